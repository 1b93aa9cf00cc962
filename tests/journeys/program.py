"""A program of a school or of DUO: does over JSON what people do on the pages."""

import re
import time
from typing import Any

import httpx

from infrastructure.local.mailbox import mails
from infrastructure.local.seed import PASSWORD
from tests.journeys.running import RunningFacet

CODE = re.compile(r"\b\d{8}\b")
MAIL_SECONDS = 15
TIMEOUT_SECONDS = 30

Json = Any


class Program:
    """Someone of the staff, logged in or not; every answer but the asked status fails the test."""

    def __init__(self, facet: RunningFacet) -> None:
        self.facet = facet
        self._http = httpx.Client(timeout=TIMEOUT_SECONDS, trust_env=False)
        # The cookies are for secure addresses only, so a library would not send them here.
        self._cookies: dict[str, str] = {}
        self._csrf = ""

    def log_in(self, username: str, email: str) -> None:
        """Enter the portal: password, then the one-time password from the mailbox."""
        had = _codes(self.facet, email)
        sent = self.post("/login", {"username": username, "password": PASSWORD})
        assert sent["sent_to"] != email, "the address is masked for whoever has only a password"
        code = _new_code(self.facet, email, had)
        self._csrf = self.post("/login/code", {"code": code})["csrf_token"]

    def log_in_monitor(self, username: str) -> None:
        """Enter the monitor, with the password alone."""
        answer = self.post("/monitor/login", {"username": username, "password": PASSWORD})
        self._csrf = answer["csrf_token"]

    def get(self, path: str, *, status: int = 200) -> Json:
        """Read something."""
        return self._json("GET", path, None, status)

    def post(self, path: str, body: Json = None, *, status: int = 200) -> Json:
        """Do something."""
        return self._json("POST", path, body or {}, status)

    def download(self, path: str) -> bytes:
        """Fetch a file: the answer leads to it."""
        answer = self._send("GET", path, None)
        assert answer.status_code == 303, answer.text
        return self._fetched(answer.headers["location"])

    def upload(self, url: str, fields: dict[str, str], data: bytes) -> None:
        """Post a file straight to its bucket."""
        answer = self._http.post(url, data=fields, files={"file": ("package.zip", data)})
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"].startswith(self.facet.api), "a browser comes back to us"

    def _fetched(self, address: str) -> bytes:
        answer = self._http.get(address)
        assert answer.status_code == 200, answer.text
        return answer.content

    def _json(self, method: str, path: str, body: Json, status: int) -> Json:
        answer = self._send(method, path, body)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def _send(self, method: str, path: str, body: Json) -> httpx.Response:
        headers = {"Accept": "application/json", "X-CSRF-Token": self._csrf}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self._cookies.items())
        answer = self._http.request(method, self.facet.api + path, headers=headers, json=body)
        for cookie in answer.headers.get_list("set-cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        self._http.cookies.clear()
        return answer


def _new_code(facet: RunningFacet, email: str, had: list[str]) -> str:
    patience = time.monotonic() + MAIL_SECONDS
    while len(codes := _codes(facet, email)) == len(had):
        assert time.monotonic() < patience, f"no mail came for {email}"
        time.sleep(0.1)
    return codes[0]


def _codes(facet: RunningFacet, email: str) -> list[str]:
    """Give the one-time passwords that were mailed to someone, the newest first."""
    texts = [mail.text for mail in mails(facet.place.cloud) if mail.to == email]
    return [code for text in texts for code in CODE.findall(text)]
