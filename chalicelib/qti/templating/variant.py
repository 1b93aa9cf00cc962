"""What one variant of a template item is (docs/decisions/0011-template-variants.md)."""

from dataclasses import dataclass

from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import Value


@dataclass(frozen=True)
class Variant:
    """The values of the template variables, and the variables of the item to score with.

    ``declarations`` hold the correct responses, the defaults and the template values that the
    rules of this variant made.
    """

    number: int
    values: dict[str, Value | None]
    declarations: Declarations
