"""What scoring needs from the world."""

from typing import Protocol

from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring.model import ItemScore, Response


class ItemScorer(Protocol):
    """Scores responses by the rules of a mastered form (fulfilled by ``chalicelib.qti``)."""

    def score(
        self, scoring: bytes, responses: dict[ItemId, Response | None]
    ) -> tuple[ItemScore, ...]:
        """Score every item of the form; an item without a response is scored as left empty."""
        ...
