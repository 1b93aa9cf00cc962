"""What a browser tells of itself every few seconds."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.kernel import ItemId


@dataclass(frozen=True)
class SignOfLife:
    """What a browser tells of itself; ``waiting`` counts entries not yet acknowledged.

    Without an item it comes from a waiting page, which knows no answers either. ``number`` is
    how the screen counts that item, from 1: candidates have orders of their own.
    """

    item_id: ItemId | None
    answered: int
    total: int
    waiting: int
    seen_at: datetime
    number: int | None = None
