"""``python -m tests.faults.fuzzing --runs 5000 [--seed 1]``, or ``make fuzz RUNS=5000``.

With ``--case`` it tries that one again. A case that fails is kept in ``build/fuzz``.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import SystemRandom

from tests.faults.fuzzing.cases import make_case
from tests.faults.fuzzing.running import Tried, run

KEPT = Path("build") / "fuzz"


def main() -> int:
    """Print what came of it; 1 if any case has a fault."""
    asked = _parser().parse_args()
    first = asked.case if asked.case is not None else 0
    end = first + 1 if asked.case is not None else asked.runs
    _say(f"{end - first} cases, seed {asked.seed}")
    counts: Counter[str] = Counter()
    slowest = 0.0
    for tried in run(asked.seed, first, end):
        counts["faults" if tried.fault else tried.outcome] += 1
        slowest = max(slowest, tried.cpu_seconds)
        if tried.fault:
            _say(_kept(asked.seed, tried))
    told = ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))
    _say(f"{told}; faults: {counts['faults']}; slowest: {slowest:.2f} s CPU")
    return 1 if counts["faults"] else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _kept(seed: int, tried: Tried) -> str:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{seed}-{tried.number}.zip"
    path.write_bytes(make_case(seed, tried.number).data)
    again = f"again: make fuzz SEED={seed} CASE={tried.number}"
    return f"\ncase {tried.number} ({tried.made}), kept as {path}, {again}\n{tried.fault}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzzing")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--case", type=int)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
