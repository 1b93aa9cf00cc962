"""``python -m bench.candidates HISTORY.jsonl`` reads an errand as JSON and prints a report."""

import signal
import sys
from pathlib import Path
from threading import Event

from bench.candidates.apart import Errand, run_errand


def main() -> int:
    """Do the errand that comes in."""
    if len(sys.argv) != 2:
        print("Usage: python -m bench.candidates HISTORY.jsonl < errand.json", file=sys.stderr)
        return 2
    called_back = Event()
    signal.signal(signal.SIGTERM, lambda *_: called_back.set())
    errand = Errand.from_json(sys.stdin.read())
    print(run_errand(errand, Path(sys.argv[1]), called_back).to_json())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
