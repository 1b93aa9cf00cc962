"""Writes the pages that are made from the code: ``python -m docs.generate [--check]``.

:data:`PAGES` names each page and what makes it; ``make check`` fails when one is out of date.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from chalicelib.acts.catalogue import all_acts
from chalicelib.serving.authorisation import table
from chalicelib.serving.openapi import document

DOCS = Path(__file__).parent
PUBLIC_URL = "https://facet.example.nl/api"


def _openapi() -> str:
    return json.dumps(document(all_acts(), PUBLIC_URL), ensure_ascii=False, indent=1) + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "authorisation.md": lambda: table(all_acts()),
    "openapi.json": _openapi,
}


def outdated() -> list[str]:
    """Name the pages that differ from what the code makes."""
    return [
        name
        for name, make in PAGES.items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != make()
    ]


def main() -> int:
    """Write the pages, or name those that are out of date."""
    if "--check" in sys.argv[1:]:
        late = outdated()
        for name in late:
            print(f"docs/{name} is out of date: make docs", file=sys.stderr)  # noqa: T201
        return 1 if late else 0
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
