"""Attributes of expressions that hold a number, or name a variable that does (QTI 3.0, 2.10)."""

import math
from dataclasses import dataclass

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, NotOfType, read_scalar
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope, State

Number = int | float

_BIGGEST_WHOLE = 2**31 - 1
"""The integers of QTI's attributes have 32 bits."""


@dataclass(frozen=True)
class NumberAttribute:
    """An attribute with a number between two bounds; ``default`` None means that it must be there.

    A variable is named as it is or in braces. What a variable holds is known at scoring only: when
    it is no number between the bounds, the expression is NULL.
    """

    name: str
    base_type: BaseType
    default: Number | None = None
    least: Number = -math.inf
    most: Number = math.inf

    def check(self, node: Node, scope: Scope) -> bool:
        """Tell whether the attribute is right; else a finding says so."""
        text = node.get(self.name)
        if self.is_right(text, scope.declarations):
            return True
        scope.at(node).add(
            "attribute-not-valid", element=node.name, attribute=self.name, value=text
        )
        return False

    def is_right(self, text: str, declarations: Declarations) -> bool:
        """Tell whether a text is a fitting number, or names a variable with a number."""
        if not text:
            return self.default is not None
        number = self.literal(text)
        if number is not None:
            return self._bounded(number) is not None
        variable = declarations.find(_named(text))
        wanted = (self.base_type, BaseType.INTEGER)
        return (
            variable is not None
            and variable.cardinality is Cardinality.SINGLE
            and variable.base_type in wanted
        )

    def literal(self, text: str) -> Number | None:
        """Return the number that the text itself is."""
        try:
            number = read_scalar(self.base_type, text)
        except NotOfType:
            return None
        return number if isinstance(number, int | float) else None

    def value(self, node: Node, state: State) -> Number | None:
        """Return the number at this moment; None when it is NULL or out of bounds."""
        text = node.get(self.name)
        return self.value_of(text, state) if text else self.default

    def value_of(self, text: str, state: State) -> Number | None:
        """Return the number that a text is or names at this moment."""
        number = self.literal(text)
        if number is None:
            held = state.value_of(_named(text))
            scalar = held.single if held is not None else None
            number = scalar if isinstance(scalar, int | float) else None
        return self._bounded(number)

    def _bounded(self, number: Number | None) -> Number | None:
        return number if number is not None and self.least <= number <= self.most else None


def whole_attribute(
    name: str,
    default: int | None = None,
    *,
    least: int = -_BIGGEST_WHOLE - 1,
    most: int = _BIGGEST_WHOLE,
) -> NumberAttribute:
    """Make an attribute that holds a whole number."""
    return NumberAttribute(name, BaseType.INTEGER, default, least, most)


def float_attribute(
    name: str, default: float | None = None, *, least: float = -math.inf
) -> NumberAttribute:
    """Make an attribute that holds any number."""
    return NumberAttribute(name, BaseType.FLOAT, default, least)


def check_choice(node: Node, scope: Scope, attribute: str, choices: tuple[str, ...]) -> bool:
    """Tell whether an attribute is one of these words or missing; else a finding says so."""
    text = node.get(attribute)
    if not text or text in choices:
        return True
    scope.at(node).add("attribute-not-valid", element=node.name, attribute=attribute, value=text)
    return False


def _named(text: str) -> str:
    return text[1:-1] if text.startswith("{") and text.endswith("}") else text
