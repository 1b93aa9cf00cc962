"""``python -m bench.candidates HISTORY.jsonl`` reads an errand as JSON and prints a report."""

import sys
from pathlib import Path

from bench.candidates.apart import Errand, run_errand


def main() -> int:
    """Do the errand that comes in."""
    if len(sys.argv) != 2:
        print("Usage: python -m bench.candidates HISTORY.jsonl < errand.json", file=sys.stderr)
        return 2
    print(run_errand(Errand.from_json(sys.stdin.read()), Path(sys.argv[1])).to_json())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
