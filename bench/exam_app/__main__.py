"""Measures the exam app; prints rows of docs/figures.md: ``python -m bench.exam_app [FIGURE...]``.

Leaves with 1 if a figure breaks a bound that it must keep.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.exam_app import an_hour, keystrokes, memory, release
from bench.exam_app.hall import School, a_school
from bench.exam_app.rows import Row

FIGURES: dict[str, Callable[[School, Path], Iterator[Row]]] = {
    "hour": an_hour.measure,
    "release": release.measure,
    "keystrokes": keystrokes.measure,
    "memory": memory.measure,
}


def main() -> int:
    """Measure what was asked for, everything by default."""
    parser = argparse.ArgumentParser(prog="python -m bench.exam_app")
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=", ".join(FIGURES))
    asked = parser.parse_args().figures or list(FIGURES)
    if unknown := [name for name in asked if name not in FIGURES]:
        parser.error(f"no such figure: {', '.join(unknown)}")
    pictures = Path(tempfile.mkdtemp(prefix="facet-figures-pictures-"))
    try:
        with tempfile.TemporaryDirectory(prefix="facet-figures-") as folder:
            rows = list(_measure(asked, Path(folder), pictures))
    finally:
        if not any(pictures.iterdir()):
            pictures.rmdir()
    return int(not all(row.is_fine for row in rows))


def _measure(asked: list[str], folder: Path, pictures: Path) -> Iterator[Row]:
    """Print each row as soon as it is known."""
    with a_school(folder) as school:
        for name in asked:
            for row in FIGURES[name](school, pictures):
                print(row.line(f"`.venv/bin/python -m bench.exam_app {name}`"), flush=True)
                if not row.is_fine:
                    print(f"This breaks its bound: {row.figure}", file=sys.stderr)
                yield row


if __name__ == "__main__":
    sys.exit(main())
