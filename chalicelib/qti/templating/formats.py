"""Number formats as in C, with what QTI adds (QTI 2.2 and 3.0, number formatting rules)."""

import re
from dataclasses import dataclass

_FORMAT = re.compile(
    r"(?P<flags>[-+ 0#]{0,5})(?P<width>[0-9]{1,2})?(\.(?P<precision>[0-9]{1,2}))?"
    r"(?P<kind>[sidoxXfeEgGrR])"
)
_POWER = re.compile(r"(?P<digits>.*?)[eE](?P<sign>[+-])0*(?P<power>[0-9]+)(?P<rest>.*)", re.DOTALL)
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BIGGEST_PLAIN = 10**15


class FormatUnknown(Exception):  # noqa: N818 - becomes a reason
    """The text is not a format of one number."""


@dataclass(frozen=True)
class Format:
    """How to print a number; an empty ``kind`` prints it as short as it is."""

    kind: str = ""
    flags: str = ""
    width: int = 0
    precision: int | None = None
    power_form: bool = False
    base: int = 10
    comma: bool = False


def read_format(
    text: str, *, power_form: bool = False, base: int = 10, comma: bool = False
) -> Format:
    """Read a format such as ``%.2f``. :raises FormatUnknown: when it is not one."""
    if not text:
        return Format(power_form=power_form, base=base, comma=comma)
    match = _FORMAT.fullmatch(text.removeprefix("%"))
    if match is None:
        raise FormatUnknown(text)
    precision = int(match["precision"]) if match["precision"] else None
    width = int(match["width"] or 0)
    return Format(match["kind"], match["flags"], width, precision, power_form, base, comma)


def print_number(number: int | float, form: Format) -> str:
    """Print a number; only this text of it travels."""
    text = _with_power(_plain(number, form)) if form.power_form else _plain(number, form)
    return text.replace(".", ",") if form.comma else text


def _plain(number: int | float, form: Format) -> str:
    if form.kind in ("", "s"):
        return f"{_shortest(number, form.base):>{form.width}}"
    if form.kind in "id" and form.base != 10:
        return f"{_in_base(round(number), form.base):>{form.width}}"
    if form.kind in "idoxX":
        return _c_format(form, "d" if form.kind == "i" else form.kind, round(number))
    if form.kind in "rR":
        return _significant(number, form)
    return _c_format(form, form.kind, float(number))


def _c_format(form: Format, kind: str, number: int | float) -> str:
    precision = "" if form.precision is None else f".{form.precision}"
    width = form.width or ""
    return f"%{form.flags}{width}{precision}{kind}" % number


def _shortest(number: int | float, base: int) -> str:
    if isinstance(number, float) and not number.is_integer():
        return repr(number)
    whole = int(number)
    if abs(whole) >= _BIGGEST_PLAIN and isinstance(number, float):
        return repr(number)
    return _in_base(whole, base)


def _in_base(number: int, base: int) -> str:
    if base == 10:
        return str(number)
    digits, rest = "", abs(number)
    while rest or not digits:
        rest, digit = divmod(rest, base)
        digits = _DIGITS[digit] + digits
    return f"-{digits}" if number < 0 else digits


def _significant(number: float, form: Format) -> str:
    # 'r' is 'g' that keeps zeros at the end: as many significant digits as the precision says.
    kept = Format("g" if form.kind == "r" else "G", f"#{form.flags}", form.width, form.precision)
    return _c_format(kept, kept.kind, float(number)).removesuffix(".")


def _with_power(text: str) -> str:
    match = _POWER.fullmatch(text)
    if match is None:
        return text
    sign = "-" if match["sign"] == "-" else ""
    power = f"{sign}{match['power']}".translate(_RAISED)
    return f"{match['digits']} × 10{power}{match['rest']}"
