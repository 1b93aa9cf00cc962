"""The variables of an item: what candidates answer and what scoring makes of it."""

from dataclasses import dataclass, field

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.mapping import Mapping
from chalicelib.qti.items.values import BaseType, Value, single


@dataclass(frozen=True)
class ResponseVariable:
    """A response variable with its key: the correct response and the mapping, where declared."""

    id: str
    cardinality: Cardinality
    base_type: BaseType
    correct: Value | None = None
    mapping: Mapping | None = None


@dataclass(frozen=True)
class OutcomeVariable:
    """An outcome variable, what it starts as, and the most that the item says it can be."""

    id: str
    cardinality: Cardinality
    base_type: BaseType
    default: Value | None = None
    normal_maximum: float | None = None
    scored_outside: bool = False

    @property
    def start(self) -> Value | None:
        """Return the value before processing; numbers without a default start at 0."""
        if self.default is not None or self.cardinality is not Cardinality.SINGLE:
            return self.default
        if self.base_type is BaseType.INTEGER:
            return single(BaseType.INTEGER, 0)
        if self.base_type is BaseType.FLOAT:
            return single(BaseType.FLOAT, 0.0)
        return None


@dataclass(frozen=True)
class Declarations:
    """All variables of an item, by identifier."""

    responses: dict[str, ResponseVariable] = field(default_factory=dict)
    outcomes: dict[str, OutcomeVariable] = field(default_factory=dict)

    def find(self, identifier: str) -> ResponseVariable | OutcomeVariable | None:
        """Return the variable of this name, if one is declared."""
        return self.responses.get(identifier) or self.outcomes.get(identifier)
