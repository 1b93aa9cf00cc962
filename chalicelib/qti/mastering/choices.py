"""The sets of choices that a session plan orders, in the names that candidates get."""

from chalicelib.core.exams import ChoiceSet
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.aliases import aliases_of
from chalicelib.qti.mastering.telling import order_tells
from chalicelib.qti.node import Node
from chalicelib.qti.vocabulary import CHOICE_LISTS


def choice_sets(item: Item) -> tuple[ChoiceSet, ...]:
    """Return every set of choices of an item; a match interaction has two.

    Choices in the order of the key shuffle although their maker did not ask for it; more than one
    that keeps its place there would still tell a part of that order.
    """
    aliases = aliases_of(item)
    return tuple(
        _choice_set(item, interaction, holder, aliases)
        for interaction in find_interactions(item.tree)
        for holder in (interaction.all("simpleMatchSet") or (interaction,))
        if holder.name in CHOICE_LISTS
    )


def _choice_set(item: Item, interaction: Node, holder: Node, aliases: dict[str, str]) -> ChoiceSet:
    choices = holder.all(*CHOICE_LISTS[holder.name])
    asked = interaction.flag("shuffle")
    tells = order_tells(item, interaction)
    fixed = [one.get("identifier") for one in choices if asked and one.flag("fixed")]
    if tells and len(fixed) > 1:
        fixed = []
    return ChoiceSet(
        interaction.get("responseIdentifier"),
        tuple(aliases.get(name, name) for name in (one.get("identifier") for one in choices)),
        frozenset(aliases.get(name, name) for name in fixed),
        asked or tells,
    )
