"""What the logbook shows, and what of it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from chalicelib.core.kernel import InstitutionId, UserId


class LogFormat(StrEnum):
    """CSV to read, JSON lines to check."""

    CSV = "csv"
    JSON_LINES = "jsonl"


@dataclass(frozen=True)
class LogFilter:
    """Which events: within [``from_at``, ``until_at``), of this name, of this user.

    ``institution_id`` is whose chain; None means one's own, for the help desk the system's.
    ``before`` looks only at events with a lower number.
    """

    from_at: datetime | None = None
    until_at: datetime | None = None
    name: str = ""
    user_id: str = ""
    institution_id: InstitutionId | None = None
    before: int | None = None


@dataclass(frozen=True)
class LogRow:
    """An event; ``user_name`` is empty for somebody whose account is gone, or nobody."""

    number: int
    at: datetime
    name: str
    user_id: UserId | None
    user_name: str
    edge_id: str | None
    objects: tuple[tuple[str, str], ...]
    reason: str | None


@dataclass(frozen=True)
class LogView:
    """A page of the logbook, the newest first.

    ``names`` are those of the events in the period, ``users`` the names of who did them.
    ``unreadable`` lines were damaged: the chain must be checked. ``looked_from`` is the number
    where looking stopped because it was enough for one page; None if the whole period was
    looked through.
    """

    rows: tuple[LogRow, ...]
    total: int
    page: int
    pages: int
    from_at: datetime
    until_at: datetime
    names: tuple[str, ...]
    users: Mapping[UserId, str]
    unreadable: int
    looked_from: int | None
    of_duo: bool
