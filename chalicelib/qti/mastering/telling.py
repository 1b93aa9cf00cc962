"""Tells whether a name or an order gives the answer away.

Exam makers write ``correct`` and ``fout1`` as identifiers, and the steps of an order interaction in
the right order. Seeing too much in a name costs nothing: it gets an alias.
"""

import itertools
import re
from collections.abc import Sequence

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import Node
from chalicelib.qti.vocabulary import CHOICE_LISTS, HOTSPOT_LISTS, words

_INSIDE = (
    "correct",
    "wrong",
    "juist",
    "distract",
    "afleid",
    "sleutel",
    "antwoord",
    "answer",
    "solution",
    "oplossing",
)
"""They tell wherever they stand in a name: ``incorrect``, ``juiste``, ``afleider2``."""

_WHOLE = words("key keys goed goede fout foute right true false waar onwaar good bad ok best beste")
"""They tell as a word of their own: ``keyA``, ``goed_1``; not in ``keyboard``."""

_OF_CLASSES = ("correct", "wrong", "juist", "distract", "afleid", "sleutel")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_DIGITS = re.compile(r"(\d{1,15})")


def name_tells(identifier: str) -> bool:
    """Tell whether the name of a choice says that it is right, or wrong."""
    lower = identifier.lower()
    return any(one in lower for one in _INSIDE) or not _WHOLE.isdisjoint(_words(identifier))


def class_tells(token: str, *, of_choice: bool = False) -> bool:
    """Tell whether the name of a class says it; ``right`` is a side there, and stays.

    An element around all choices may well be of class ``answer``; one of them may not.
    """
    lower = token.lower()
    named = not _WHOLE.isdisjoint(_words(token) - {"right"})
    return named or any(one in lower for one in (_INSIDE if of_choice else _OF_CLASSES))


def order_tells(item: Item, interaction: Node) -> bool:
    """Tell whether the choices stand in the order of the key."""
    return _goes_along(item, interaction, sort_names=False)


def names_tell(item: Item) -> bool:
    """Tell whether the names of an item's choices give an answer away, by word or by order."""
    return any(
        any(name_tells(one) for one in names_of(node)) or _goes_along(item, node, sort_names=True)
        for node in find_interactions(item.tree)
    )


def names_of(interaction: Node) -> tuple[str, ...]:
    """Return the names that answers to an interaction are made of, as authored."""
    return tuple(name for group in _groups(interaction) for name in group)


def _goes_along(item: Item, interaction: Node, *, sort_names: bool) -> bool:
    variable = item.declarations.responses.get(interaction.get("responseIdentifier"))
    if variable is None:
        return False
    groups = [
        sorted(group, key=_natural) if sort_names else list(group) for group in _groups(interaction)
    ]
    if variable.cardinality is Cardinality.ORDERED:
        return _follows_row(variable, [name for group in groups for name in group])
    if variable.base_type is BaseType.PAIR:
        return _at_one_distance(variable, [name for group in groups for name in group])
    return variable.base_type is BaseType.DIRECTED_PAIR and _runs_parallel(variable, groups)


def _follows_row(variable: ResponseVariable, row: Sequence[str]) -> bool:
    if not row:
        return False
    if variable.correct is None:
        # Rules that we do not look into hold the key: it may well be this order.
        return True
    known = _first_places(row)
    places = [known[str(one)] for one in variable.correct.items if str(one) in known]
    return len(places) > 1 and places == sorted(places)


def _at_one_distance(variable: ResponseVariable, row: Sequence[str]) -> bool:
    if not _knows_pairs(variable):
        return True
    places = _first_places(row)
    couples = [[places[one] for one in pair if one in places] for pair in _pairs(variable)]
    distances = {abs(couple[0] - couple[1]) for couple in couples if len(couple) == 2}
    return len(couples) > 1 and len(distances) == 1


def _runs_parallel(variable: ResponseVariable, groups: list[list[str]]) -> bool:
    if len(groups) != 2:
        return False
    if not _knows_pairs(variable):
        return True
    starts, ends = (_first_places(group) for group in groups)
    couples = sorted(
        (starts[first], ends[second])
        for first, second in _pairs(variable)
        if first in starts and second in ends
    )
    rising = all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(couples))
    return len(couples) > 1 and rising


def _knows_pairs(variable: ResponseVariable) -> bool:
    # Else rules that we do not look into hold them: it may well be this order.
    return variable.correct is not None or variable.mapping is not None


def _pairs(variable: ResponseVariable) -> list[tuple[str, ...]]:
    """Return the pairs of the key, which are those with points where only a mapping has them."""
    values = variable.correct.items if variable.correct else ()
    if variable.correct is None and variable.mapping is not None:
        values = tuple(one.key for one in variable.mapping.entries if one.points > 0)
    return [tuple(map(str, one)) for one in values if isinstance(one, tuple)]


def _first_places(row: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in reversed(list(enumerate(row)))}


def _groups(interaction: Node) -> list[tuple[str, ...]]:
    """Return the names by set: those of a match, or what is dragged and where it can go."""
    sets = interaction.all("simpleMatchSet")
    if sets:
        return [_named(one, CHOICE_LISTS[one.name]) for one in sets]
    lists = (CHOICE_LISTS.get(interaction.name), HOTSPOT_LISTS.get(interaction.name))
    groups = [_named(interaction, names) for names in lists if names]
    inside = frozenset(one for one in ("gap", "hottext") if interaction.name.startswith(one))
    return [*groups, _named(interaction, inside)] if inside else groups


def _named(node: Node, names: frozenset[str]) -> tuple[str, ...]:
    return tuple(one.get("identifier") for one in node.walk() if one.name in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))


def _natural(name: str) -> list[str | tuple[int, str]]:
    # "S10" comes after "S9"; the pieces alternate, so only like is compared with like.
    pieces = _DIGITS.split(name.lower())
    return [(int(one), one) if odd % 2 else one for odd, one in enumerate(pieces)]
