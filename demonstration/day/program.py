"""A program of a school or of DUO: does over JSON what people do on the pages."""

import re
import time
from typing import Any

import httpx

from demonstration.people import PASSWORD, staff
from infrastructure.local.mailbox import mails

CODE = re.compile(r"\b\d{8}\b")
MAIL_SECONDS = 15
TIMEOUT_SECONDS = 30

Json = Any


class UnexpectedAnswer(Exception):  # noqa: N818 - a name that says what happened
    """An act answered otherwise than the exam day needs; the text says which and how."""


class Program:
    """Someone of the staff, logged in or not; only the status that was asked for is taken.

    ``api`` is the address under which the acts stand, ``cloud`` that of the emulated cloud, where
    e-mail arrives.
    """

    def __init__(self, api: str, cloud: str) -> None:
        self._api = api
        self._cloud = cloud
        self._http = httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False)
        # The cookies are for secure addresses only, so a library would not send them here.
        self._cookies: dict[str, str] = {}
        self._csrf = ""

    def log_in(self, username: str, email: str) -> None:
        """Enter the portal: password, then the one-time password from the mailbox."""
        had = self._codes(email)
        sent = self.post("/login", {"username": username, "password": PASSWORD})
        if sent["sent_to"] == email:
            raise UnexpectedAnswer("the address must be masked for whoever has only a password")
        code = self._new_code(email, had)
        self._csrf = self.post("/login/code", {"code": code})["csrf_token"]

    def log_in_monitor(self, username: str) -> None:
        """Enter the monitor, with the password alone."""
        answer = self.post("/monitor/login", {"username": username, "password": PASSWORD})
        self._csrf = answer["csrf_token"]

    def get(self, path: str, *, status: int = 200) -> Json:
        """Read something. :raises UnexpectedAnswer: for another status."""
        return self._json("GET", path, None, status)

    def post(self, path: str, body: Json = None, *, status: int = 200) -> Json:
        """Do something. :raises UnexpectedAnswer: for another status."""
        return self._json("POST", path, body or {}, status)

    def download(self, path: str) -> bytes:
        """Fetch a file: the answer leads to it. :raises UnexpectedAnswer: if it does not."""
        answer = _expect(303, self._send("GET", path, None))
        return _expect(200, self._http.get(answer.headers["location"])).content

    def upload(self, url: str, fields: dict[str, str], data: bytes) -> None:
        """Post a file straight to its bucket. :raises UnexpectedAnswer: if it is not taken."""
        files = {"file": ("package.zip", data)}
        answer = _expect(303, self._http.post(url, data=fields, files=files))
        if not answer.headers["location"].startswith(self._api):
            raise UnexpectedAnswer("a browser must come back to us after an upload")

    def _json(self, method: str, path: str, body: Json, status: int) -> Json:
        return _expect(status, self._send(method, path, body)).json()

    def _send(self, method: str, path: str, body: Json) -> httpx.Response:
        headers = {"Accept": "application/json", "X-CSRF-Token": self._csrf}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self._cookies.items())
        answer = self._http.request(method, self._api + path, headers=headers, json=body)
        for cookie in answer.headers.get_list("set-cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        self._http.cookies.clear()
        return answer

    def _new_code(self, email: str, had: list[str]) -> str:
        patience = time.monotonic() + MAIL_SECONDS
        while len(codes := self._codes(email)) == len(had):
            if time.monotonic() > patience:
                raise UnexpectedAnswer(f"no mail came for {email}")
            time.sleep(0.1)
        return codes[0]

    def _codes(self, email: str) -> list[str]:
        """Give the one-time passwords that were mailed to someone, the newest first."""
        texts = [mail.text for mail in mails(self._cloud) if mail.to == email]
        return [code for text in texts for code in CODE.findall(text)]


def email_of(username: str) -> str:
    """Give the address to which someone's one-time passwords go."""
    return next(person.email for person in staff() if person.username == username)


def _expect(status: int, answer: httpx.Response) -> httpx.Response:
    if answer.status_code != status:
        asked = f"{answer.request.method} {answer.request.url}"
        raise UnexpectedAnswer(f"{asked}: {answer.status_code} {answer.text}")
    return answer
