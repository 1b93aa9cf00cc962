"""The values of QTI: cardinality, base type, and how they are written.

NULL is Python's ``None``: an empty container and an empty string are NULL as well (QTI 3.0, 2.11).
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from chalicelib.core.exams import Cardinality

Scalar = str | bool | int | float | tuple[str, ...] | tuple[int, ...]
"""One value in Python: pairs are tuples of identifiers, points of whole numbers."""


class BaseType(StrEnum):
    """The base types of QTI that a variable or an expression may have."""

    IDENTIFIER = "identifier"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    FLOAT = "float"
    STRING = "string"
    POINT = "point"
    PAIR = "pair"
    DIRECTED_PAIR = "directedPair"
    DURATION = "duration"
    """Seconds, with a fraction."""
    FILE = "file"
    """What names an uploaded file; nobody looks inside it here."""
    URI = "uri"
    INT_OR_IDENTIFIER = "intOrIdentifier"

    @property
    def is_numeric(self) -> bool:
        """Tell whether values of this type can be reckoned with."""
        return self in (BaseType.INTEGER, BaseType.FLOAT)


@dataclass(frozen=True)
class Value:
    """A value that is not NULL; a single value is a container of one.

    A record has no base type and no items: its fields are single values by name.
    """

    cardinality: Cardinality
    base_type: BaseType | None
    items: tuple[Scalar, ...]
    fields: tuple[tuple[str, "Value"], ...] = ()

    @property
    def single(self) -> Scalar:
        """Return the one value of a single value."""
        return self.items[0]

    def field(self, name: str) -> "Value | None":
        """Return a field of a record; NULL when it has none of this name."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, "Value"]:
        return dict(self.fields)


def make_value(
    cardinality: Cardinality, base_type: BaseType | None, scalars: tuple[Scalar, ...]
) -> Value | None:
    """Put values together; what comes out empty is NULL."""
    if not scalars or (cardinality is Cardinality.SINGLE and scalars[0] == ""):
        return None
    return Value(cardinality, base_type, scalars)


def make_record(fields: Mapping[str, Value | None]) -> Value | None:
    """Put single values together under their names; the order of names does not matter."""
    present = sorted((name, value) for name, value in fields.items() if value is not None)
    return Value(Cardinality.RECORD, None, (), tuple(present)) if present else None


def single(base_type: BaseType, scalar: Scalar) -> Value | None:
    """Make a single value; an empty string and a number that is not finite are NULL."""
    if isinstance(scalar, float) and not math.isfinite(scalar):
        return None
    return make_value(Cardinality.SINGLE, base_type, (scalar,))


class NotOfType(Exception):  # noqa: N818 - becomes a reason, or NULL for what a candidate typed
    """The text is not a value of the base type."""


_INTEGER = re.compile(r"[+-]?[0-9]{1,15}")
_FLOAT = re.compile(r"[+-]?([0-9]{1,300}(\.[0-9]{0,300})?|\.[0-9]{1,300})([eE][+-]?[0-9]{1,3})?")
_IDENTIFIER = re.compile(r"\S{1,500}")
_PERIOD = re.compile(
    r"P(?=.)(?:([0-9]{1,5})D)?(?:T(?=.)(?:([0-9]{1,5})H)?(?:([0-9]{1,5})M)?"
    r"(?:([0-9]{1,9}(?:\.[0-9]{1,9})?)S)?)?"
)
_SECONDS_OF = (86_400, 3_600, 60, 1)
_NAMES = (BaseType.IDENTIFIER, BaseType.URI, BaseType.FILE)
_COUPLES = (BaseType.POINT, BaseType.PAIR, BaseType.DIRECTED_PAIR)


def read_scalar(base_type: BaseType, text: str) -> Scalar:
    """Read one value in its lexical form. :raises NotOfType: when it is not one."""
    if base_type is BaseType.STRING:
        return text
    word = text.strip()
    if base_type in _COUPLES:
        return _read_couple(base_type, word)
    if base_type in _NAMES:
        return _matching(_IDENTIFIER, word)
    if base_type is BaseType.INT_OR_IDENTIFIER:
        return int(word) if _INTEGER.fullmatch(word) else _matching(_IDENTIFIER, word)
    return _read_simple(base_type, word)


def write_scalar(scalar: Scalar) -> str:
    """Write one value in its lexical form; a whole float keeps its point, as in XML Schema."""
    if isinstance(scalar, bool):
        return "true" if scalar else "false"
    if isinstance(scalar, tuple):
        return " ".join(str(one) for one in scalar)
    return repr(scalar) if isinstance(scalar, float) else str(scalar)


def write_value(value: Value | None) -> str | list[str] | None:
    """Write a value as the scores keep it: a string, a list of strings, or None for NULL.

    A record becomes a list of ``name=value``.
    """
    if value is None:
        return None
    if value.cardinality is Cardinality.RECORD:
        return [f"{name}={write_scalar(one.single)}" for name, one in value.fields]
    if value.cardinality is Cardinality.SINGLE:
        return write_scalar(value.single)
    return [write_scalar(scalar) for scalar in value.items]


def _matching(pattern: re.Pattern[str], word: str) -> str:
    if not pattern.fullmatch(word):
        raise NotOfType(word[:100])
    return word


def _read_simple(base_type: BaseType, word: str) -> bool | int | float:
    if base_type is BaseType.BOOLEAN:
        return _read_boolean(word)
    if base_type is BaseType.INTEGER:
        return int(_matching(_INTEGER, word))
    if base_type is BaseType.DURATION:
        return _read_duration(word)
    return _finite(float(_matching(_FLOAT, word)))


def _read_boolean(word: str) -> bool:
    if word not in ("true", "false", "1", "0"):
        raise NotOfType(word[:100])
    return word in ("true", "1")


def _read_duration(word: str) -> float:
    # The specification counts seconds and names ISO 8601, so makers write PT1M30S as well as 90.
    period = _PERIOD.fullmatch(word)
    if period is not None:
        parts = zip(period.groups(), _SECONDS_OF, strict=True)
        return sum(float(part or 0) * seconds for part, seconds in parts)
    number = _finite(float(_matching(_FLOAT, word)))
    if number < 0:
        raise NotOfType(word[:100])
    return number


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise NotOfType("infinite")
    return number


def _read_couple(base_type: BaseType, word: str) -> tuple[str, ...] | tuple[int, ...]:
    parts = word.split()
    if len(parts) != 2:
        raise NotOfType(word[:100])
    if base_type is BaseType.POINT:
        return tuple(int(_matching(_INTEGER, part)) for part in parts)
    # "A pair is unordered: A B and B A are the same value" (QTI 3.0, 2.11.2).
    return tuple(sorted(parts)) if base_type is BaseType.PAIR else tuple(parts)
