"""An item as one candidate has it, and the attempts that are made at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.scoring import Response
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.engine import process
from chalicelib.qti.templating.shown import shown_tree
from chalicelib.qti.templating.variant import TemplateDefaults
from chalicelib.qti.templating.variants import variant

Values = Mapping[str, Value | None]
"""The values of variables by identifier; None is NULL."""


@dataclass(frozen=True)
class SatItem:
    """An item with the variables that this candidate got: those of one variant, if it has any."""

    tree: Node
    declarations: Declarations

    def attempt(self, response: Response, *, seed: str) -> dict[str, Value | None]:
        """Return the outcomes of an attempt; rules that draw by chance draw from the seed."""
        return process(self.tree, self.declarations, response, seed=seed)


def sit(item: Item, defaults: TemplateDefaults = (), number: int | None = None) -> SatItem:
    """Give an item to a candidate, in the variant of this number if it has variants.

    :raises VariantImpossible: when there is no such variant.
    """
    if number is None:
        return SatItem(item.tree, item.declarations)
    made = variant(item, defaults, number)
    return SatItem(shown_tree(item.tree, made), made.declarations)
