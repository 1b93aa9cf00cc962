"""How dates, times, numbers and names are written; times are shown in Europe/Amsterdam.

Sources: ux.md of the design (dates, decimals, names) and the customs of Dutch public sites.
"""

from datetime import date, datetime
from decimal import Decimal

from chalicelib.core.kernel import DUTCH_TIME

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
HOUR_SIGNS = {"nl": "u", "en": "h"}
DIGIT_SIGNS = {"nl": (".", ","), "en": (",", ".")}


def local(moment: datetime) -> datetime:
    """Give the same moment on a Dutch clock.

    :raises ValueError: if the moment is naive, because then nobody knows which clock it is from.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment on a page must be aware")
    return moment.astimezone(DUTCH_TIME)


def day(value: date | datetime, language: str) -> str:
    """Write a date in a text: "15 mei 2026"."""
    when = _day_of(value)
    return f"{when.day} {MONTHS[language].split()[when.month - 1]} {when.year}"


def short_day(value: date | datetime) -> str:
    """Write a date in a table: "15-05-2026"."""
    return f"{_day_of(value):%d-%m-%Y}"


def clock(moment: datetime) -> str:
    """Write a time: "09:00"."""
    return f"{local(moment):%H:%M}"


def exact_clock(moment: datetime) -> str:
    """Write a time to the second: "09:12:31"."""
    return f"{local(moment):%H:%M:%S}"


def moment(value: datetime, language: str) -> str:
    """Write a date and time in a text: "15 mei 2026, 09:00"."""
    return f"{day(value, language)}, {clock(value)}"


def short_moment(value: datetime) -> str:
    """Write a date and time in a table: "15-05-2026 09:00"."""
    return f"{short_day(value)} {clock(value)}"


def machine(value: date | datetime) -> str:
    """Write a date or moment for the ``datetime`` attribute of a ``<time>``."""
    return local(value).isoformat() if isinstance(value, datetime) else value.isoformat()


def field_moment(value: datetime | str | None) -> str:
    """Write a moment as a date-and-time field wants it; what was typed before stays as it is."""
    return f"{local(value):%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value or ""


def number(value: int | float | Decimal, language: str, decimals: int | None = None) -> str:
    """Write a number with the signs of the language: "1.234,5"; ``decimals`` fixes the places."""
    thousands, point = DIGIT_SIGNS[language]
    written = f"{value:,}" if decimals is None else f"{value:,.{decimals}f}"
    return written.translate({ord(","): thousands, ord("."): point})


def size(bytes_: int, language: str) -> str:
    """Write the size of a file as most computers do, with 1 MB of 1024 kB: "12 kB", "3,4 MB"."""
    if bytes_ < 1024 * 1024:
        return f"{number(max(1, round(bytes_ / 1024)), language)} kB"
    megabytes = round(bytes_ / 1024 / 1024, 1)
    whole = megabytes == int(megabytes)
    return f"{number(int(megabytes) if whole else megabytes, language)} MB"


def duration(minutes: int, language: str) -> str:
    """Write a length of time: "50 min", "1 u 30 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} {HOUR_SIGNS[language]}"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)


def level(value: str | None) -> str:
    """Write a level of education as schools do: "VMBO KB"; empty if it is not known."""
    return value.replace("_", " ") if value else ""


def score(value: float, language: str) -> str:
    """Write a score without needless decimals: "17", "17,5"."""
    return number(int(value) if value == int(value) else round(value, 2), language)


def countdown(seconds: float) -> str:
    """Write how long is left on a clock that runs: "41:20", "1:05:00"; never less than "0:00"."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def listed_name(family_name: str, prefix: str | None, given_names: str) -> str:
    """Write a name as lists do: "De Vries, Anna"; sort with :func:`name_key`."""
    family = f"{prefix} {family_name}" if prefix else family_name
    return f"{family[:1].upper()}{family[1:]}, {given_names}"


def edge(name: str) -> str:
    """Name a school server as schools do: "FAO Lokaal 12", and "FAO aula" if it is called that."""
    return name if name.casefold().startswith("fao") else f"FAO {name}"


def name_key(family_name: str, given_names: str) -> tuple[str, str]:
    """Give what names are sorted by: the surname without its prefix, then the given names."""
    return family_name.casefold(), given_names.casefold()


def _day_of(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value
