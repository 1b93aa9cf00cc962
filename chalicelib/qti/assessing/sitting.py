"""An item as one candidate has it, and the attempts that are made at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.exams import PackageReason
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.unscorable import ItemUnscorable, unknown_reached
from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.engine import process
from chalicelib.qti.processing.expression import UnknownReached
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
    path: str = ""

    def attempt(
        self, response: Response, *, seed: str, before: Values | None = None, attempts: int = 1
    ) -> dict[str, Value | None]:
        """Return the outcomes of an attempt; rules that draw by chance draw from the seed.

        An adaptive item goes on from ``before``, the outcomes of the attempt before this one, and
        gives its completionStatus too; any other item starts anew. ``attempts`` counts this one.

        :raises ItemUnscorable: when the rules work longer than any real item needs, or come to
            what is no element of QTI.
        """
        effort = Effort()
        try:
            outcomes = process(
                self.tree,
                self.declarations,
                response,
                seed=seed,
                before=before,
                attempts=attempts,
                effort=effort,
            )
        except UnknownReached as reached:
            raise unknown_reached(self.path, reached) from None
        if effort.left < 0:
            raise ItemUnscorable(PackageReason("effort-spent", self.path))
        return outcomes


def sit(
    item: Item,
    defaults: TemplateDefaults = (),
    number: int | None = None,
    given: Mapping[str, Answer] | None = None,
) -> SatItem:
    """Give an item to a candidate, in the variant of this number if it has variants.

    Template variables that are ``given`` have that value, whatever the template rules would set;
    the keys are made from it.

    :raises VariantImpossible: when there is no such variant.
    :raises ItemUnscorable: when its template rules come to what is no element of QTI.
    """
    if number is None and not given:
        return SatItem(item.tree, item.declarations, item.path)
    try:
        made = variant(item, defaults, number or 0, given=given)
    except UnknownReached as reached:
        raise unknown_reached(item.path, reached) from None
    return SatItem(shown_tree(item.tree, made), made.declarations, item.path)
