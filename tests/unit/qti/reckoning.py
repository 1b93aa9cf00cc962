"""Reckons one expression for tests, and sees to it that what comes out has the type foretold."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.draws import SeededDraw
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.expression import Scope, State
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.processing.signature import Signature

Answers = dict[str, str | list[str]]


def base(base_type: str, *values: object) -> str:
    """Write constants of one type."""
    return "".join(f'<baseValue baseType="{base_type}">{value}</baseValue>' for value in values)


def whole(*values: int) -> str:
    """Write integers."""
    return base("integer", *values)


def number(*values: float) -> str:
    """Write floats."""
    return base("float", *values)


def text(*values: str) -> str:
    """Write texts."""
    return base("string", *values)


def names(*values: str) -> str:
    """Write identifiers."""
    return base("identifier", *values)


def multiple(inside: str) -> str:
    """Put values together without an order."""
    return f"<multiple>{inside}</multiple>"


def ordered(inside: str) -> str:
    """Put values together in order."""
    return f"<ordered>{inside}</ordered>"


def declare(
    identifier: str,
    base_type: str,
    *values: str,
    kind: str = "outcome",
    cardinality: str = "single",
    inside: str = "",
) -> str:
    """Declare a variable with a default value."""
    written = "".join(f"<value>{value}</value>" for value in values)
    default = f"<defaultValue>{written}</defaultValue>" if values else ""
    return (
        f'<{kind}Declaration identifier="{identifier}" cardinality="{cardinality}" '
        f'baseType="{base_type}">{default}{inside}</{kind}Declaration>'
    )


def reckon(
    expression: str,
    *,
    declared: str = "",
    answers: Answers | None = None,
    seed: str = "seed",
    effort: Effort | None = None,
    trusted: frozenset[str] = frozenset(),
) -> str | list[str] | None:
    """Check an expression as at import, then reckon it as at scoring; None is NULL."""
    item, node = _read(expression, declared)
    findings = Findings("item.xml")
    signature = Scope(item.declarations, findings, EXPRESSIONS, trusted).infer(node)
    assert not findings.reasons
    assert signature is not None
    responses = {
        identifier: read_answer(variable, (answers or {}).get(identifier))
        for identifier, variable in item.declarations.responses.items()
    }
    starts = {name: outcome.start for name, outcome in item.declarations.outcomes.items()}
    state = State(item.declarations, EXPRESSIONS, responses, starts)
    state.random, state.effort = SeededDraw(seed), effort or Effort()
    value = state.evaluate(node)
    assert value is None or is_of(signature, value)
    return write_value(value)


def complaints(expression: str, *, declared: str = "") -> list[str]:
    """Check an expression as at import and return the codes of what is wrong."""
    item, node = _read(expression, declared)
    findings = Findings("item.xml")
    signature = Scope(item.declarations, findings, EXPRESSIONS).infer(node)
    assert (signature is None) == bool(findings.reasons)
    assert all(reason.line for reason in findings.reasons)
    return [reason.code for reason in findings.reasons]


def is_of(signature: Signature, value: Value) -> bool:
    """Tell whether a value has the type that was foretold."""
    whole_enough = not signature.whole or all(
        float(one).is_integer() for one in value.items if isinstance(one, int | float)
    )
    alone = value.cardinality is not Cardinality.SINGLE or len(value.items) == 1
    same = (value.cardinality, value.base_type) == (signature.cardinality, signature.base_type)
    return same and whole_enough and alone


def _read(expression: str, declared: str) -> tuple[Item, Node]:
    findings = Findings("item.xml")
    xml = (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="t">'
        f"{declared}<itemBody/><responseProcessing>{expression}</responseProcessing>"
        "</assessmentItem>"
    )
    item = read_item("item.xml", xml.encode(), findings)
    assert item is not None
    assert not findings.reasons
    processing = item.tree.child("responseProcessing")
    assert processing is not None
    return item, processing.children[0]
