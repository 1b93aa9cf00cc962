"""Measures the scoring engine: ``python -m bench.qti_scoring [--cases N] [--elements]``.

The cases go through the tool in a process of its own, as a maker runs it; its CPU time, start and
reading of the items included, is what is told. ``FACET_CORPUS`` adds those of the corpus.
``--elements`` says instead how much of QTI the engine runs, and how many lines it has.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import chalicelib.qti
from bench.scoring import corpus_cases, groups, sit_test, write_cases
from chalicelib.qti.assessing.outcomes import process_outcomes

_CASES = 10_000
_TESTS = 2_000
_ENGINE = ("items", "processing", "templating", "assessing", "reporting")


def main() -> int:
    """Print a line for each figure."""
    asked = _parser().parse_args()
    if asked.elements:
        _tell_elements()
        return 0
    with tempfile.TemporaryDirectory(prefix="facet-bench-") as folder:
        _through_the_tool("written items", write_cases(Path(folder), asked.cases))
        _tests(Path(folder))
    corpus = os.environ.get("FACET_CORPUS")
    if corpus:
        _through_the_tool("scored items of the corpus", corpus_cases(Path(corpus), asked.cases))
    return 0


def _through_the_tool(what: str, cases: Iterable[str]) -> None:
    lines = list(cases)
    before, wall = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "chalicelib.qti", "score"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    after, wall = os.times(), time.perf_counter() - wall
    cpu = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    answers = Counter(next(iter(json.loads(line))) for line in done.stdout.splitlines())
    print(
        f"{what}: {len(lines):,} cases in {cpu:.2f} s CPU, {wall:.2f} s;"
        f" {len(lines) / cpu:,.0f} a second; {answers['error']:,} told an error"
    )


def _tests(folder: Path) -> None:
    test, ended = sit_test(folder)
    cpu = time.process_time()
    for _ in range(_TESTS):
        process_outcomes(test.way.rules, ended.sessions, seed="bench")
    cpu = time.process_time() - cpu
    print(
        f"outcome processing: {_TESTS / cpu:,.0f} tests a second of {len(ended.sessions)} items"
        f" and {len(ended.outcomes)} outcomes"
    )


def _tell_elements() -> None:
    for group in groups():
        names, missing = group.elements.split(), group.missing
        without = f"; not: {', '.join(missing)}" if missing else ""
        print(f"{group.name}: {len(names) - len(missing)} / {len(names)}{without}")
    room = Path(chalicelib.qti.__file__).parent
    lines = {name: _lines_in(room / name) for name in _ENGINE}
    told = ", ".join(f"{name} {count:,}" for name, count in lines.items())
    print(f"lines of the engine: {sum(lines.values()):,} ({told}), empty ones left out")


def _lines_in(room: Path) -> int:
    texts = [path.read_text(encoding="utf-8") for path in room.rglob("*.py")]
    return sum(1 for text in texts for line in text.splitlines() if line.strip())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.qti_scoring")
    parser.add_argument("--cases", type=int, default=_CASES, metavar="N")
    parser.add_argument("--elements", action="store_true")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
