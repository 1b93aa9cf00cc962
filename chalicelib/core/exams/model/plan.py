"""One candidate's plan: which items, in which orders, with which template values, from a seed.

The same seed gives the same plan on whatever machine or version of Python makes it, so a session,
its review and its scoring always see the same exam. A plan never names a key.
"""

from dataclasses import dataclass, field

from chalicelib.core.exams.model.arranging import arrange, draw, name_copies, shuffled
from chalicelib.core.exams.model.form import ChoiceSet, FormItem, FormOutline
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
    items = {item.id: item for item in outline.items}
    order = arrange((section for part in outline.parts for section in part.sections), seed)
    named = name_copies(order, frozenset(items))
    planned = {name: items[item] for name, item in named}
    orders = {name: _choice_orders(item, f"{seed}|{name}") for name, item in planned.items()}
    variants = {
        name: draw(f"{seed}|variant", name) % len(item.variants)
        for name, item in planned.items()
        if item.variants
    }
    return SessionPlan(
        item_order=tuple(planned),
        choice_orders={name: order for name, order in orders.items() if order},
        copies={name: item for name, item in named if name != item},
        slots={name: planned[name].variants[number] for name, number in variants.items()},
        presets={name: item.presets for name, item in planned.items() if item.presets},
        variants=variants,
    )


def _choice_orders(item: FormItem, seed: str) -> dict[str, tuple[str, ...]]:
    orders: dict[str, tuple[str, ...]] = {}
    for choices in item.choice_sets:
        before = orders.get(choices.response_id, ())
        orders[choices.response_id] = before + _ordered(choices, seed)
    return orders


def _ordered(choices: ChoiceSet, seed: str) -> tuple[str, ...]:
    if not choices.shuffle:
        return choices.choice_ids
    return shuffled(choices.choice_ids, choices.fixed_ids, f"{seed}|{choices.response_id}")
