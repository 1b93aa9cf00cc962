"""The corpus of real QTI content, read in place: nothing of it is part of this project.

``FACET_CORPUS`` names the folder that holds ``qti-corpus``.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chalicelib.core.scoring import Response


@dataclass(frozen=True)
class Case:
    """One response to one item, with the outcomes that it must give."""

    name: str
    response: Response
    outcomes: dict[str, Any]


@dataclass(frozen=True)
class ScoredFixture:
    """An item of the corpus with its cases."""

    name: str
    data: bytes
    cases: tuple[Case, ...]


def corpus() -> Path | None:
    """Return the folder of the corpus, or None when this machine has none."""
    root = os.environ.get("FACET_CORPUS")
    folder = Path(root) / "qti-corpus" if root else None
    return folder if folder is not None and folder.is_dir() else None


def package(name: str) -> bytes:
    """Read one package of the corpus."""
    folder = corpus()
    assert folder is not None
    return (folder / "packages" / name).read_bytes()


def scored_fixtures() -> Iterator[ScoredFixture]:
    """Read the scored items of the corpus; none when this machine has no corpus."""
    folder = corpus()
    for item in sorted(folder.glob("scored-items/*/item.xml")) if folder else ():
        cases = json.loads((item.parent / "cases.json").read_text())["cases"]
        read = tuple(_read_case(case) for case in cases)
        yield ScoredFixture(item.parent.name, item.read_bytes(), read)


def _read_case(case: dict[str, Any]) -> Case:
    expected = dict(case["expect"].get("outcomes", {}))
    if "score" in case["expect"]:
        expected.setdefault("SCORE", case["expect"]["score"])
    response = {name: _lexical(value) for name, value in case["responses"].items()}
    return Case(case["name"], response, expected)


def _lexical(value: Any) -> str | list[str] | None:
    if value is None:
        return None
    if isinstance(value, list):
        return [str(_lexical(one)) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
