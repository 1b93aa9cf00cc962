"""What a record holds of a number that a candidate typed (QTI 3.0, textEntryInteraction)."""

import re
from collections.abc import Mapping

from chalicelib.qti.items.values import BaseType, NotOfType, Value, make_record, read_scalar, single

NUMBER_FIELDS: Mapping[str, BaseType] = {
    "stringValue": BaseType.STRING,
    "floatValue": BaseType.FLOAT,
    "integerValue": BaseType.INTEGER,
    "leftDigits": BaseType.INTEGER,
    "rightDigits": BaseType.INTEGER,
    "ndp": BaseType.INTEGER,
    "nsf": BaseType.INTEGER,
    "exponent": BaseType.INTEGER,
}
"""Field of a number that a candidate typed -> its base type."""

_NUMBER = re.compile(r"[+-]?(?P<left>\d*)(\.(?P<right>\d*))?([eE](?P<exponent>[+-]?\d{1,3}))?")


def read_number_record(typed: str, text: str) -> Value | None:
    """Make the record of what was ``typed``; ``text`` is the same with a decimal point."""
    fields = {"stringValue": single(BaseType.STRING, typed), **_numbers(text.strip())}
    return make_record(fields)


def read_fields(written: list[str]) -> Value | None:
    """Read a record that is written as a list of ``name=value``; unknown fields are strings."""
    fields = {}
    for line in written:
        name, found, text = line.partition("=")
        base_type = NUMBER_FIELDS.get(name, BaseType.STRING)
        if not (found and name):
            continue
        try:
            fields[name] = single(base_type, read_scalar(base_type, text))
        except NotOfType:
            continue
    return make_record(fields)


def _numbers(text: str) -> dict[str, Value | None]:
    try:
        number = read_scalar(BaseType.FLOAT, text)
    except NotOfType:
        return {}
    match = _NUMBER.fullmatch(text)
    if match is None:
        return {}
    left, right, power = match["left"], match["right"] or "", match["exponent"]
    counts = {
        "leftDigits": len(left),
        "rightDigits": len(right),
        # "If an exponent was given it is rightDigits minus the exponent, never below 0."
        "ndp": max(0, len(right) - int(power or 0)),
        "nsf": len((left + right).lstrip("0")),
    }
    if power is not None:
        counts["exponent"] = int(power)
    if match["right"] is None and power is None and len(left) < 16:
        counts["integerValue"] = int(text)
    written = {name: single(BaseType.INTEGER, count) for name, count in counts.items()}
    return {"floatValue": single(BaseType.FLOAT, number), **written}
