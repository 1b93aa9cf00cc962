"""Reads what a candidate answered into a value; never fails, because scoring must not."""

from chalicelib.core.exams import Cardinality
from chalicelib.core.scoring import Response
from chalicelib.qti.items.declarations import Declarations, Variable
from chalicelib.qti.items.typed_number import read_fields, read_number_record
from chalicelib.qti.items.values import (
    BaseType,
    NotOfType,
    Scalar,
    Value,
    make_value,
    read_scalar,
    single,
)

Answer = str | list[str] | None
"""What a candidate answered: one text, several, or nothing."""


def read_response(declarations: Declarations, response: Response) -> dict[str, Value | None]:
    """Return the value of every response variable.

    What the response does not mention is as it stood before the candidate came: the preset
    response, or NULL.
    """
    return {
        name: read_answer(one, response[name]) if name in response else one.default
        for name, one in declarations.responses.items()
    }


def read_answer(variable: Variable, answer: Answer) -> Value | None:
    """Turn an answer in QTI's lexical forms into a value; what cannot be read is NULL."""
    if variable.cardinality is Cardinality.RECORD:
        return _read_record(answer)
    base_type = variable.base_type or BaseType.STRING
    if variable.cardinality is Cardinality.SINGLE:
        return _read_single(base_type, answer)
    texts = [answer] if isinstance(answer, str) else answer or []
    scalars = [_read(base_type, text) for text in texts]
    present = tuple(scalar for scalar in scalars if scalar is not None and scalar != "")
    return make_value(variable.cardinality, base_type, present)


def _read_record(answer: Answer) -> Value | None:
    if isinstance(answer, str):
        return read_number_record(answer, _with_point(answer))
    return read_fields(answer or [])


def _read_single(base_type: BaseType, answer: Answer) -> Value | None:
    text = answer[0] if isinstance(answer, list) and len(answer) == 1 else answer
    if not isinstance(text, str):
        return None
    scalar = _read(base_type, text)
    return None if scalar is None else single(base_type, scalar)


def _read(base_type: BaseType, text: str) -> Scalar | None:
    try:
        return read_scalar(base_type, _with_point(text) if base_type.is_numeric else text)
    except NotOfType:
        return None


def _with_point(text: str) -> str:
    # Dutch candidates type a decimal comma; QTI's lexical form has a point. A text with both is
    # left alone and is then no number: guessing which one parts the thousands could cost points.
    return text if "." in text or text.count(",") != 1 else text.replace(",", ".")
