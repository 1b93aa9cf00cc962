"""Writes the documents that are made from code, or checks that they are up to date.

``python -m infrastructure.documents write`` (or ``check``, which also validates our OpenAPI).
"""

import json
import sys
from pathlib import Path
from typing import Any

from openapi_spec_validator import validate

from chalicelib.acts.catalogue import all_acts
from chalicelib.serving.authorisation import table
from chalicelib.serving.openapi import document
from infrastructure.manuals import manuals

DOCS = Path(__file__).parents[1] / "docs"


def documents() -> dict[Path, str]:
    """Give each document made from code, as it should be now."""
    openapi = json.dumps(_openapi(), ensure_ascii=False, indent=1) + "\n"
    made = {DOCS / "authorisation.md": table(all_acts()), DOCS / "openapi.json": openapi}
    return made | manuals()


def write() -> None:
    """Write them all."""
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8")


def stale() -> list[Path]:
    """Name the documents that are missing or say something else than the code."""
    return [
        path
        for path, text in documents().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def _openapi() -> dict[str, Any]:
    return document(all_acts(), "https://facet.example.nl/api")


def main() -> int:
    """Do what the command line asks; stale documents are one line."""
    if sys.argv[1:] == ["write"]:
        write()
        return 0
    validate(_openapi())
    if names := ", ".join(path.name for path in stale()):
        print(f"Out of date: {names}. Do: make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
