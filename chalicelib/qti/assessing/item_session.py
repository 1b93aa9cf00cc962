"""What one candidate did with one item (QTI 3.0, 2.7: item session)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.items.declarations import Declarations


@dataclass(frozen=True)
class ItemSession:
    """An item of the plan with what came of it so far.

    ``id`` is the id in the plan and ``place`` that of the reference in the test: they differ for
    an item that a selection took more than once. ``declarations`` are those that this candidate
    had. ``unscorable`` says why the rules could not be run, and is empty when they could.
    """

    id: ItemId
    place: str
    declarations: Declarations
    responses: Values = field(default_factory=dict)
    outcomes: Values = field(default_factory=dict)
    attempts: int = 0
    presented: bool = False
    unscorable: str = ""

    @property
    def responded(self) -> bool:
        """Tell whether the candidate gave any response that differs from what stood there."""
        return self.attempts > 0 and any(
            value is not None and value != self.declarations.responses[identifier].default
            for identifier, value in self.responses.items()
            if identifier in self.declarations.responses
        )

    @property
    def correct(self) -> bool | None:
        """Tell whether every response with a key is that key; None where nothing has a key."""
        keyed = [one for one in self.declarations.responses.values() if one.has_correct]
        if not keyed:
            return None
        return all(self.responses.get(one.id, one.default) == one.correct for one in keyed)


ItemSessions = Mapping[ItemId, ItemSession]
"""Item sessions by the id in the plan, in the order of the plan."""
