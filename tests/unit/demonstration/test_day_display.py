"""The day tells how far it is on a terminal and in a log, and never calls a wrong result right."""

import io
from dataclasses import replace

import pytest

from demonstration.day.display import Display
from demonstration.day.results import Ending, ending, table, verdict
from demonstration.day.scripts import maximum, script_of

SCRIPT = script_of(0)
RIGHT = Ending("Özgürel, Hanna", SCRIPT.answered, SCRIPT.score, maximum(), 2, SCRIPT)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_on_a_terminal_progress_is_one_line_that_the_next_step_replaces() -> None:
    terminal = Terminal()
    display = Display(terminal)

    display.progress("1 van 4")
    display.progress("2 van 4")
    display.step("Klaar.")

    assert terminal.getvalue() == "\r\x1b[K1 van 4\r\x1b[K2 van 4\r\x1b[KKlaar.\n"


def test_in_a_log_progress_is_a_line_now_and_then_and_only_when_it_changed() -> None:
    log, clock = io.StringIO(), Clock()
    display = Display(log, clock)

    for moment, text in ((0, "1 van 4"), (1, "2 van 4"), (6, "2 van 4"), (12, "2 van 4")):
        clock.now = 100.0 + moment
        display.progress(text)
    display.step("Klaar.")

    assert log.getvalue() == "1 van 4\n2 van 4\nKlaar.\n"


def test_a_result_that_fits_the_answers_is_right() -> None:
    result = {
        "name": RIGHT.name,
        "answered": SCRIPT.answered,
        "score": SCRIPT.score,
        "maximum": 22,
        "waits_for_scorer": 2,
    }

    assert ending(result, SCRIPT) == RIGHT
    assert RIGHT.is_right
    assert verdict([RIGHT]).startswith("1 van 1 kandidaten hebben precies")
    assert "verwacht" not in table([RIGHT])


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RIGHT, score=SCRIPT.score - 1),
        replace(RIGHT, score=None),
        replace(RIGHT, answered=SCRIPT.answered - 1),
        replace(RIGHT, maximum=17),
    ],
)
def test_a_result_that_differs_in_anything_is_shown_with_what_it_should_be(wrong: Ending) -> None:
    assert not wrong.is_right
    assert verdict([RIGHT, wrong]) == "Let op: 1 van 2 resultaten zijn anders dan verwacht."
    assert (
        table([RIGHT, wrong])
        .splitlines()[-1]
        .endswith(f"<- verwacht: {SCRIPT.answered} beantwoord, score {SCRIPT.score:g} van 22")
    )


def test_the_table_stays_straight_with_long_names_and_broken_numbers() -> None:
    long = replace(RIGHT, name="A" * 60, score=12.5)

    heading, _, line = table([replace(long, script=long.script)]).splitlines()

    assert line.startswith("A" * 27 + " ")
    assert line.index("12,5") + 4 == heading.index("Score") + len("Score")
