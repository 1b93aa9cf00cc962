"""What an expression of response processing is: a rule for its type, and a way to reckon it.

The type is checked at import (:class:`Scope`), the value is reckoned at scoring (:class:`State`).
Both walk the same nodes, so an expression that passed the check cannot fail later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, Scalar, Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.draws import SeededDraw
from chalicelib.qti.processing.effort import Effort


@dataclass(frozen=True)
class Signature:
    """The type of an expression; ``whole`` says that its numbers never have a fraction.

    ``base_type`` None is the type of ``null``, which goes with every type.
    """

    cardinality: Cardinality
    base_type: BaseType | None
    whole: bool = False

    @property
    def is_single(self) -> bool:
        """Tell whether it yields one value."""
        return self.cardinality is Cardinality.SINGLE

    @property
    def is_number(self) -> bool:
        """Tell whether it yields one number."""
        return self.is_single and (self.base_type is None or self.base_type.is_numeric)

    @property
    def is_boolean(self) -> bool:
        """Tell whether it yields true or false."""
        return self.is_single and self.base_type in (None, BaseType.BOOLEAN)

    @property
    def label(self) -> str:
        """Name the type for a person."""
        return f"{self.cardinality} {self.base_type or 'null'}"

    @property
    def is_null(self) -> bool:
        """Tell whether it is always NULL; a record has no base type either."""
        return self.base_type is None and self.cardinality is not Cardinality.RECORD

    def fits(self, cardinality: Cardinality, base_type: BaseType | None) -> bool:
        """Tell whether the value may be assigned to a variable without changing it.

        The same type fits. A whole number fits a float, and a float that is always whole (points
        of a mapping, the 1 and 0 of the standard templates) fits an integer; nothing else does.
        """
        if self.is_null:
            return True
        if self.cardinality is not cardinality:
            return False
        if base_type is None or self.base_type is None:
            return self.base_type is base_type
        both_numeric = base_type.is_numeric and self.base_type.is_numeric
        return self.base_type is base_type or (
            both_numeric and (base_type is BaseType.FLOAT or self.whole)
        )


BOOLEAN = Signature(Cardinality.SINGLE, BaseType.BOOLEAN)
FLOAT = Signature(Cardinality.SINGLE, BaseType.FLOAT)


@dataclass(frozen=True)
class Scope:
    """What checking an expression needs."""

    declarations: Declarations
    findings: Findings
    expressions: Mapping[str, "Expression"]

    def infer(self, node: Node) -> Signature | None:
        """Return the type of an expression, or None when a finding says why it has none."""
        expression = self.expressions.get(node.name)
        if expression is None:
            self.findings.add("expression-not-supported", element=node.name)
            return None
        return expression.infer(node, self)

    def infer_children(self, node: Node, least: int, most: int) -> list[Signature] | None:
        """Return the types of the operands, or None when their number or one of them is wrong."""
        if not least <= len(node.children) <= most:
            self.findings.add("operand-count", element=node.name, count=str(len(node.children)))
            return None
        found = [self.infer(child) for child in node.children]
        known = [signature for signature in found if signature is not None]
        return known if len(known) == len(found) else None


@dataclass
class State:
    """The values of the variables while the rules of one item run."""

    declarations: Declarations
    expressions: Mapping[str, "Expression"]
    responses: dict[str, Value | None]
    outcomes: dict[str, Value | None] = field(default_factory=dict)
    templates: dict[str, Value | None] = field(default_factory=dict)
    random: SeededDraw = field(default_factory=SeededDraw)
    effort: Effort = field(default_factory=Effort)

    def evaluate(self, node: Node) -> Value | None:
        """Reckon an expression; None is NULL, also when the rules have worked too long."""
        if not self.effort.spend(1):
            return None
        return self.expressions[node.name].evaluate(node, self)

    def evaluate_children(self, node: Node) -> list[Value | None]:
        """Reckon all operands."""
        return [self.evaluate(child) for child in node.children]

    def value_of(self, identifier: str) -> Value | None:
        """Return the present value of a variable."""
        for values in (self.outcomes, self.templates, self.responses):
            if identifier in values:
                return values[identifier]
        variable = self.declarations.find(identifier)
        return variable.default if variable is not None else None


Infer = Callable[[Node, Scope], Signature | None]
Evaluate = Callable[[Node, State], Value | None]


@dataclass(frozen=True)
class Expression:
    """One kind of expression."""

    infer: Infer
    evaluate: Evaluate


def inferring(
    least: int,
    most: int,
    fits: Callable[[list[Signature]], bool],
    result: Callable[[list[Signature]], Signature] = lambda _: BOOLEAN,
) -> Infer:
    """Make the type rule of an expression whose operands fit together or are a finding."""

    def infer(node: Node, scope: Scope) -> Signature | None:
        operands = scope.infer_children(node, least, most)
        if operands is None:
            return None
        if not fits(operands):
            types = ", ".join(operand.label for operand in operands)
            scope.findings.add("operand-types", element=node.name, types=types)
            return None
        return result(operands)

    return infer


def numbers(values: list[Value | None]) -> list[int | float] | None:
    """Return the operands as numbers, or None when one is NULL: NULL then is the answer too."""
    found: list[int | float] = []
    for value in values:
        scalar: Scalar | None = value.single if value is not None else None
        if not isinstance(scalar, int | float):
            return None
        found.append(scalar)
    return found
