"""Scores: what the rules of an item make of a response."""

from dataclasses import dataclass

from chalicelib.core.kernel import ItemId

Response = dict[str, str | list[str] | None]
"""The value of each response variable of an item, in QTI's lexical forms."""


@dataclass(frozen=True)
class ItemScore:
    """What one item yields; ``score`` is None while a scorer still has to look at it."""

    item_id: ItemId
    score: float | None
    max_score: float | None
    outcomes: dict[str, str | list[str] | None]
