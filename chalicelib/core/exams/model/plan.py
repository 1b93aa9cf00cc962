"""One candidate's plan: which items, in which orders, with which template values, from a seed.

The same seed gives the same plan on whatever machine or version of Python makes it, so a session,
its review and its scoring always see the same exam. A plan never names a key.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.core.exams.model.form import ChoiceSet, FormItem, FormOutline
from chalicelib.core.exams.model.structure import FormSection
from chalicelib.core.kernel import ItemId


@dataclass(frozen=True)
class SessionPlan:
    """What one candidate gets; the keys are the ids under which responses are kept.

    ``copies`` names the items that a selection with replacement took more than once: id in this
    plan -> id in the form. ``slots`` holds the texts of template slots, ``presets`` the responses
    that stand there at first, ``variants`` which variant of an item's templates it is.
    """

    item_order: tuple[ItemId, ...]
    choice_orders: dict[ItemId, dict[str, tuple[str, ...]]]
    copies: dict[ItemId, ItemId] = field(default_factory=dict)
    slots: dict[ItemId, dict[str, str]] = field(default_factory=dict)
    presets: dict[ItemId, dict[str, str | list[str]]] = field(default_factory=dict)
    variants: dict[ItemId, int] = field(default_factory=dict)

    def item_of(self, item_id: ItemId) -> ItemId:
        """Return the item of the form that stands behind an id of this plan."""
        return self.copies.get(item_id, item_id)


def make_plan(outline: FormOutline, seed: str) -> SessionPlan:
    """Make the plan that this seed stands for."""
    order = tuple(
        item_id
        for part in outline.parts
        for section in part.sections
        for item_id in _arranged(section, seed)
    )
    items = {item.id: item for item in outline.items}
    choices = {item_id: _choice_orders(items[item_id], seed) for item_id in order}
    return SessionPlan(order, {item_id: orders for item_id, orders in choices.items() if orders})


def _arranged(section: FormSection, seed: str) -> Iterator[ItemId]:
    ids = [
        item_id
        for child in section.children
        for item_id in (
            _arranged(child, seed) if isinstance(child, FormSection) else [child.item_id]
        )
    ]
    if section.shuffle:
        ids = [ItemId(one) for one in _shuffled(tuple(ids), frozenset(), f"{seed}|{section.id}")]
    yield from ids


def _choice_orders(item: FormItem, seed: str) -> dict[str, tuple[str, ...]]:
    orders: dict[str, tuple[str, ...]] = {}
    for choices in item.choice_sets:
        before = orders.get(choices.response_id, ())
        orders[choices.response_id] = before + _ordered(choices, f"{seed}|{item.id}")
    return orders


def _ordered(choices: ChoiceSet, seed: str) -> tuple[str, ...]:
    if not choices.shuffle:
        return choices.choice_ids
    return _shuffled(choices.choice_ids, choices.fixed_ids, f"{seed}|{choices.response_id}")


def _shuffled(ids: tuple[str, ...], fixed: frozenset[str], seed: str) -> tuple[str, ...]:
    # A hash instead of a random generator: the order stays the same across Python versions.
    loose = sorted((i for i in ids if i not in fixed), key=lambda i: _draw(seed, i))
    drawn = iter(loose)
    return tuple(i if i in fixed else next(drawn) for i in ids)


def _draw(seed: str, choice: str) -> bytes:
    return hashlib.sha256(f"{seed}|{choice}".encode()).digest()
