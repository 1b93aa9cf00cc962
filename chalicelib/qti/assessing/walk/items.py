"""Gives the walk the items as one candidate has them."""

from dataclasses import dataclass

from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.sitting import SatItem, Values
from chalicelib.qti.assessing.walk.validity import is_valid
from chalicelib.qti.items.declarations import Declarations


@dataclass(frozen=True)
class WalkedItem:
    """Fulfils :class:`WalkItem` for an item that a candidate got.

    Rules that draw by chance draw from the seed.
    """

    sat: SatItem
    seed: str

    @property
    def declarations(self) -> Declarations:
        """The variables that the candidate got."""
        return self.sat.declarations

    @property
    def adaptive(self) -> bool:
        """Tell whether the item itself says when it is completed."""
        return self.sat.tree.flag("adaptive")

    def attempt(self, response: Response, before: Values | None, attempts: int) -> Values:
        """Return the outcomes of an attempt. :raises ItemUnscorable: when the rules cannot run."""
        return self.sat.attempt(response, seed=self.seed, before=before, attempts=attempts)

    def accepts(self, response: Response) -> bool:
        """Tell whether a response is valid: all that its interactions ask for is there."""
        return is_valid(self.sat.tree, response)
