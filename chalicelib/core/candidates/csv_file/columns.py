"""The columns of a candidates file (docs/formats/candidates-csv.md)."""

from enum import StrEnum


class Column(StrEnum):
    """A column, by the heading that we write ourselves."""

    NUMBER = "kandidaatnummer"
    FIRST_NAME = "voornaam"
    PREFIX = "voorvoegsel"
    SURNAME = "achternaam"
    BORN_ON = "geboortedatum"
    CLASS_NAME = "klas"
    EDUCATION_TYPE = "onderwijssoort"
    LEVEL = "niveau"
    ATTRIBUTE_1 = "kenmerk 1"
    ATTRIBUTE_2 = "kenmerk 2"
    ATTRIBUTE_3 = "kenmerk 3"
    READ_ALOUD = "voorlezen"
    EXTRA_TIME = "extra tijd"


REQUIRED = (Column.NUMBER, Column.FIRST_NAME, Column.SURNAME, Column.LEVEL)

OTHER_HEADINGS = {
    "leerlingnummer": Column.NUMBER,
    "studentnummer": Column.NUMBER,
    "roepnaam": Column.FIRST_NAME,
    "tussenvoegsel": Column.PREFIX,
    "groep": Column.CLASS_NAME,
    "onderwijsniveau": Column.LEVEL,
    "crebo": Column.ATTRIBUTE_3,
    "audio": Column.READ_ALOUD,
    "tijdverlenging": Column.EXTRA_TIME,
}
"""What school systems call the same things."""


def column_of(heading: str) -> Column | None:
    """Recognise a heading; capitals, spaces, hyphens and a unit in brackets do not count."""
    return _KNOWN.get(_plain(heading.partition("(")[0]))


def _plain(heading: str) -> str:
    return "".join(character for character in heading.casefold() if character.isalnum())


_KNOWN = {_plain(column.value): column for column in Column} | OTHER_HEADINGS
