"""The variables of an item: what candidates answer, what scoring makes of it, what varies."""

from dataclasses import dataclass, field

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.areas import AreaMapping
from chalicelib.qti.items.lookup import LookupTable
from chalicelib.qti.items.mapping import Mapping
from chalicelib.qti.items.values import BaseType, Value, single


@dataclass(frozen=True)
class ResponseVariable:
    """A response variable with its key: the correct response and the mappings, where declared.

    A record has no base type. ``correct_declared`` says that there is a correct response although
    it may have no value: then it is NULL. ``default`` is what stands there before the candidate
    answers.
    """

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    correct: Value | None = None
    mapping: Mapping | None = None
    area_mapping: AreaMapping | None = None
    default: Value | None = None
    correct_declared: bool = False

    @property
    def has_correct(self) -> bool:
        """Tell whether rules may read the correct response."""
        return self.correct_declared or self.correct is not None


@dataclass(frozen=True)
class OutcomeVariable:
    """An outcome variable, what it starts as, and what the item says it can be."""

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    default: Value | None = None
    normal_maximum: float | None = None
    scored_outside: bool = False
    normal_minimum: float | None = None
    mastery: float | None = None
    lookup: LookupTable | None = None

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
class TemplateVariable:
    """A template variable; ``in_math`` ones replace their name in formulas."""

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    default: Value | None = None
    in_math: bool = False


@dataclass(frozen=True)
class ContextVariable:
    """A variable that the surroundings set, not the item (QTI 3.0, contextDeclaration)."""

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    default: Value | None = None


Variable = ResponseVariable | OutcomeVariable | TemplateVariable | ContextVariable

COMPLETION = "completionStatus"
ATTEMPTS = "numAttempts"

BUILT_IN: dict[str, Variable] = {
    variable.id: variable
    for variable in (
        OutcomeVariable(COMPLETION, Cardinality.SINGLE, BaseType.IDENTIFIER),
        ContextVariable(
            ATTEMPTS, Cardinality.SINGLE, BaseType.INTEGER, single(BaseType.INTEGER, 1)
        ),
        ContextVariable("duration", Cardinality.SINGLE, BaseType.DURATION),
        ContextVariable("QTI_CONTEXT", Cardinality.RECORD, None),
    )
}
"""Variables that every item has without declaring them (QTI 3.0, 2.8).

Candidates have one attempt. How long they took and who they are is not told to the rules: the
score of an answer must not hang on either, so both are NULL.
"""


@dataclass(frozen=True)
class Declarations:
    """All variables of an item, by identifier; ``find`` knows the built-in ones too."""

    responses: dict[str, ResponseVariable] = field(default_factory=dict)
    outcomes: dict[str, OutcomeVariable] = field(default_factory=dict)
    templates: dict[str, TemplateVariable] = field(default_factory=dict)
    contexts: dict[str, ContextVariable] = field(default_factory=dict)

    def find(self, identifier: str) -> Variable | None:
        """Return the variable of this name, if there is one."""
        return (
            self.responses.get(identifier)
            or self.outcomes.get(identifier)
            or self.templates.get(identifier)
            or self.contexts.get(identifier)
            or BUILT_IN.get(identifier)
        )

    def settable(self, identifier: str) -> OutcomeVariable | None:
        """Return the outcome that rules may set under this name, if there is one."""
        found = self.outcomes.get(identifier) or BUILT_IN.get(identifier)
        return found if isinstance(found, OutcomeVariable) else None
