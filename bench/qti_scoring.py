"""Measures scoring: ``python -m bench.qti_scoring [--cases N] [--elements]``.

The cases go through the tool in a process of its own, as a maker runs it; its CPU time, start and
reading of the items included, is what is told. ``FACET_CORPUS`` adds those of the corpus.
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

from bench.scoring import corpus_cases, write_cases

_CASES = 10_000


def main() -> int:
    """Print a line for each figure."""
    asked = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="facet-bench-") as folder:
        _through_the_tool("written items", write_cases(Path(folder), asked.cases))
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.qti_scoring")
    parser.add_argument("--cases", type=int, default=_CASES, metavar="N")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
