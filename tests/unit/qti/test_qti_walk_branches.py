"""What a candidate did may lead somewhere else than to what comes next: branchRules.

Source: QTI 3.0 ASI, 2.5 (branchRule): asked when something was left behind; the first that holds
leads to an item or section ahead in the same part, one of a part to a part ahead, and EXIT_TEST,
EXIT_TESTPART and EXIT_SECTION lead to an end. What leads nowhere is passed by (docs/qti/walk.md).
"""

import pytest

from tests.unit.qti.making import part, reference, section
from tests.unit.qti.walking import (
    answer,
    branch,
    end,
    end_part,
    forth,
    in_part,
    linear,
    only_if,
    points,
    refer,
    walked,
    whole_of,
)

NEVER = only_if('<baseValue baseType="boolean">false</baseValue>')
A, B, C, D, E = refer("A", "B", "C", "D", "E")


def test_a_branch_leads_to_an_item_ahead() -> None:
    test = linear(reference("A", inside=branch("D", points("A"))), B, C, D)

    assert walked(test, end("B"), forth()).route == ("A", "D")
    assert walked(test, end("A"), forth()).route == ("A", "B")


def test_of_several_branches_the_first_that_holds_counts() -> None:
    rules = branch("B", points("A", 5)) + branch("C") + branch("D")

    assert walked(linear(reference("A", inside=rules), B, C, D), forth()).item == "C"


def test_the_conditions_of_where_a_branch_leads_to_are_asked() -> None:
    test = linear(reference("A", inside=branch("C")), B, reference("C", inside=NEVER), D)

    assert walked(test, forth()).item == "D"


def test_a_branch_into_a_section_asks_the_condition_of_that_section() -> None:
    closed = section(NEVER + B + C, identifier="S2")

    assert walked(linear(reference("A", inside=branch("C")), closed, D), forth()).item == "D"


def test_a_branch_leads_to_a_section_ahead() -> None:
    ahead = section(C + D, identifier="S3")

    assert walked(linear(reference("A", inside=branch("S3")), B, ahead), forth()).item == "C"


@pytest.mark.parametrize("target", ["A", "S1", "E", "P2"])
def test_a_branch_that_leads_back_or_out_of_its_part_does_nothing(target: str) -> None:
    test = whole_of(
        in_part("P1", section(A + reference("B", inside=branch(target)) + C)),
        in_part("P2", section(E, identifier="S2")),
    )

    assert walked(test, forth(), forth()).route == ("A", "B", "C")


@pytest.mark.parametrize("nowhere", ["A", "S1", "E", "EXIT_SECTION"])
def test_behind_a_branch_that_leads_nowhere_the_next_one_is_asked(nowhere: str) -> None:
    first = section(branch(nowhere) + branch("D") + A)
    test = whole_of(
        in_part("P1", first + section(B + C + D, identifier="S2")),
        in_part("P2", section(E, identifier="S3")),
    )

    assert walked(test, forth()).item == "D"


def test_a_branch_to_an_item_that_this_candidate_does_not_get_does_nothing() -> None:
    test = linear(reference("A", inside=branch("C")), B, C, D)

    assert walked(test, forth(), order="A B D").item == "B"


def test_a_branch_to_an_item_that_was_taken_twice_leads_to_the_first_one_ahead() -> None:
    test = linear(reference("A", inside=branch("C")), B, C)
    copies = {"C.1": "C", "C.2": "C"}

    assert walked(test, forth(), order="A B C.1 C.2", copies=copies).item == "C.1"


def test_exit_test_ends_the_test_and_no_response_gets_lost() -> None:
    test = whole_of(
        in_part("P1", section(A + reference("B", inside=branch("EXIT_TEST")) + C)),
        in_part("P2", section(E, identifier="S2")),
    )

    found = walked(test, end("B"), forth(), answer("B"), forth())

    assert found.finished
    assert found.route == ("A", "B")


def test_exit_testpart_goes_on_to_the_next_part() -> None:
    test = whole_of(
        in_part("P1", section(reference("A", inside=branch("EXIT_TESTPART")) + B)),
        in_part("P2", section(E, identifier="S2")),
    )

    assert walked(test, forth()).item == "E"


def test_exit_testpart_does_not_ask_the_branches_of_the_sections_that_are_jumped_out_of() -> None:
    inside = section(branch("EXIT_TEST") + reference("A", inside=branch("EXIT_TESTPART")))
    test = whole_of(
        in_part("P1", inside + section(B, identifier="S2")),
        in_part("P2", section(E, identifier="S3")),
    )

    assert walked(test, forth()).item == "E"


def test_exit_section_of_an_outermost_section_does_nothing() -> None:
    first = section(branch("EXIT_SECTION") + A)
    test = whole_of(in_part("P1", first + section(B, identifier="S2")))

    assert walked(test, forth()).item == "B"


def test_exit_section_goes_on_behind_the_innermost_section() -> None:
    inner = section(reference("B", inside=branch("EXIT_SECTION")) + C, identifier="S2")

    assert walked(linear(A, inner, D), forth(), forth()).item == "D"


def test_a_section_branches_when_its_last_item_is_left() -> None:
    inner = section(branch("E") + B + C, identifier="S2")

    assert walked(linear(A, inner, D, E), forth(), forth(), forth()).route == ("A", "B", "C", "E")


def test_a_section_that_is_left_by_exit_section_still_branches() -> None:
    inner = section(
        branch("E") + reference("B", inside=branch("EXIT_SECTION")) + C, identifier="S2"
    )

    assert walked(linear(A, inner, D, E), forth(), forth()).route == ("A", "B", "E")


def test_a_section_that_was_left_does_not_branch_back_into_itself() -> None:
    inner = section(
        branch("C") + reference("B", inside=branch("EXIT_SECTION")) + C, identifier="S2"
    )

    assert walked(linear(A, inner, D), forth(), forth()).item == "D"


def test_exit_section_of_a_section_itself_leaves_the_one_around_it() -> None:
    inner = section(branch("EXIT_SECTION") + B, identifier="S3")
    outer = section(A + inner + C, identifier="S2")

    assert walked(linear(outer, D), forth(), forth()).route == ("A", "B", "D")


def test_a_section_that_is_jumped_out_of_does_not_branch() -> None:
    inner = section(branch("E") + reference("B", inside=branch("D")), identifier="S2")

    assert walked(linear(A, inner, C, D, E), forth(), forth()).item == "D"


def test_a_section_that_was_passed_by_does_not_branch() -> None:
    inner = section(NEVER + branch("E") + B, identifier="S2")

    assert walked(linear(A, inner, D, E), forth()).item == "D"


def test_parts_branch_to_parts_also_where_one_walks_freely() -> None:
    test = whole_of(
        in_part("P1", branch("P3", points("A")) + section(A), "nonlinear"),
        in_part("P2", section(B, identifier="S2"), "nonlinear"),
        in_part("P3", section(C, identifier="S3"), "nonlinear"),
    )

    assert walked(test, answer("B"), end_part()).part == "P3"
    assert walked(test, answer("A"), end_part()).part == "P2"


def test_exit_test_of_a_part_ends_the_test() -> None:
    test = whole_of(
        in_part("P1", branch("EXIT_TEST") + section(A)),
        in_part("P2", section(B, identifier="S2")),
    )

    assert walked(test, forth()).finished


def test_a_part_that_is_submitted_as_a_whole_is_processed_before_its_branches_are_asked() -> None:
    first = part(branch("P3", points("A")) + section(A), submission="simultaneous", identifier="P1")
    test = whole_of(
        first,
        in_part("P2", section(B, identifier="S2")),
        in_part("P3", section(C, identifier="S3")),
    )

    assert walked(test, answer("B"), end_part()).part == "P3"
