"""``python -m demonstration.day`` plays an exam day at a Facet of its own and shows the scores."""

import argparse
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.candidates import MOST_CANDIDATES
from demonstration.day.display import Display
from demonstration.day.playing import Day, DayFailed, play_day
from demonstration.day.program import UnexpectedAnswer
from demonstration.day.results import table, verdict
from demonstration.day.school_server import a_school_server
from demonstration.day.venue import InTheCloud, Venue
from infrastructure.local.own_process import FacetTrouble, a_running_facet
from infrastructure.local.place import LocalRunError


def main() -> int:
    """Play the day; 0 only if everyone has the score that the answers deserve."""
    asked = _arguments()
    # Asking nicely from outside ends the day as Ctrl-C does: with nothing left running.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    display = Display(sys.stdout)
    try:
        with tempfile.TemporaryDirectory(prefix="facet-demo-") as folder:
            return _play(display, Path(folder), asked)
    except (DayFailed, FacetTrouble, LocalRunError, UnexpectedAnswer) as failed:
        display.step(f"De dag is mislukt. {failed}")
        return 1
    except KeyboardInterrupt:
        display.step("Gestopt; er blijft niets achter.")
        return 130


def _play(display: Display, folder: Path, asked: argparse.Namespace) -> int:
    display.step("Facet start, los van make run: op eigen poorten en in een tijdelijke map.")
    with ExitStack() as running:
        facet = running.enter_context(a_running_facet(folder / "state"))
        venue: Venue = InTheCloud(facet.api)
        if asked.edge:
            venue = running.enter_context(a_school_server(facet, folder / "edge"))
            display.step("Een schoolserver (FAO) is toegevoegd, geactiveerd en gestart.")
        day = Day(facet, venue, display, asked.candidates, asked.pause)
        endings = play_day(day, folder / "history.jsonl")
    display.step(f"\n{table(endings)}\n\n{verdict(endings)}")
    return 0 if all(one.is_right for one in endings) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demonstration.day", description=__doc__)
    parser.add_argument("--candidates", type=_count, default=30)
    parser.add_argument("--pause", type=float, default=0.8, help="seconds between two answers")
    parser.add_argument("--edge", action="store_true", help="take the exam at a school server")
    return parser.parse_args()


def _count(typed: str) -> int:
    count = int(typed)
    if not 1 <= count <= MOST_CANDIDATES:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_CANDIDATES}")
    return count


if __name__ == "__main__":
    raise SystemExit(main())
