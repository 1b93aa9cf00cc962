"""What acts show of results."""

from dataclasses import dataclass, field

from chalicelib.core.kernel import GroupId, ItemId, SessionId
from chalicelib.core.scoring import Outcomes


@dataclass(frozen=True)
class CandidateResultView:
    """The result of one candidate; ``score`` is None as long as nothing was scored.

    While ``waits_for_scorer`` is above zero, ``score`` is what is certain so far. Candidates may
    get different numbers of items; before the scoring ``total_items`` is the most of them.
    ``outcomes`` are those of the test as a whole, by its own rules: none while an item waits.
    """

    session_id: SessionId
    name: str
    number: str
    state: str
    answered: int
    total_items: int
    score: float | None
    maximum: float | None
    waits_for_scorer: int
    late_entries: int
    outcomes: Outcomes = field(default_factory=dict)


@dataclass(frozen=True)
class FailedItemView:
    """An item whose rules failed, so that a scorer must look at it; ``reason`` is in Dutch."""

    item_id: ItemId
    reason: str
    candidates: int


@dataclass(frozen=True)
class GroupResultsView:
    """The results of a group, by name."""

    group_id: GroupId
    name: str
    exam_title: str
    state: str
    total_items: int
    candidates: tuple[CandidateResultView, ...]
    failed_items: tuple[FailedItemView, ...] = ()


@dataclass(frozen=True)
class FileOfferView:
    """Where a file can be fetched, for a few minutes."""

    url: str
    name: str
