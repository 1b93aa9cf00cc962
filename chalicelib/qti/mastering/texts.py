"""Typed answers that stand for all others, where texts are only compared for being equal."""

from collections.abc import Iterator

from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.declarations import Declarations, ResponseVariable
from chalicelib.qti.items.values import BaseType, write_scalar
from chalicelib.qti.mastering.uses import Uses

_EQUALITY = {"variable", "correct", "baseValue", "mapResponse", "null", "isNull", "match", "member"}
_STEPS = {"setOutcomeValue", "responseCondition", "responseIf", "responseElseIf", "responseElse"}
_LOGIC = {"and", "or", "not", "sum", "product", "subtract", "divide"}
_SUMS = {"sum", "product", "subtract", "divide"}


def telling_texts(
    variable: ResponseVariable, declarations: Declarations, uses: Uses
) -> list[Answer] | None:
    """Return the texts that the rules name and one that they do not; None if that is not enough."""
    if not uses.names <= (_EQUALITY | _STEPS | _LOGIC):
        return None
    numeric = variable.base_type is not None and variable.base_type.is_numeric
    # A number that is reckoned with, not compared, has no finite list of answers.
    if numeric and uses.names & _SUMS:
        return None
    other = "0.123456789" if numeric else "\N{REPLACEMENT CHARACTER}"
    if variable.base_type is BaseType.INTEGER:
        other = str(10**14 + 7)
    return [None, other, *sorted(set(_named(variable, declarations, uses)))]


def _named(variable: ResponseVariable, declarations: Declarations, uses: Uses) -> Iterator[str]:
    if variable.mapping is not None:
        yield from (write_scalar(entry.key) for entry in variable.mapping.entries)
    yield from (node.text for _, node in uses.nodes if node.name == "baseValue")
    for response in declarations.responses.values():
        if response.correct is not None:
            yield from (write_scalar(scalar) for scalar in response.correct.items)
    starts = [one.default for one in declarations.outcomes.values()]
    starts += [one.default for one in declarations.templates.values()]
    for start in starts:
        if start is not None:
            yield from (write_scalar(scalar) for scalar in start.items)
