"""Time limits: what closes when its time is over, and what is too early to leave.

Source: QTI 3.0 ASI, 2.5 (timeLimits: min-time, max-time, allow-late-submission). The time of an
item is that during which the candidate is at it; of a section, part or test it includes the time
between its items. Least times of items and sections hold in linear parts only.
"""

import math

import pytest

from chalicelib.qti.assessing.walk import TimeLeft
from tests.unit.qti.making import part, reference, section
from tests.unit.qti.walking import (
    answer,
    attempts,
    branch,
    denials,
    end,
    end_part,
    forth,
    free,
    go,
    linear,
    read_test,
    refer,
    total,
    walked,
    whole,
)

A, B, C = refer("A", "B", "C")


def limits(attributes: str) -> str:
    return f"<timeLimits {attributes}/>"


MINUTE = limits('maxTime="60"')
LATE = limits('maxTime="60" allowLateSubmission="true"')
AT_LEAST = limits('minTime="60"')


def test_a_test_ends_when_its_time_is_over_and_keeps_what_was_given_in_time() -> None:
    test = whole(part(section(A + B)), before=MINUTE)

    found = walked(test, answer("B", 59), go("B", 60), answer("B", 61))

    assert found.finished
    assert denials(found) == ["test-over"]
    assert (total(found), attempts(found)) == (1.0, [1, 0])


def test_time_goes_on_while_the_candidate_does_nothing() -> None:
    test = whole(part(section(A + B)), before=MINUTE)

    assert walked(test, now=59).time_left == TimeLeft(test=1)
    assert walked(test, now=60).time_left == TimeLeft(test=0)
    assert walked(test, now=60.5).finished


def test_a_part_ends_when_its_time_is_over_and_the_next_one_begins() -> None:
    parts = part(MINUTE + section(A)) + part(MINUTE + section(B, identifier="S2"), identifier="P2")

    found = walked(whole(parts), answer("B", 1), now=70)

    assert (found.part, found.time_left) == ("P2", TimeLeft(part=50))
    assert total(found) == 1.0
    assert walked(whole(parts), now=121).finished


def test_a_part_whose_time_is_over_does_not_ask_the_branches_of_its_sections() -> None:
    exits = branch("EXIT_TEST")
    parts = part(MINUTE + section(exits + A + C), navigation="linear") + part(
        section(B, identifier="S2"), identifier="P2"
    )

    assert walked(whole(parts), now=61).part == "P2"


def test_a_section_whose_time_is_over_is_closed_where_one_walks_freely() -> None:
    test = free(section(MINUTE + A + B, identifier="S2"), C)

    found = walked(test, answer("B", 1), answer("A", 61), go("B", 62), answer("B", 63), go("C", 64))

    assert denials(found) == ["time-over", "time-over"]
    assert (found.item, total(found)) == ("C", 1.0)


def test_a_section_whose_time_is_over_lets_nobody_in_any_more_in_a_linear_part() -> None:
    test = linear(section(MINUTE + A + B, identifier="S2"), C)

    found = walked(test, forth(61))

    assert (found.route, attempts(found)) == (("A", "C"), [0, 0, 0])


def test_an_item_whose_time_is_over_takes_no_response_and_keeps_the_one_that_was_given() -> None:
    test = linear(reference("A", inside=MINUTE), B)

    found = walked(test, answer("B", 10), answer("A", 60.5), end("A", 61), forth(62))

    assert denials(found) == ["time-over", "time-over"]
    assert (found.item, total(found)) == ("B", 1.0)


def test_an_item_whose_time_is_over_waits_for_its_part_where_that_is_submitted_as_a_whole() -> None:
    test = whole(part(section(reference("A", inside=MINUTE) + B), submission="simultaneous"))

    assert attempts(walked(test, answer("B"), now=61)) == [0, 0]
    assert total(walked(test, answer("B"), end_part(61))) == 1.0


def test_the_time_of_an_item_stands_still_while_the_candidate_is_elsewhere() -> None:
    test = free(reference("A", inside=MINUTE), B)

    found = walked(test, go("B", 40), go("A", 1000), answer("B", 1010), now=1015)

    assert denials(found) == []
    assert found.time_left == TimeLeft(item=5)


def test_of_sections_in_each_other_the_time_that_ends_first_is_told() -> None:
    inner = section(limits('maxTime="30"') + A, identifier="S3")
    test = free(section(MINUTE + inner + B, identifier="S2"))

    assert walked(test, now=10).time_left == TimeLeft(section=20)
    assert walked(test, go("B", 10), now=15).time_left == TimeLeft(section=45)


def test_a_response_after_the_time_is_taken_and_told_apart_where_the_test_allows_it() -> None:
    test = whole(part(section(A + B)), before=LATE)

    found = walked(test, end("B", 10), go("B", 20), end("B", 61))

    assert (denials(found), found.late, total(found)) == ([], ("B",), 2.0)
    assert walked(test, end("B", 60)).late == ()


@pytest.mark.parametrize(
    "test",
    [
        linear(reference("A", inside=AT_LEAST), B),
        linear(section(AT_LEAST + A, identifier="S2"), B),
    ],
)
def test_in_a_linear_part_nobody_leaves_an_item_or_section_before_its_least_time(test: str) -> None:
    early, later = walked(test, forth(59)), walked(test, forth(60))

    assert (early.item, early.may.skip, denials(early)) == ("A", False, ["too-early"])
    assert (later.item, denials(later)) == ("B", [])


def test_the_least_time_of_a_section_is_only_asked_behind_its_last_item() -> None:
    test = linear(section(AT_LEAST + A + B, identifier="S2"), C)

    found = walked(test, forth(1), forth(2))

    assert (found.item, denials(found)) == ("B", ["too-early"])


def test_nobody_ends_a_part_before_its_least_time() -> None:
    test = whole(part(AT_LEAST + section(A)))

    early = walked(test, end_part(59))

    assert (denials(early), early.may.end_part) == (["too-early"], False)
    assert walked(test, end_part(60)).finished


def test_when_the_most_time_is_over_the_least_time_holds_nobody() -> None:
    test = linear(
        section(AT_LEAST + reference("A", inside=limits('maxTime="10"')), identifier="S2"), B
    )

    assert walked(test, forth(30)).item == "A"
    assert walked(test, forth(30), forth(60)).item == "B"


@pytest.mark.parametrize("at", [-5.0, math.nan, math.inf])
def test_a_clock_that_goes_back_or_says_nothing_stands_still(at: float) -> None:
    test = whole(part(section(A + B)), before=MINUTE)

    assert walked(test, answer("B", 10), end(at=at), now=at).time_left == TimeLeft(test=50)


def test_answers_that_were_judged_to_count_are_held_up_by_nothing() -> None:
    required = '<itemSessionControl allowSkipping="false" validateResponses="true"/>'
    inner = section(
        AT_LEAST + reference("A", inside=MINUTE) + reference("B", inside=required), identifier="S2"
    )
    way = read_test(whole(part(MINUTE + section(inner), navigation="linear"), before=MINUTE))

    found = walked(way.unguarded(), end("B"), forth(), forth(1000))

    assert (denials(found), found.finished) == ([], True)
