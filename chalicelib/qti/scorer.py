"""Scores responses by the original rules of a mastered form."""

from functools import lru_cache

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import ItemScore, Response
from chalicelib.qti.checking.permitted import permitted
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import SCORE, Item
from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.mastering.aliases import originals
from chalicelib.qti.mastering.scoring_part import KeptItem, read_scoring_part
from chalicelib.qti.node import Node
from chalicelib.qti.processing.engine import process
from chalicelib.qti.templating.shown import shown_tree
from chalicelib.qti.templating.variants import VariantImpossible, variant

_read_once = lru_cache(maxsize=2)(read_scoring_part)
"""A whole group is scored with one form; two forms are kept because queues mix groups."""


class QtiScorer:
    """Fulfils ``core.scoring.ItemScorer`` for mastered QTI."""

    def score(
        self, scoring: bytes, plan: SessionPlan, responses: dict[ItemId, Response | None]
    ) -> tuple[ItemScore, ...]:
        """Score every item of the plan; an item without a response is scored as left untouched.

        An item that this version cannot score gets no score, so that a scorer looks at it.
        :raises ScoringPartUnreadable: when the bytes are not a scoring part of this version.
        """
        part = _read_once(scoring)
        return tuple(
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


def _score(
    item_id: ItemId, kept: KeptItem, number: int | None, response: Response, *, seed: str
) -> ItemScore:
    item = kept.item
    sat = _as_sat(item, kept, number) if item is not None else None
    if item is None or sat is None:
        return ItemScore(item_id, None, kept.max_score, {})
    tree, declarations = sat
    answer = permitted(tree, originals(item, response))
    outcomes = process(tree, declarations, answer, seed=seed)
    return ItemScore(
        item_id,
        None if kept.needs_scorer else _points(outcomes.get(SCORE)),
        kept.max_score,
        {identifier: write_value(value) for identifier, value in outcomes.items()},
    )


def _as_sat(item: Item, kept: KeptItem, number: int | None) -> tuple[Node, Declarations] | None:
    """Return the item with its variables as this candidate had it: in which variant."""
    if number is None:
        return item.tree, item.declarations
    try:
        made = variant(item, kept.defaults, number)
    except VariantImpossible:
        return None
    return shown_tree(item.tree, made), made.declarations


def _points(value: Value | None) -> float:
    # A score that the rules left NULL is no points; None would mean that a scorer must look.
    return float(str(value.single)) if value is not None else 0.0
