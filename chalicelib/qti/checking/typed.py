"""What counts of a typed answer: how many texts, and numbers in another base than ten."""

import re
from collections.abc import Callable

from chalicelib.qti.checking.choices import most_choices, whole_number
from chalicelib.qti.node import Node

SMALLEST_BASE, LARGEST_BASE = 2, 36
_DIGITS = re.compile(r"[+-]?[0-9A-Za-z]{1,50}")


def base_of(node: Node) -> int | None:
    """Return the number base of a text interaction, or None when it states one that is none."""
    base = whole_number(node.get("base", "10"))
    return base if base is not None and SMALLEST_BASE <= base <= LARGEST_BASE else None


def text_rule(item: Node, node: Node) -> Callable[[list[str]], list[str]]:
    """Return what counts of the texts that a candidate typed into an interaction.

    A whole number in another base is handed on in base ten, as the rules of the item expect it.
    """
    most = most_choices(node) if node.name == "extendedTextInteraction" else 1
    base = base_of(node) or 10
    converts = base != 10 and _base_type(item, node) == "integer"

    def rule(given: list[str]) -> list[str]:
        if most and len(given) > most:
            return []
        if not converts:
            return given
        return [text for text in (in_base_ten(one, base) for one in given) if text is not None]

    return rule


def in_base_ten(text: str, base: int) -> str | None:
    """Write a whole number of some base in base ten, or None when it is none."""
    word = text.strip()
    try:
        return str(int(word, base)) if _DIGITS.fullmatch(word) else None
    except ValueError:
        return None


def _base_type(item: Node, node: Node) -> str:
    identifier = node.get("responseIdentifier")
    declared = item.all("responseDeclaration")
    found = (one for one in declared if one.get("identifier") == identifier)
    return next((one.get("baseType") for one in found), "")
