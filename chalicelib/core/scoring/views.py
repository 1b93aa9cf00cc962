"""What scoring reports."""

from dataclasses import dataclass

from chalicelib.core.kernel import GroupId


@dataclass(frozen=True)
class GroupScoredView:
    """What scoring a group came to; ``unchanged`` sessions had this score already."""

    group_id: GroupId
    scored: int
    unchanged: int
    waits_for_scorer: int
