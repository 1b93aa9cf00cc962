"""Figures are what they say: percentiles of real answers, saves in a second, work that types."""

from collections import Counter

import pytest

from bench.candidates import Answer, Report, typing
from bench.candidates.measuring import Measurements, percentile


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 50.0), (0.95, 95.0), (0.99, 99.0), (1.0, 100.0), (0.001, 1.0)]
)
def test_a_percentile_is_a_value_that_was_measured(share: float, value: float) -> None:
    assert percentile([float(number) for number in range(1, 101)], share) == value


def test_saves_in_a_second_count_from_the_first_save_to_the_last_acknowledgement() -> None:
    measured = Measurements()
    measured.saved(10.0, 10.5)
    measured.saved(10.2, 11.0)
    measured.saved(11.0, 12.0)
    measured.answered("save", 0.5)

    report = measured.report(Counter(worked=1), seconds=60.0, cpu_seconds=0.1)

    assert (report.saved_batches, report.saving_seconds) == (3, 2.0)
    assert report.saves_per_second == 1.5
    assert report.acts["save"].p99_ms == 500.0


def test_a_crowd_that_saved_nothing_has_no_speed() -> None:
    report = Measurements().report(Counter(refused=1), seconds=1.0, cpu_seconds=0.1)

    assert report.saves_per_second == 0.0
    assert report.acts == {}


def test_a_report_comes_back_from_its_line() -> None:
    measured = Measurements()
    measured.answered("login", 0.25)
    measured.retried("503")
    measured.refused("token-invalid")
    report = measured.report(Counter(worked=2), seconds=1.5, cpu_seconds=0.1)

    assert Report.from_json(report.to_json()) == report
    assert "\n" not in report.to_json()


def test_written_answers_grow_while_they_are_saved_and_choices_stay() -> None:
    work = typing(
        {"ITM-1": {"RESPONSE": "abcd"}, "ITM-2": {"X": ["A", "B"]}}, saves=5, saves_per_item=2
    )

    batches = list(work(["ITM-1", "ITM-2"]))

    assert batches == [
        [Answer("ITM-1", {"RESPONSE": "ab"})],
        [Answer("ITM-1", {"RESPONSE": "abcd"})],
        [Answer("ITM-2", {"X": ["A", "B"]})],
        [Answer("ITM-2", {"X": ["A", "B"]})],
        [Answer("ITM-1", {"RESPONSE": "ab"})],
    ]


def test_an_item_that_nobody_knows_gets_a_plain_answer_and_no_items_no_work() -> None:
    work = typing({}, saves=3, saves_per_item=1)

    assert list(work(["ITM-9"])) == [[Answer("ITM-9", {"RESPONSE": "A"})]] * 3
    assert list(work([])) == []
    assert list(typing({}, saves=0, saves_per_item=1)(["ITM-9"])) == [], "only log in and start"
