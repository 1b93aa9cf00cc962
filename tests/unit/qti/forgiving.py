"""Writes items that an import refuses and scoring forgives, and scores them."""

from dataclasses import dataclass

from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import read_item
from chalicelib.qti.items.values import write_value
from chalicelib.qti.processing.engine import check_processing
from chalicelib.qti.processing.forgiven import Forgiven
from tests.unit.qti.making import item, rules
from tests.unit.qti.reckoning import base, declare, multiple, names, number, ordered, text, whole

Told = str | list[str] | None
Answers = dict[str, str | list[str] | None]


@dataclass(frozen=True)
class Example:
    """An expression for RESULT of this type, the answers given, and what must come out."""

    forgiven: Forgiven
    expression: str
    result: str
    base_type: str
    answers: tuple[tuple[str, str | list[str] | None], ...] = ()


VARIABLES = (
    declare("TEXT", "string", kind="response")
    + declare("WHOLE", "integer", kind="response")
    + declare("NAMES", "identifier", kind="response", cardinality="multiple")
    + declare("ORDER", "identifier", kind="response", cardinality="ordered")
    + declare("POINTS", "point", kind="response", cardinality="multiple")
)
_TEXT = '<variable identifier="TEXT"/>'
_NAMES = '<variable identifier="NAMES"/>'

EXAMPLES = [
    Example(Forgiven.TRUTH_OF_ANYTHING, f"<not>{whole(0)}</not>", "true", "boolean"),
    Example(Forgiven.TRUTH_OF_ANYTHING, f"<not>{whole(-2)}</not>", "false", "boolean"),
    Example(Forgiven.TRUTH_OF_ANYTHING, f"<and>{text('x')}{_NAMES}</and>", "true", "boolean",
            (("NAMES", ["A"]),)),
    Example(Forgiven.CONTAINER_OF_ONE, f"<contains>{_NAMES}{names('A')}</contains>", "true",
            "boolean", (("NAMES", ["A", "B"]),)),
    Example(Forgiven.CONTAINER_OF_ONE, f"<match>{_NAMES}{names('A')}</match>", "true", "boolean",
            (("NAMES", ["A"]),)),
    Example(Forgiven.CONTAINER_OF_ONE, f"<match>{_NAMES}{names('A')}</match>", "false", "boolean",
            (("NAMES", ["A", "B"]),)),
    Example(Forgiven.CONTAINER_OF_ONE, f"<containerSize>{text('x')}</containerSize>", "1",
            "integer"),
    Example(Forgiven.VALUE_CONVERTED, f"<sum>{_TEXT}{whole(1)}</sum>", "6.0", "float",
            (("TEXT", "5"),)),
    Example(Forgiven.VALUE_CONVERTED, f"<gt>{_TEXT}{number(0.5)}</gt>", "true", "boolean",
            (("TEXT", "0.75"),)),
    Example(Forgiven.VALUE_CONVERTED, f"<gcd>{number(8.0)}{whole(12)}</gcd>", "4", "integer"),
    Example(Forgiven.VALUE_CONVERTED, f"<divide>{whole(6, 2)}</divide>", "3", "integer"),
    Example(Forgiven.VALUE_CONVERTED, whole(6), "6", "string"),
    Example(Forgiven.VALUE_CONVERTED, f"<stringMatch caseSensitive=\"true\">{names('A')}"
            f"{text('A')}</stringMatch>", "true", "boolean"),
    Example(Forgiven.EQUAL_AS_MATCH, f"<equal>{text('x')}{text('x')}</equal>", "true", "boolean"),
    Example(Forgiven.EQUAL_AS_MATCH, f"<equal>{base('boolean', 'true', 'false')}</equal>",
            "false", "boolean"),
    Example(Forgiven.EQUAL_AS_MATCH, f"<equal>{_TEXT}{number(100)}</equal>", "true", "boolean",
            (("TEXT", "100"),)),
    Example(Forgiven.MIXED_CONTAINER, '<statsOperator name="mean">'
            f"{multiple(whole(1) + number(2.0))}</statsOperator>", "1.5", "float"),
    Example(Forgiven.MIXED_CONTAINER, f"<index n=\"1\">{ordered(whole(1) + text('x'))}</index>",
            "1", "string"),
    Example(Forgiven.MAPPING_MISSING, '<mapResponse identifier="POINTS"/>', "0.0", "float",
            (("POINTS", ["1 1"]),)),
    Example(Forgiven.MAPPING_MISSING, '<mapResponsePoint identifier="POINTS"/>', "0.0", "float",
            (("POINTS", ["1 1"]),)),
    Example(Forgiven.KEY_MISSING, '<isNull><correct identifier="TEXT"/></isNull>', "true",
            "boolean"),
    Example(Forgiven.OPERATOR_UNKNOWN,
            '<isNull><customOperator class="our.own"><null/></customOperator></isNull>', "true",
            "boolean"),
    Example(Forgiven.PATTERN_OPERAND, f"<patternMatch>{_TEXT}{text('a+')}</patternMatch>", "true",
            "boolean", (("TEXT", "aaa"),)),
    Example(Forgiven.PATTERN_ANCHORED, f'<patternMatch pattern="^a+$">{_TEXT}</patternMatch>',
            "true", "boolean", (("TEXT", "aaa"),)),
    Example(Forgiven.POSITION_OPERAND,
            f'<index><variable identifier="ORDER"/>{whole(2)}</index>', "B", "identifier",
            (("ORDER", ["A", "B"]),)),
    Example(Forgiven.ROUNDING_SPELLED, '<equalRounded roundingMode="significantFigure" figures="3">'
            f"{number(3.175, 3.183)}</equalRounded>", "true", "boolean"),
]  # fmt: skip


def example_item(example: Example) -> str:
    """Write the item of an example."""
    result = declare("RESULT", example.base_type)
    rule = f'<setOutcomeValue identifier="RESULT">{example.expression}</setOutcomeValue>'
    return item("<p/>", declarations=VARIABLES + result, processing=rules(rule))


def refused_for(written: str) -> list[str]:
    """Return the codes for which an import refuses the rules of an item."""
    findings = Findings("item.xml")
    read = read_item("item.xml", written.encode(), findings)
    assert read is not None
    assert findings.reasons == []
    check_processing(read.tree, read.declarations, findings)
    return [reason.code for reason in findings.reasons]


def forgiven(written: str, answers: Response | None = None) -> dict[str, Told]:
    """Score an item; its outcomes as they are written."""
    outcomes = score_item(read_scorable("item.xml", written.encode()), answers or {})
    return {name: write_value(value) for name, value in outcomes.items()}


def unscorable_for(written: str, answers: Response | None = None) -> list[str]:
    """Return the codes for which an item cannot be scored, which it must not."""
    try:
        found = forgiven(written, answers)
    except ItemUnscorable as unscorable:
        return [reason.code for reason in unscorable.reasons]
    raise AssertionError(found)
