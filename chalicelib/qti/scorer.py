"""Scores responses by the original rules of a mastered form."""

from functools import lru_cache

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import ItemScore, Response
from chalicelib.qti.checking.permitted import permitted
from chalicelib.qti.items.item import SCORE
from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.mastering.scoring_part import ScoredItem, read_scoring_part
from chalicelib.qti.processing.engine import process

_read_once = lru_cache(maxsize=2)(read_scoring_part)
"""A whole group is scored with one form; two forms are kept because queues mix groups."""


class QtiScorer:
    """Fulfils ``core.scoring.ItemScorer`` for mastered QTI."""

    def score(
        self, scoring: bytes, plan: SessionPlan, responses: dict[ItemId, Response | None]
    ) -> tuple[ItemScore, ...]:
        """Score every item of the plan; an item without a response is scored as left empty.

        :raises ScoringPartUnreadable: when the bytes are not a scoring part of this version.
        """
        items = {one.id: one for one in _read_once(scoring)}
        return tuple(
            _score(item_id, items[plan.item_of(item_id)], responses.get(item_id) or {})
            for item_id in plan.item_order
        )


def _score(item_id: ItemId, scored: ScoredItem, response: Response) -> ItemScore:
    item = scored.item
    outcomes = process(item.tree, item.declarations, permitted(item.tree, response))
    return ItemScore(
        item_id,
        None if scored.needs_scorer else _points(outcomes.get(SCORE)),
        scored.max_score,
        {identifier: write_value(value) for identifier, value in outcomes.items()},
    )


def _points(value: Value | None) -> float:
    # A score that the rules left NULL is no points; None would mean that a scorer must look.
    return float(str(value.single)) if value is not None else 0.0
