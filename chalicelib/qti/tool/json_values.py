"""Answers and values as JSON, the way they go into the tool and come out of it."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.values import BaseType, Scalar, Value, write_scalar

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""What ``json.loads`` makes of a text."""


class NotAnAnswer(Exception):  # noqa: N818 - told to whoever wrote the line
    """The JSON is no answer to a question: it holds lists in lists, or fields where none are."""


def answer_of(told: Json, cardinality: Cardinality) -> Answer:
    """Write an answer in QTI's lexical forms. :raises NotAnAnswer: when it is none.

    A record is an object; a number, true and false may stand as JSON or as text.
    """
    if isinstance(told, dict):
        if cardinality is not Cardinality.RECORD:
            raise NotAnAnswer
        present = {name: one for name, one in told.items() if one is not None}
        return [f"{name}={_text(one)}" for name, one in present.items()] or None
    if isinstance(told, list):
        return [_text(one) for one in told if one is not None]
    return None if told is None else _text(told)


def _text(told: Json) -> str:
    if isinstance(told, str):
        return told
    if isinstance(told, bool) or not isinstance(told, int | float):
        if isinstance(told, bool):
            return write_scalar(told)
        raise NotAnAnswer
    # JSON has one kind of number, so 3.0 answers a question for a whole number as 3 does.
    whole = isinstance(told, float) and told.is_integer() and abs(told) < 1e15
    return write_scalar(int(told) if whole else told)


def json_of(value: Value | None) -> Json:
    """Write a value: NULL as null, a container as a list, a record as an object."""
    if value is None:
        return None
    if value.cardinality is Cardinality.RECORD:
        return {name: json_of(one) for name, one in value.fields}
    scalars = [_scalar(one, value.base_type) for one in value.items]
    return scalars[0] if value.cardinality is Cardinality.SINGLE else list(scalars)


def _scalar(scalar: Scalar, base_type: BaseType | None) -> Json:
    if isinstance(scalar, tuple):
        return write_scalar(scalar)
    return float(scalar) if base_type is BaseType.FLOAT else scalar
