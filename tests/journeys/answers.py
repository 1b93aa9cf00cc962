"""What candidates of the journeys answer, and what the demonstration exam gives for it."""

from collections.abc import Iterable

from demonstration.answers import ExpectedScore, Quality, expected_scores


def answers_of(quality: Quality) -> tuple[ExpectedScore, ...]:
    """Give one answer to every item: of this quality where the item has one, else the best."""
    chosen: dict[str, ExpectedScore] = {}
    for one in expected_scores():
        known = chosen.get(one.item_id)
        if known is None or (known.quality is not quality and one.quality is quality):
            chosen[one.item_id] = one
    return tuple(chosen.values())


def certain_score(answers: Iterable[ExpectedScore]) -> float:
    """Add up what the machine gives; what a scorer gives comes later."""
    return sum(one.score for one in answers if one.score is not None)


def waiting_for_scorer(answers: Iterable[ExpectedScore]) -> int:
    """Count the answers that a scorer decides on."""
    return sum(one.score is None for one in answers)
