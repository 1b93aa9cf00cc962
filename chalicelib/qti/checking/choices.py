"""What an interaction offers: its choices, what they go with, and how many a candidate may take."""

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.items.values import BaseType, NotOfType, read_scalar
from chalicelib.qti.node import Node

_LONGEST = 9
"""Digits of a number in an attribute; more is no honest limit."""


@dataclass(frozen=True)
class Offer:
    """The elements of an interaction to choose from.

    An answer that is a pair takes a choice and a target; where the pair has no direction, both are
    choices and ``targets`` is empty.
    """

    choices: tuple[Node, ...]
    targets: tuple[Node, ...]

    @property
    def all(self) -> tuple[Node, ...]:
        """Return everything that has an identifier of its own."""
        return (*self.choices, *self.targets)


def find_interactions(item: Node) -> tuple[Node, ...]:
    """Return the interactions of an item, in order; never one inside another."""
    body = item.child("itemBody")
    return tuple(_outermost(body)) if body is not None else ()


def offered(node: Node) -> Offer:
    """Return what an interaction offers, as authored."""
    kind = KINDS[node.name]
    if node.name == "matchInteraction":
        first, second = (*node.all("simpleMatchSet"), None, None)[:2]
        return Offer(_named(first, kind.choices), _named(second, kind.targets))
    return Offer(_named(node, kind.choices), _named(node, kind.targets))


def identifiers(nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """Return the identifiers of choices or targets."""
    return tuple(node.get("identifier") for node in nodes)


def choice_ids(node: Node) -> tuple[str, ...]:
    """Return the identifiers of the choices of an interaction, as authored."""
    return identifiers(offered(node).choices)


def most_choices(node: Node) -> int:
    """Return how many choices, pairs, points or texts a candidate may give; 0 is any number."""
    bounds = KINDS[node.name].bounds
    if bounds is None:
        return 1
    stated = node.get(bounds.most)
    return (whole_number(stated) or 0) if stated else bounds.unstated


def match_most(node: Node, choice: Node) -> int:
    """Return how often a choice or target may be used in pairs; 0 is any number.

    A gap takes one choice (QTI 3.0, gapMatchInteraction); elsewhere ``matchMax`` says it, which
    is once where an item leaves it out.
    """
    if node.name == "gapMatchInteraction" and choice.name == "gap":
        return 1
    stated = whole_number(choice.get("matchMax"))
    return 1 if stated is None else stated


def whole_number(text: str) -> int | None:
    """Read an attribute that holds 0, 1, 2 ..., or None when it is no such number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else None


def number(text: str) -> float | None:
    """Read an attribute or answer that holds a number, or None when it is none."""
    try:
        return float(str(read_scalar(BaseType.FLOAT, text)))
    except NotOfType:
        return None


def _outermost(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.name.endswith("Interaction"):
            yield child
        else:
            yield from _outermost(child)


def _named(node: Node | None, names: tuple[str, ...]) -> tuple[Node, ...]:
    if node is None or not names:
        return ()
    return tuple(one for one in node.walk() if one.name in names)
