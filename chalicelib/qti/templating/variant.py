"""What one variant of a template item is (docs/decisions/0011-template-variants.md)."""

from dataclasses import dataclass

from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import Node

TemplateDefaults = tuple[Node, ...]
"""The templateDefault elements of the reference by which a test places an item."""


@dataclass(frozen=True)
class Variant:
    """The values of the template variables, and the variables of the item to score with.

    ``declarations`` hold the correct responses and the defaults that the rules of this variant
    made; its template variables start with the values of the variant. ``language`` is that of the
    item, for printing numbers; empty when it states none.
    """

    number: int
    values: dict[str, Value | None]
    declarations: Declarations
    language: str = ""
