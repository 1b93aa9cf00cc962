"""What the planner sees of answers that came in after the closing; never what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.kernel import GroupId, ItemId, SessionId
from chalicelib.core.sessions.model.counting import PlacedEntry
from chalicelib.core.sessions.model.journal import Epoch


@dataclass(frozen=True)
class LateItemView:
    """An item that was answered late, and its last change; ``made_at`` is the browser's claim."""

    item_id: ItemId
    changes: int
    made_at: datetime
    received_at: datetime


@dataclass(frozen=True)
class LateAnswersView:
    """What waits for the planner: ``changes`` answers, the last of them at ``through_seq``.

    Without any, ``epoch`` is None. ``after_deadline`` counts answers that nobody can accept.
    """

    group_id: GroupId
    group_name: str
    session_id: SessionId
    name: str
    closed_at: datetime | None
    deadline_at: datetime | None
    items: tuple[LateItemView, ...]
    changes: int
    epoch: Epoch | None
    through_seq: int
    after_deadline: int


def late_items(waiting: Sequence[PlacedEntry]) -> tuple[LateItemView, ...]:
    """Put late answers together by item, in the order in which the items were last changed."""
    by_item: dict[ItemId, list[PlacedEntry]] = {}
    for placed in waiting:
        if placed.entry.item_id is not None:
            changes = by_item.pop(placed.entry.item_id, [])
            by_item[placed.entry.item_id] = [*changes, placed]
    return tuple(_item(item_id, changes) for item_id, changes in by_item.items())


def _item(item_id: ItemId, changes: Sequence[PlacedEntry]) -> LateItemView:
    last = changes[-1]
    return LateItemView(item_id, len(changes), last.entry.client_time, last.received_at)
