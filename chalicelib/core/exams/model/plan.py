"""One candidate's plan: the orders in which items and choices are shown, made from a seed."""

import hashlib
from dataclasses import dataclass

from chalicelib.core.exams.model.form import FormOutline
from chalicelib.core.kernel import ItemId


@dataclass(frozen=True)
class SessionPlan:
    """The orders in which one candidate sees items and choices."""

    item_order: tuple[ItemId, ...]
    choice_orders: dict[ItemId, dict[str, tuple[str, ...]]]


def make_plan(outline: FormOutline, seed: str) -> SessionPlan:
    """Make the same plan for the same seed, whatever machine or Python version makes it."""
    order = [
        item_id
        for section in outline.sections
        for item_id in _arranged(section.item_ids, section.shuffle, f"{seed}|{section.id}")
    ]
    choices = {
        item.id: {
            shuffle.response_id: _shuffled(
                shuffle.choice_ids, shuffle.fixed_ids, f"{seed}|{item.id}|{shuffle.response_id}"
            )
            for shuffle in item.shuffles
        }
        for item in outline.items
        if item.shuffles
    }
    return SessionPlan(tuple(order), choices)


def _arranged(ids: tuple[ItemId, ...], shuffle: bool, seed: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(i) for i in _shuffled(ids, frozenset(), seed)) if shuffle else ids


def _shuffled(ids: tuple[str, ...], fixed: frozenset[str], seed: str) -> tuple[str, ...]:
    # A hash instead of a random generator: the order stays the same across Python versions.
    loose = sorted((i for i in ids if i not in fixed), key=lambda i: _draw(seed, i))
    drawn = iter(loose)
    return tuple(i if i in fixed else next(drawn) for i in ids)


def _draw(seed: str, choice: str) -> bytes:
    return hashlib.sha256(f"{seed}|{choice}".encode()).digest()
