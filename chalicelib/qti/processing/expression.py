"""What an expression of response processing is: a rule for its type, and a way to reckon it.

The type is checked at import (:class:`Scope`), the value is reckoned at scoring (:class:`State`).
Both walk the same nodes, so an expression that passed the check cannot fail later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import BaseType, Value, single, write_scalar
from chalicelib.qti.node import Node
from chalicelib.qti.processing.converting import as_number
from chalicelib.qti.processing.draws import SeededDraw
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.forgiven import FORGIVEN, Forgiven
from chalicelib.qti.processing.signature import BOOLEAN, NULL, Signature

MOST_OPERANDS = 1000

_STEPS_OF_A_REASON = 20
"""A new reason is compared with all that were found before."""


class UnknownReached(Exception):  # noqa: N818 - becomes the reason why a person must look
    """Rules came to an element that is none of QTI's: only where scoring forgives it unreached."""

    def __init__(self, code: str, node: Node) -> None:
        """Remember the code of the reason and the element."""
        super().__init__(code)
        self.code, self.node = code, node


@dataclass(frozen=True)
class Scope:
    """What checking an expression needs."""

    declarations: Declarations
    findings: Findings
    expressions: Mapping[str, "Expression"]
    operators: frozenset[str] = frozenset()
    """Custom operators that are unknown here and trusted all the same."""
    forgiving: bool = False
    """Only scored, not imported: what has one plausible meaning may pass."""
    effort: Effort = field(default_factory=Effort)
    """What checking may cost: a step for each rule and expression, and what patterns cost."""

    def forgives(self, what: Forgiven) -> bool:
        """Tell whether this may be run although it is no good QTI."""
        return self.forgiving and what in FORGIVEN

    def at(self, node: Node) -> Findings:
        """Look at the line of an element, to say what is wrong there."""
        self.spend(_STEPS_OF_A_REASON)
        return self.findings.on(node.line)

    def spend(self, steps: int) -> bool:
        """Take steps away and tell whether there were enough; if not, that is the reason."""
        enough = self.effort.spend(steps)
        if not enough:
            self.findings.add("effort-spent")
        return enough

    def infer(self, node: Node) -> Signature | None:
        """Return the type of an expression, or None when a finding says why it has none."""
        if not self.spend(1):
            return None
        expression = self.expressions.get(node.name)
        if expression is not None:
            return expression.infer(node, self)
        if self.forgives(Forgiven.UNREACHED):
            return NULL
        self.at(node).add("expression-unknown", element=node.name)
        return None

    def infer_children(self, node: Node, least: int, most: int) -> list[Signature] | None:
        """Return the types of the operands, or None when their number or one of them is wrong."""
        if not least <= len(node.children) <= most:
            self.at(node).add("operand-count", element=node.name, count=str(len(node.children)))
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
        """Reckon an expression; None is NULL, also when the rules have worked too long.

        :raises UnknownReached: at an expression that is none of QTI's.
        """
        if not self.effort.spend(1):
            return None
        expression = self.expressions.get(node.name)
        if expression is None:
            raise UnknownReached("expression-unknown", node)
        value = expression.evaluate(node, self)
        # A value costs what it holds, because whoever reads it goes through all of it.
        return value if value is None or self.effort.spend(_held(value)) else None

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


_LETTERS_IN_A_STEP = 64
"""Comparing a long text costs more than reckoning with a number, but far less for each letter."""


def _held(value: Value) -> int:
    letters = sum(len(one) for one in value.items if isinstance(one, str))
    return len(value.items) + letters // _LETTERS_IN_A_STEP


Infer = Callable[[Node, Scope], Signature | None]
Evaluate = Callable[[Node, State], Value | None]


@dataclass(frozen=True)
class Expression:
    """One kind of expression."""

    infer: Infer
    evaluate: Evaluate


Fits = Callable[[list[Signature]], bool]


def inferring(
    least: int,
    most: int,
    fits: Fits,
    result: Callable[[list[Signature]], Signature] = lambda _: BOOLEAN,
    *,
    forgiven: tuple[Forgiven, Fits] | None = None,
    attributes: Callable[[Node, Scope], bool] = lambda _node, _scope: True,
) -> Infer:
    """Make the type rule of an expression whose operands fit together or are a finding.

    ``forgiven`` names what may pass all the same when scoring forgives. ``attributes``
    tells whether the attributes are right, and says what is wrong with them.
    """

    def infer(node: Node, scope: Scope) -> Signature | None:
        right = attributes(node, scope)
        operands = scope.infer_children(node, least, most)
        if operands is None or not right:
            return None
        passes = fits(operands) or (
            forgiven is not None and scope.forgives(forgiven[0]) and forgiven[1](operands)
        )
        if not passes:
            types = ", ".join(operand.label for operand in operands)
            scope.at(node).add("operand-types", element=node.name, types=types)
            return None
        return result(operands)

    return infer


def truth(answer: bool) -> Value | None:
    """Make a boolean value."""
    return single(BaseType.BOOLEAN, answer)


def numbers(values: list[Value | None]) -> list[int | float] | None:
    """Return the numbers in all operands, or None when one is NULL: NULL then is the answer too.

    What holds no number is NULL.
    """
    found: list[int | float] = []
    for value in values:
        if value is None:
            return None
        for scalar in value.items:
            number = scalar if isinstance(scalar, int | float) else as_number(scalar)
            if number is None:
                return None
            found.append(number)
    return found


def texts(values: list[Value | None]) -> list[str] | None:
    """Return the operands as texts, or None when one is NULL."""
    present = [write_scalar(value.single) for value in values if value is not None]
    return present if len(present) == len(values) else None
