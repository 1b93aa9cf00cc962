"""Between the texts of a report and the values that scoring reckons with."""

from chalicelib.core.exams import Cardinality
from chalicelib.core.scoring import Response
from chalicelib.qti.items.declarations import BUILT_IN
from chalicelib.qti.items.values import (
    BaseType,
    NotOfType,
    Scalar,
    Value,
    make_record,
    make_value,
    read_scalar,
    single,
    write_scalar,
)
from chalicelib.qti.reporting.result import (
    ReportedItem,
    ReportedResponse,
    ReportedValue,
    ReportedVariable,
)


def reported(value: Value | None) -> tuple[ReportedValue, ...]:
    """Write a value for a report; NULL is nothing."""
    if value is None:
        return ()
    if value.cardinality is Cardinality.RECORD:
        return tuple(
            ReportedValue(write_scalar(one.single), name, reported_type(one.base_type))
            for name, one in value.fields
        )
    return tuple(ReportedValue(write_scalar(scalar)) for scalar in value.items)


def reported_type(base_type: BaseType | None) -> BaseType | None:
    """Return the base type that a report may name: 2.x and 3.0 know no ``intOrIdentifier`` here."""
    return BaseType.IDENTIFIER if base_type is BaseType.INT_OR_IDENTIFIER else base_type


def value_of(variable: ReportedVariable) -> Value | None:
    """Read the value of a variable; a text that is not of its base type counts as absent.

    Without a base type it is a string. A single variable with several values, as some systems
    write, is read as a container.
    """
    if variable.cardinality is Cardinality.RECORD:
        return make_record({one.field: _field(one) for one in variable.values if one.field})
    base_type = variable.base_type or BaseType.STRING
    found = [_scalar(base_type, one.text) for one in variable.values]
    scalars = tuple(scalar for scalar in found if scalar is not None)
    several = variable.cardinality is Cardinality.SINGLE and len(scalars) > 1
    return make_value(Cardinality.MULTIPLE if several else variable.cardinality, base_type, scalars)


def responses_of(item: ReportedItem) -> Response:
    """Return what the candidate answered, to score it again; built-in variables stay out.

    A name that stands there twice counts as it stood first.
    """
    found: Response = {}
    for one in item.variables:
        if isinstance(one, ReportedResponse) and one.id not in BUILT_IN:
            found.setdefault(one.id, _answer(one))
    return found


def _answer(response: ReportedResponse) -> str | list[str] | None:
    if response.cardinality is Cardinality.RECORD:
        return [f"{one.field}={one.text}" for one in response.values] or None
    texts = [one.text for one in response.values]
    if response.cardinality is Cardinality.SINGLE and len(texts) == 1:
        return texts[0]
    return texts or None


def _field(one: ReportedValue) -> Value | None:
    base_type = one.base_type or BaseType.STRING
    scalar = _scalar(base_type, one.text)
    return None if scalar is None else single(base_type, scalar)


def _scalar(base_type: BaseType, text: str) -> Scalar | None:
    try:
        return read_scalar(base_type, text)
    except NotOfType:
        return None
