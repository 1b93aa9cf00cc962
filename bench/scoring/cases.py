"""Lines for ``python -m chalicelib.qti score``: of items that are written here, and of a corpus."""

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

from bench.scoring.kinds import KINDS, Kind

_ITEMS_OF_A_KIND = 20


def write_items(folder: Path) -> list[tuple[Kind, Path]]:
    """Write items of every kind into a folder, the kinds in turn."""
    written = []
    for number, kind in itertools.product(range(_ITEMS_OF_A_KIND), KINDS):
        path = folder / f"{kind.name}-{number}.xml"
        path.write_text(kind.text, encoding="utf-8")
        written.append((kind, path))
    return written


def write_cases(folder: Path, cases: int) -> Iterator[str]:
    """Write items of every kind into a folder and give lines for them, the same every time."""
    # Chance decides who answers what, nothing else; the same number gives the same answers.
    dice = random.Random(6)  # noqa: S311 - no secret
    written = write_items(folder)
    for _ in range(cases):
        kind, path = dice.choice(written)
        yield json.dumps({"item": str(path), "responses": kind.answers(dice)})


def corpus_cases(folder: Path, cases: int) -> Iterator[str]:
    """Give lines for the scored items of a corpus, in turn, as many as are asked."""
    lines = []
    for path in sorted(folder.glob("qti-corpus/scored-items/*/cases.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        lines += [
            json.dumps({"item": str(path.with_name("item.xml")), "responses": case["responses"]})
            for case in told["cases"]
        ]
    return itertools.islice(itertools.cycle(lines), cases)
