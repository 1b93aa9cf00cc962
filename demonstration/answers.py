"""What the demonstration exam expects: responses with their scores, and the words to search for.

Scoring tests, simulated candidates and tests for leaks read these; the exam itself does not.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from demonstration.build import SOURCE

_HERE = Path(__file__).parent


class Quality(StrEnum):
    """How good a response is."""

    FULL = "full"
    PARTIAL = "partial"
    WRONG = "wrong"


@dataclass(frozen=True)
class ExpectedScore:
    """A response to an item and what it earns; ``score`` is None where a scorer decides."""

    item_id: ItemId
    quality: Quality
    response: Response
    score: float | None
    scorer_gives: float | None
    max_score: float


def expected_scores() -> tuple[ExpectedScore, ...]:
    """Give every listed response of every item, in the order of the exam."""
    items = json.loads((SOURCE / "answers.json").read_text(encoding="utf-8"))
    return tuple(
        ExpectedScore(
            item_id=ItemId(item_id),
            quality=Quality(case["case"]),
            response=case["response"],
            score=case["score"],
            scorer_gives=case.get("scorer_gives"),
            max_score=item["max_score"],
        )
        for item_id, item in items.items()
        for case in item["cases"]
    )


def content_canaries() -> tuple[str, ...]:
    """Give unusual words of texts and pictures: nowhere readable before the release."""
    return _words("canaries.txt")


def scoring_canaries() -> tuple[str, ...]:
    """Give unusual words of guides, feedback and comments: never readable for a candidate."""
    return _words("canaries-scoring.txt")


def _words(name: str) -> tuple[str, ...]:
    return tuple((_HERE / name).read_text(encoding="utf-8").split())
