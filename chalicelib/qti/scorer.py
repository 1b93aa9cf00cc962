"""Scores responses by the original rules of a mastered form."""

from functools import lru_cache

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import ItemScore, Response, SessionMarks
from chalicelib.qti.assessing.sitting import SatItem, sit
from chalicelib.qti.checking.permitted import permitted
from chalicelib.qti.items.item import SCORE
from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.mastering.aliases import originals
from chalicelib.qti.mastering.scoring_part import KeptItem, read_scoring_part
from chalicelib.qti.templating.variants import VariantImpossible

_read_once = lru_cache(maxsize=2)(read_scoring_part)
"""A whole group is scored with one form; two forms are kept because queues mix groups."""


class QtiScorer:
    """Fulfils ``core.scoring.ItemScorer`` for mastered QTI."""

    def score(
        self, scoring: bytes, plan: SessionPlan, responses: dict[ItemId, Response | None]
    ) -> SessionMarks:
        """Score every item of the plan; an item without a response is scored as left untouched.

        An item that this version cannot score gets no score, so that a scorer looks at it.
        :raises ScoringPartUnreadable: when the bytes are not a scoring part of this version.
        """
        part = _read_once(scoring)
        items = tuple(
            _score(
                item_id,
                part.items[plan.item_of(item_id)],
                plan.variants.get(item_id),
                responses.get(item_id) or {},
                # Rules that draw by chance draw the same whenever this item is scored again.
                seed=f"{part.form_id}|{item_id}|{plan.variants.get(item_id)}",
            )
            for item_id in plan.item_order
        )
        return SessionMarks(items)


def _score(
    item_id: ItemId, kept: KeptItem, number: int | None, response: Response, *, seed: str
) -> ItemScore:
    sat = _as_sat(kept, number)
    if kept.item is None or sat is None:
        return ItemScore(item_id, None, kept.max_score, {})
    answer = permitted(sat.tree, originals(kept.item, response))
    outcomes = sat.attempt(answer, seed=seed)
    return ItemScore(
        item_id,
        None if kept.needs_scorer else _points(outcomes.get(SCORE)),
        kept.max_score,
        {identifier: write_value(value) for identifier, value in outcomes.items()},
    )


def _as_sat(kept: KeptItem, number: int | None) -> SatItem | None:
    """Return the item as this candidate had it; None when it cannot be made any more."""
    try:
        return sit(kept.item, kept.defaults, number) if kept.item is not None else None
    except VariantImpossible:
        return None


def _points(value: Value | None) -> float:
    # A score that the rules left NULL is no points; None would mean that a scorer must look.
    return float(str(value.single)) if value is not None else 0.0
