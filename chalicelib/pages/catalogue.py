"""Translations: the Dutch sentences in the templates are the source, English is looked up.

The ``.po`` file itself is read, once per language: 3,000 sentences take some tens of
milliseconds, only for whoever asks for English, and nothing has to be compiled before packing.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.support import NullTranslations

LOCALE = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "nl"
LANGUAGES = ("nl", "en")


@cache
def translations(language: str) -> "NullTranslations":
    """Give the translations of a language. :raises KeyError: if we do not speak it."""
    from babel.support import NullTranslations, Translations

    if language not in LANGUAGES:
        raise KeyError(language)
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    return Translations(BytesIO(_compiled(language)))


def _compiled(language: str) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (LOCALE / language / "LC_MESSAGES" / "facet.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    return compiled.getvalue()
