"""What one candidate did with one item (QTI 3.0, 2.7: item session)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from chalicelib.core.exams import Cardinality
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.items.declarations import ATTEMPTS, COMPLETION, Declarations, OutcomeVariable
from chalicelib.qti.items.values import BaseType, Value, single


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
    def attempted(self) -> bool:
        """Tell whether the candidate came to this item, with or without giving a response."""
        return self.presented or self.attempts > 0

    @property
    def responded(self) -> bool:
        """Tell whether the candidate gave any response that differs from what stood there."""
        return self.attempts > 0 and any(
            value is not None and not _same(value, self.declarations.responses[identifier].default)
            for identifier, value in self.responses.items()
            if identifier in self.declarations.responses
        )

    @property
    def correct(self) -> bool | None:
        """Tell whether every response is its key; None where a response has no key.

        Only items whose responses all have one are counted as right or wrong (QTI 3.0,
        numberCorrect and numberIncorrect).
        """
        declared = self.declarations.responses.values()
        if not declared or not all(one.has_correct for one in declared):
            return None
        return all(_same(self.value_of(one.id), one.correct) for one in declared)

    def value_of(self, identifier: str) -> Value | None:
        """Return what a variable of this item is now; the rules of a test may read all of them.

        An outcome of an item whose rules could not be run is NULL: nobody knows it yet.
        """
        for values in (self.outcomes, self.responses):
            if identifier in values:
                return values[identifier]
        if identifier == ATTEMPTS:
            return single(BaseType.INTEGER, self.attempts)
        if identifier == COMPLETION:
            return single(BaseType.IDENTIFIER, "unknown" if self.attempted else "not_attempted")
        variable = self.declarations.find(identifier)
        if isinstance(variable, OutcomeVariable):
            return None if self.unscorable else variable.start
        return variable.default if variable is not None else None


ItemSessions = Mapping[ItemId, ItemSession]
"""Item sessions by the id in the plan, in the order of the plan."""


def _same(first: Value | None, second: Value | None) -> bool:
    """Tell whether two values are the same; the values of a multiple one have no order."""
    if first is None or second is None or first.cardinality is not Cardinality.MULTIPLE:
        return first == second
    return first.cardinality is second.cardinality and Counter(first.items) == Counter(second.items)
