"""A small reference model of the exam app's outbox, as docs/delivery-api.md describes it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib.core.sessions import TokenClaims
from tests.builders.sessions import NINE, answer, batch_text, hand_in


@dataclass
class Writer:
    """One login at one computer: token, epoch and counter live and die together."""

    claims: TokenClaims
    computer: str
    next_seq: int = 1
    started: bool = False
    screen: dict[str, str] = field(default_factory=dict)
    outbox: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    in_flight: str | None = None
    in_flight_last_seq: int = 0
    acknowledged: int = 0
    typed: dict[int, dict[str, Any]] = field(default_factory=dict)
    submitted: bool = False

    def type(self, item: str, value: str, at: datetime) -> None:
        self.screen[item] = value
        self._write(answer(item, value, at))

    def hand_in(self, at: datetime) -> None:
        self.submitted = True
        self._write(hand_in(at))

    def send(self) -> str | None:
        """Give the batch to send: frozen when it is first sent, the same until acknowledged."""
        if self.in_flight is None and self.outbox:
            self.in_flight = self.freeze()
        return self.in_flight

    def freeze(self) -> str:
        self.in_flight_last_seq = self.outbox[-1][0]
        return batch_text(
            [entry for _, entry in self.outbox],
            first_seq=self.outbox[0][0],
            login=self.claims.epoch.login,
            lease=self.claims.epoch.lease,
            session_id=self.claims.session_id,
        )

    def hear(self, acknowledged_seq: int) -> None:
        """Mark entries as safe. An old acknowledgement that comes late changes nothing."""
        self.acknowledged = max(self.acknowledged, acknowledged_seq)
        self.outbox = [(seq, entry) for seq, entry in self.outbox if seq > acknowledged_seq]
        if self.in_flight is not None and acknowledged_seq >= self.in_flight_last_seq:
            self.in_flight = None

    def _write(self, entry: dict[str, Any]) -> None:
        self.typed[self.next_seq] = entry
        self.outbox.append((self.next_seq, entry))
        self.next_seq += 1


def a_writer(claims: TokenClaims, *values: str) -> Writer:
    """Give a login that typed these values for one item, one after another."""
    writer = Writer(claims, "pc-1")
    for value in values:
        writer.type("ITM-1", value, NINE)
    return writer
