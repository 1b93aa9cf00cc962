"""``python -m tests.mutation [OPERATOR ...]``, or ``make mutants``.

Turns each operator into its neighbours, and prints which example turned red. A mutant that none of
them noticed is a missing example.
"""

import argparse
import sys
import time

from tests.mutation.killing import Suite, Verdict
from tests.mutation.neighbours import EXAMPLES, MUTANTS


def main() -> int:
    """Print a line for each mutant; 1 if any survives."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("operators", nargs="*", help="only these")
    wanted = parser.parse_args().operators
    start = time.process_time()
    mutants = [one for one in MUTANTS if not wanted or one.operator in wanted]
    verdicts = []
    suite = Suite.of(EXAMPLES)
    for mutant in mutants:
        verdicts.append(suite.judge(mutant))
        _say(_line(verdicts[-1]))
    survived = sum(verdict.killer is None for verdict in verdicts)
    operators = len({verdict.mutant.operator for verdict in verdicts})
    took = f"{time.process_time() - start:.0f} s CPU"
    _say(f"{len(verdicts)} mutants of {operators} operators; survived: {survived}; {took}")
    return 1 if survived or not verdicts else 0


def _line(verdict: Verdict) -> str:
    killer = verdict.killer.encode("unicode_escape").decode()[:90] if verdict.killer else "SURVIVED"
    return f"{verdict.mutant.operator:20} {verdict.mutant.instead:44} {killer}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
