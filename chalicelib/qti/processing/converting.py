"""Reads values as values of another type, where nothing is lost by it (docs/qti/choices.md).

Rules that passed the check of an import never come here; those that scoring forgives do.
"""

from collections import Counter

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.declarations import Variable
from chalicelib.qti.items.values import (
    BaseType,
    NotOfType,
    Scalar,
    Value,
    make_value,
    read_scalar,
    write_scalar,
)
from chalicelib.qti.processing.signature import Signature

_WORDS = frozenset(
    {
        BaseType.STRING,
        BaseType.IDENTIFIER,
        BaseType.INT_OR_IDENTIFIER,
        BaseType.URI,
        BaseType.FILE,
    }
)
_COUNTED = frozenset({BaseType.INTEGER, BaseType.FLOAT, BaseType.DURATION})


def is_convertible(found: BaseType | None, wanted: BaseType | None) -> bool:
    """Tell whether values of one type can be values of another without losing anything.

    Words may hold anything, anything can be written as a text, and a duration is its seconds.
    """
    if found is None or wanted is None or found is wanted:
        return True
    if wanted is BaseType.STRING or found in _WORDS:
        return True
    return found in _COUNTED and wanted in (_COUNTED | _WORDS)


def are_readable(operands: list[Signature], wanted: BaseType) -> bool:
    """Tell whether every operand is one value that may be of this type."""
    return all(one.is_single and is_convertible(one.base_type, wanted) for one in operands)


def have_readable(operands: list[Signature], wanted: BaseType) -> bool:
    """Tell whether every operand is a value or values that may be of this type."""
    known = (one for one in operands if not one.is_null)
    return all(one.base_type and is_convertible(one.base_type, wanted) for one in known)


def are_no_records(operands: list[Signature]) -> bool:
    """Tell whether every operand is a value or a container."""
    return all(one.cardinality is not Cardinality.RECORD for one in operands)


def as_number(scalar: Scalar) -> int | float | None:
    """Return the number that a value is or writes; None when it is none."""
    if isinstance(scalar, str):
        whole = _read(BaseType.INTEGER, scalar)
        found = _read(BaseType.FLOAT, scalar) if whole is None else whole
    else:
        found = scalar
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    return found


def as_integer(scalar: Scalar) -> int | None:
    """Return the whole number that a value is or writes; None when it is none."""
    number = as_number(scalar)
    return int(number) if number is not None and float(number).is_integer() else None


def as_type(base_type: BaseType, scalar: Scalar) -> Scalar | None:
    """Return a value as one of another type; None when it is none."""
    if base_type is BaseType.INTEGER:
        return as_integer(scalar)
    if base_type in (BaseType.FLOAT, BaseType.DURATION):
        number = as_number(scalar)
        return float(number) if number is not None else None
    return _read(base_type, write_scalar(scalar))


def fitted(value: Value | None, variable: Variable | None) -> Value | None:
    """Return a value as its variable holds it; NULL when that would lose something."""
    if value is None or variable is None or value.cardinality is Cardinality.RECORD:
        return value
    if (value.cardinality, value.base_type) == (variable.cardinality, variable.base_type):
        return value
    several = len(value.items) > 1
    unordered = (Cardinality.MULTIPLE, Cardinality.ORDERED)
    loses_values = several and variable.cardinality is Cardinality.SINGLE
    if loses_values or (several and (value.cardinality, variable.cardinality) == unordered):
        return None
    return _retyped(value, variable.cardinality, variable.base_type)


def gathered(cardinality: Cardinality, values: list[Value]) -> Value | None:
    """Put the values of containers of several types together."""
    found = {value.base_type for value in values}
    if len(found) == 1:
        scalars = tuple(scalar for value in values for scalar in value.items)
        return make_value(cardinality, values[0].base_type, scalars)
    base_type = mixed_type(found)
    retyped = [_retyped(value, cardinality, base_type) for value in values]
    present = [value for value in retyped if value is not None]
    return gathered(cardinality, present) if present else None


def mixed_type(found: set[BaseType | None]) -> BaseType:
    """Return the type of a container in which values of these types stand together."""
    numeric = all(one is not None and one.is_numeric for one in found)
    return BaseType.FLOAT if numeric else BaseType.STRING


def alike(first: Value, second: Value) -> bool:
    """Tell whether two values match, where one may be a container or of another type."""
    other = second
    if first.base_type is not second.base_type and first.base_type in _WORDS:
        first, other = second, first
    ordered = first.cardinality is other.cardinality is Cardinality.ORDERED
    base_type = first.base_type
    same = base_type is None or base_type is other.base_type
    items = other.items if same else tuple(_as_far(base_type, one) for one in other.items)
    return first.items == items if ordered else Counter(first.items) == Counter(items)


def is_true(value: Value | None) -> bool | None:
    """Tell whether a value holds as a condition; None is NULL."""
    if value is None:
        return None
    scalar = value.single if value.cardinality is Cardinality.SINGLE else True
    # A number holds unless it is 0; every other value that is not NULL holds.
    return bool(scalar)


def _as_far(base_type: BaseType | None, scalar: Scalar) -> Scalar:
    read = as_type(base_type, scalar) if base_type is not None else None
    return scalar if read is None else read


def _retyped(value: Value, cardinality: Cardinality, base_type: BaseType | None) -> Value | None:
    if base_type is None:
        return None
    read = [as_type(base_type, scalar) for scalar in value.items]
    known = tuple(scalar for scalar in read if scalar is not None)
    return make_value(cardinality, base_type, known) if len(known) == len(read) else None


def _read(base_type: BaseType, text: str) -> Scalar | None:
    try:
        return read_scalar(base_type, text)
    except NotOfType:
        return None
