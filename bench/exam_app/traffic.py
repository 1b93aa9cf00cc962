"""What a browser asked, from the log of the line: how often and how much, by kind of path."""

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.fault_proxy import Exchange, FaultProxy

KILOBYTE = 1000
QUIET_SECONDS = 1.5
SIGNS_OF_LIFE = "presence"
_KINDS = (
    (re.compile(r"^/content/"), "encrypted exam"),
    (re.compile(r"^/exam/"), "exam app"),
    (re.compile(r"^(/api)?/delivery/"), ""),
)


@dataclass(frozen=True)
class Traffic:
    """Requests of one kind; bytes include the heads, as they go over the line without TLS."""

    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0

    def __add__(self, other: "Traffic") -> "Traffic":
        """Count both."""
        return Traffic(
            self.requests + other.requests,
            self.bytes_up + other.bytes_up,
            self.bytes_down + other.bytes_down,
        )

    def __str__(self) -> str:
        """Write it as a value of docs/figures.md has it."""
        up, down = self.bytes_up / KILOBYTE, self.bytes_down / KILOBYTE
        return f"{self.requests} requests, {up:.1f} kB up, {down:.1f} kB down"


def kind_of(path: str) -> str:
    """Name what a path is: a part of the app, of the exam, or the last word of an act."""
    plain = path.partition("?")[0]
    for pattern, name in _KINDS:
        if pattern.match(plain):
            return name or plain.rpartition("/")[2]
    return plain


def by_kind(exchanges: Iterable[Exchange]) -> dict[str, Traffic]:
    """Add up by kind, the most requests first."""
    found = together(
        *({kind_of(one.path): Traffic(1, one.bytes_up, one.bytes_down)} for one in exchanges)
    )
    return dict(sorted(found.items(), key=lambda pair: -pair[1].requests))


def together(*counts: Mapping[str, Traffic]) -> dict[str, Traffic]:
    """Add up several counts, kind by kind."""
    found: dict[str, Traffic] = {}
    for count in counts:
        for kind, traffic in count.items():
            found[kind] = found.get(kind, Traffic()) + traffic
    return found


def total(kinds: Mapping[str, Traffic]) -> Traffic:
    """Add up everything."""
    return sum(kinds.values(), Traffic())


def told(kinds: Mapping[str, Traffic]) -> str:
    """Write how often each kind was asked for."""
    return ", ".join(f"{one.requests} {kind}" for kind, one in kinds.items())


class Counter:
    """Counts what passes a line, from one moment to the next."""

    def __init__(self, proxy: FaultProxy) -> None:
        self._proxy = proxy
        self._seen = 0

    def since_last(self) -> dict[str, Traffic]:
        """Count what passed since the last time, once nothing but signs of life passes."""
        while len(self._asked()) < len(self._asked_a_moment_later()):
            pass
        passed = self._proxy.exchanges()[self._seen :]
        self._seen += len(passed)
        return by_kind(passed)

    def _asked_a_moment_later(self) -> list[Exchange]:
        time.sleep(QUIET_SECONDS)
        return self._asked()

    def _asked(self) -> list[Exchange]:
        return [one for one in self._proxy.exchanges() if kind_of(one.path) != SIGNS_OF_LIFE]
