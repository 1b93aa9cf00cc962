"""The elements of QTI that score, as the specification lists them, and which of them we run.

Each is asked of the checks that an import makes: what these call unknown is not there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chalicelib.qti.assessing.outcomes import check_outcome_processing
from chalicelib.qti.assessing.test_expressions import TEST_EXPRESSIONS
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.node import Node
from chalicelib.qti.packages.structure import Structure
from chalicelib.qti.processing.expression import Scope
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.processing.rules import check_rules
from chalicelib.qti.processing.templates import find_template
from chalicelib.qti.templating.rules import check_template_rules

_UNKNOWN = frozenset(
    {"rule-not-supported", "expression-unknown", "attribute-not-valid", "condition-malformed"}
)
_V3 = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates"

ITEM_EXPRESSIONS = (
    "baseValue variable default correct mapResponse mapResponsePoint null randomInteger "
    "randomFloat mathConstant multiple ordered containerSize isNull index fieldValue random member "
    "delete contains substring not and or anyN match stringMatch patternMatch equal equalRounded "
    "inside lt gt lte gte durationLT durationGTE sum product subtract divide power integerDivide "
    "integerModulus truncate round roundTo integerToFloat mathOperator statsOperator min max gcd "
    "lcm repeat customOperator"
)
TEST_EXPRESSIONS_ONLY = (
    "testVariables outcomeMaximum outcomeMinimum numberCorrect numberIncorrect numberPresented "
    "numberResponded numberSelected"
)
MATH_FUNCTIONS = (
    "sin cos tan sec csc cot asin acos atan atan2 asec acsc acot sinh cosh tanh sech csch coth log "
    "ln exp abs signum floor ceil toDegrees toRadians"
)
STATISTICS = "mean sampleVariance sampleSD popVariance popSD"
TEMPLATES = "match_correct map_response map_response_point CC2_match CC2_map_response"
RESPONSE_RULES = (
    "responseCondition responseProcessingFragment setOutcomeValue lookupOutcomeValue exitResponse "
    "include"
)
TEMPLATE_RULES = (
    "templateCondition setTemplateValue setCorrectResponse setDefaultValue templateConstraint "
    "exitTemplate"
)
OUTCOME_RULES = (
    "outcomeCondition outcomeProcessingFragment setOutcomeValue lookupOutcomeValue exitTest include"
)
"""A condition stands for its branches too: If, ElseIf and Else."""


@dataclass(frozen=True)
class Group:
    """Elements of one sort, and how to ask whether we run one of them."""

    name: str
    elements: str
    runs: Callable[[str], bool]

    @property
    def missing(self) -> list[str]:
        """Return what we do not run."""
        return [one for one in self.elements.split() if not self.runs(one)]


def groups() -> Iterator[Group]:
    """Give every group of the list."""
    yield Group("expressions of items", ITEM_EXPRESSIONS, EXPRESSIONS.__contains__)
    yield Group("expressions of tests", TEST_EXPRESSIONS_ONLY, TEST_EXPRESSIONS.__contains__)
    yield Group("functions of mathOperator", MATH_FUNCTIONS, _has_function("mathOperator"))
    yield Group("functions of statsOperator", STATISTICS, _has_function("statsOperator"))
    yield Group(
        "standard templates", TEMPLATES, lambda name: find_template(f"{_V3}/{name}") is not None
    )
    yield Group("rules of response processing", RESPONSE_RULES, _has_rule(_check_response))
    yield Group("rules of template processing", TEMPLATE_RULES, _has_rule(_check_template))
    yield Group("rules of outcome processing", OUTCOME_RULES, _has_rule(_check_outcome))


def _has_function(operator: str) -> Callable[[str], bool]:
    def runs(name: str) -> bool:
        findings = Findings("")
        node = Node(operator, {"name": name}, "", ())
        EXPRESSIONS[operator].infer(node, _scope(findings))
        return not _UNKNOWN & {reason.code for reason in findings.reasons}

    return runs


def _has_rule(check: Callable[[Node, Findings], None]) -> Callable[[str], bool]:
    def runs(name: str) -> bool:
        findings = Findings("")
        check(Node(name, {}, "", tuple(_branches(name))), findings)
        return not _UNKNOWN & {reason.code for reason in findings.reasons}

    return runs


def _branches(rule: str) -> Iterator[Node]:
    if rule.endswith("Condition"):
        test = Node("baseValue", {"baseType": "boolean"}, "true", ())
        kind = rule.removesuffix("Condition")
        yield Node(f"{kind}If", {}, "", (test,))
        yield Node(f"{kind}ElseIf", {}, "", (test,))
        yield Node(f"{kind}Else", {}, "", ())


def _check_response(rule: Node, findings: Findings) -> None:
    check_rules((rule,), _scope(findings))


def _check_template(rule: Node, findings: Findings) -> None:
    check_template_rules((rule,), _scope(findings))


def _check_outcome(rule: Node, findings: Findings) -> None:
    rules = TestRules(Declarations(), (rule,), Structure("", (), {}), {})
    check_outcome_processing(rules, {}, findings)


def _scope(findings: Findings) -> Scope:
    return Scope(Declarations(), findings, EXPRESSIONS)
