"""Brings the English catalogue up to date with the sentences in templates and Python.

``python -m chalicelib.pages.tools.catalogue_update`` adds new sentences (untranslated) and drops
those that nothing says any more; a test fails until every sentence is translated.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from chalicelib.pages.catalogue import LOCALE

PAGES = Path(__file__).parents[1]
TARGET = LOCALE / "en" / "LC_MESSAGES" / "facet.po"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
HEADER = b"""\
# The English of Facet's pages; kept up to date by tools/catalogue_update.py.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}


def sentences() -> Iterator[tuple[str, str]]:
    """Give every sentence that a page can say, with the file that says it."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "dutch": None}
    for path, _line, message, _comments, _context in extract_from_dir(
        PAGES, METHODS, OPTIONS, keywords=keywords
    ):
        yield (message if isinstance(message, str) else message[0]), str(path)


def updated(old: Catalog) -> Catalog:
    """Return the catalogue of today's sentences, with the translations that were known."""
    new = Catalog(locale="en")
    for sentence, path in sorted(set(sentences())):
        known = old.get(sentence)
        new.add(
            sentence,
            known.string if known else "",
            locations=[(path, 0)],
            flags=known.flags if known else (),
        )
    return new


def main() -> None:
    """Rewrite the catalogue."""
    with TARGET.open("rb") as source:
        new = updated(read_po(source, locale="en"))
    with TARGET.open("wb") as target:
        target.write(HEADER)
        write_po(target, new, omit_header=True, width=100, sort_output=True, include_lineno=False)


if __name__ == "__main__":
    main()
