"""A candidate's exam app as a program: logs in, numbers its entries, answers, submits."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx

from chalicelib.qti.crypto import open_part
from demonstration.answers import ExpectedScore
from tests.journeys.running import RunningFacet

Json = Any
TIMEOUT_SECONDS = 30


@dataclass(frozen=True)
class Desk:
    """A computer at a place in the room: it knows only what stands on the candidate's slip."""

    facet: RunningFacet
    computer: str
    access_code: str
    login_name: str

    def try_to_log_in(self, access_code: str | None = None) -> httpx.Response:
        """Log in, with another access code if asked, and give the answer whatever it is."""
        body = {
            "access_code": access_code or self.access_code,
            "login_name": self.login_name,
            "computer": self.computer,
        }
        address = f"{self.facet.api}/delivery/logins"
        return httpx.post(address, json=body, timeout=TIMEOUT_SECONDS, trust_env=False)

    def log_in(self) -> "Sitting":
        """Log in and be let in."""
        answer = self.try_to_log_in()
        assert answer.status_code == 200, answer.text
        return Sitting(self.facet, answer.json())


@dataclass
class Sitting:
    """A login that was admitted; entries are numbered from 1, without a gap."""

    facet: RunningFacet
    admitted: Json
    _last_seq: int = 0
    _item_id: str | None = None
    _answered: set[str] = field(default_factory=set)

    def parts(self) -> dict[str, bytes]:
        """Fetch what the exam is made of, as it lies on the open address: encrypted."""
        manifest = self.admitted["manifest"]
        address = self.facet.origin + manifest["base_url"]
        names = [part["name"] for part in manifest["parts"]]
        return {name: self._fetched(address + name) for name in names}

    def opened(self, content_key: str) -> dict[str, bytes]:
        """Decrypt those parts with the key that the start brings."""
        key, form_id = base64.b64decode(content_key), self.admitted["manifest"]["form_id"]
        return {name: open_part(key, form_id, name, part) for name, part in self.parts().items()}

    def start(self, *, status: int = 200) -> Json:
        """Ask for the key, the plan and the answers so far."""
        return self._post("/delivery/start", {}, status)

    def answer(self, answers: Sequence[ExpectedScore]) -> Json:
        """Save answers in one batch, twice: a browser that missed the reply sends it again."""
        self._answered |= {one.item_id for one in answers}
        batch = self._batch(
            [
                {"act": "respond", "item_id": one.item_id, "response": one.response}
                for one in answers
            ]
        )
        self._item_id = answers[-1].item_id
        first = self._save(batch)
        again = self._save(batch)
        assert first["acknowledged_seq"] == again["acknowledged_seq"] == self._last_seq
        return again["live"]

    def submit(self) -> Json:
        """Hand in."""
        return self._save(self._batch([{"act": "submit"}]))["live"]

    def presence(self) -> Json:
        """Give a sign of life; the answer says what the browser must obey."""
        return self._post("/delivery/presence", self._presence(), 200)

    def _batch(self, entries: list[dict[str, Any]]) -> str:
        first_seq = self._last_seq + 1
        self._last_seq += len(entries)
        client_time = datetime.now(UTC).isoformat()
        return json.dumps(
            {
                "session_id": self.admitted["session_id"],
                "epoch": self.admitted["epoch"],
                "first_seq": first_seq,
                "entries": [entry | {"client_time": client_time} for entry in entries],
            }
        )

    def _save(self, batch: str) -> Json:
        body = {"batch": batch, "presence": self._presence()}
        return self._post("/delivery/batches", body, 200)

    def _presence(self) -> Json:
        return {
            "item_id": self._item_id,
            "answered": len(self._answered),
            "total": self.admitted["total_items"],
            "waiting": 0,
        }

    def _post(self, path: str, body: Json, status: int) -> Json:
        answer = httpx.post(
            self.facet.api + path,
            json=body,
            headers={"Authorization": f"Bearer {self.admitted['token']}"},
            timeout=TIMEOUT_SECONDS,
            trust_env=False,
        )
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()

    def _fetched(self, address: str) -> bytes:
        answer = httpx.get(address, timeout=TIMEOUT_SECONDS, trust_env=False)
        assert answer.status_code == 200, answer.text
        return answer.content
