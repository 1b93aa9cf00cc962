"""What a candidate comes to may hang on what they did: preConditions and branchRules.

Source: QTI 3.0 ASI, 2.5 (preCondition, branchRule): a condition is asked when the candidate comes
to something, a branch when it was left behind; NULL does not hold. Both of items and sections hold
in linear parts only, those of parts always. The identifiers EXIT_TEST, EXIT_TESTPART and
EXIT_SECTION lead to an end.
"""

import pytest

from tests.unit.qti.making import part, reference, section
from tests.unit.qti.walking import (
    answer,
    end,
    end_part,
    forth,
    free,
    linear,
    refer,
    walked,
    whole,
)


def points(name: str, least: float = 1) -> str:
    """Write: the score of an item is at least this."""
    return (
        f'<gte><variable identifier="{name}.SCORE"/>'
        f'<baseValue baseType="float">{least}</baseValue></gte>'
    )


def only_if(test: str) -> str:
    return f"<preCondition>{test}</preCondition>"


def branch(target: str, test: str = '<baseValue baseType="boolean">true</baseValue>') -> str:
    return f'<branchRule target="{target}">{test}</branchRule>'


NEVER = only_if('<baseValue baseType="boolean">false</baseValue>')
A, B, C, D, E = refer("A", "B", "C", "D", "E")


def linear_parts(*parts: str) -> str:
    return whole("".join(parts))


def in_part(identifier: str, inside: str, navigation: str = "linear") -> str:
    return part(inside, navigation=navigation, identifier=identifier)


@pytest.mark.parametrize(("given", "route"), [("B", ("A", "B", "C")), ("A", ("A", "C"))])
def test_an_item_is_passed_by_when_its_condition_does_not_hold(
    given: str, route: tuple[str, ...]
) -> None:
    test = linear(A, reference("B", inside=only_if(points("A"))), C)

    assert walked(test, end(given), forth(), forth()).route == route


def test_an_item_whose_condition_is_null_is_passed_by() -> None:
    null = only_if("<null/>")

    assert walked(linear(A, reference("B", inside=null), C), forth()).route == ("A", "C")


def test_an_item_with_several_conditions_needs_them_all() -> None:
    both = only_if(points("A")) + NEVER

    assert walked(linear(A, reference("B", inside=both), C), end("B"), forth()).item == "C"


def test_a_condition_may_read_an_outcome_of_the_test_so_far() -> None:
    enough = '<gte><variable identifier="TOTAL"/><baseValue baseType="float">2</baseValue></gte>'
    test = linear(A, B, reference("C", inside=only_if(enough)), D)

    assert walked(test, end("B"), forth(), end("B"), forth()).item == "C"
    assert walked(test, end("B"), forth(), end("A"), forth()).item == "D"


def test_a_condition_may_read_a_response() -> None:
    said = (
        '<match><variable identifier="A.RESPONSE"/>'
        '<baseValue baseType="identifier">C</baseValue></match>'
    )
    test = linear(A, reference("B", inside=only_if(said)), C)

    assert walked(test, end("C"), forth()).item == "B"
    assert walked(test, end("B"), forth()).item == "C"


def test_in_a_part_that_is_submitted_as_a_whole_no_condition_sees_a_score_before_its_end() -> None:
    inside = section(A + reference("B", inside=only_if(points("A"))) + C)
    test = whole(part(inside, navigation="linear", submission="simultaneous"))

    assert walked(test, answer("B"), forth()).item == "C"


def test_the_first_item_may_be_passed_by_too() -> None:
    assert walked(linear(reference("A", inside=NEVER), B)).route == ("B",)


def test_a_section_is_passed_by_as_a_whole() -> None:
    closed = section(NEVER + B + C, identifier="S2")

    assert walked(linear(A, closed, D), forth()).item == "D"


def test_a_test_of_which_everything_is_passed_by_is_over() -> None:
    found = walked(linear(A, B, before=NEVER))

    assert found.finished
    assert found.route == ()


def test_a_part_is_passed_by_also_where_one_walks_freely() -> None:
    test = linear_parts(
        in_part("P1", NEVER + section(A), "nonlinear"),
        in_part("P2", section(B, identifier="S2"), "nonlinear"),
    )

    assert walked(test).part == "P2"


def test_where_one_walks_freely_conditions_and_branches_of_items_and_sections_do_nothing() -> None:
    inside = section(
        reference("B", inside=NEVER) + reference("C", inside=branch("EXIT_TEST")) + D,
        identifier="S2",
    )

    found = walked(free(A, inside), forth(), forth(), forth())

    assert found.route == ("A", "B", "C", "D")


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
    test = linear_parts(
        in_part("P1", section(A + reference("B", inside=branch(target)) + C)),
        in_part("P2", section(E, identifier="S2")),
    )

    assert walked(test, forth(), forth()).route == ("A", "B", "C")


def test_a_branch_to_an_item_that_this_candidate_does_not_get_does_nothing() -> None:
    test = linear(reference("A", inside=branch("C")), B, C, D)

    assert walked(test, forth(), order="A B D").item == "B"


def test_a_branch_to_an_item_that_was_taken_twice_leads_to_the_first_one_ahead() -> None:
    test = linear(reference("A", inside=branch("C")), B, C)
    copies = {"C.1": "C", "C.2": "C"}

    assert walked(test, forth(), order="A B C.1 C.2", copies=copies).item == "C.1"


def test_exit_test_ends_the_test_and_no_response_gets_lost() -> None:
    test = linear_parts(
        in_part("P1", section(A + reference("B", inside=branch("EXIT_TEST")) + C)),
        in_part("P2", section(E, identifier="S2")),
    )

    found = walked(test, end("B"), forth(), answer("B"), forth())

    assert found.finished
    assert found.route == ("A", "B")


def test_exit_testpart_goes_on_to_the_next_part() -> None:
    test = linear_parts(
        in_part("P1", section(reference("A", inside=branch("EXIT_TESTPART")) + B)),
        in_part("P2", section(E, identifier="S2")),
    )

    assert walked(test, forth()).item == "E"


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


def test_exit_section_of_a_section_itself_leaves_the_one_around_it() -> None:
    inner = section(branch("EXIT_SECTION") + B, identifier="S3")
    outer = section(A + inner + C, identifier="S2")

    assert walked(linear(outer, D), forth(), forth()).route == ("A", "B", "D")


def test_a_section_that_is_jumped_out_of_does_not_branch() -> None:
    inner = section(branch("C") + reference("B", inside=branch("E")), identifier="S2")

    assert walked(linear(A, inner, C, D, E), forth(), forth()).item == "E"


def test_a_section_that_was_passed_by_does_not_branch() -> None:
    inner = section(NEVER + branch("E") + B, identifier="S2")

    assert walked(linear(A, inner, D, E), forth()).item == "D"


def test_parts_branch_to_parts_also_where_one_walks_freely() -> None:
    test = linear_parts(
        in_part("P1", branch("P3", points("A")) + section(A), "nonlinear"),
        in_part("P2", section(B, identifier="S2"), "nonlinear"),
        in_part("P3", section(C, identifier="S3"), "nonlinear"),
    )

    assert walked(test, answer("B"), end_part()).part == "P3"
    assert walked(test, answer("A"), end_part()).part == "P2"


def test_exit_test_of_a_part_ends_the_test() -> None:
    test = linear_parts(
        in_part("P1", branch("EXIT_TEST") + section(A)),
        in_part("P2", section(B, identifier="S2")),
    )

    assert walked(test, forth()).finished


def test_a_part_that_is_submitted_as_a_whole_is_processed_before_its_branches_are_asked() -> None:
    first = part(branch("P3", points("A")) + section(A), submission="simultaneous", identifier="P1")
    test = linear_parts(
        first,
        in_part("P2", section(B, identifier="S2")),
        in_part("P3", section(C, identifier="S3")),
    )

    assert walked(test, answer("B"), end_part()).part == "P3"


def test_a_condition_that_cannot_be_reckoned_does_not_hold() -> None:
    number = only_if('<baseValue baseType="float">1</baseValue>')
    nothing = "<preCondition/>"
    unknown = only_if("<guess/>")

    found = walked(
        linear(
            A,
            *(
                reference(n, inside=i)
                for n, i in zip("BCD", (number, nothing, unknown), strict=True)
            ),
            E,
        ),
        forth(),
    )

    assert found.item == "E"


def test_two_conditions_that_draw_by_chance_do_not_draw_the_same() -> None:
    draws = only_if(
        '<gt><randomFloat min="0" max="1"/><baseValue baseType="float">0.5</baseValue></gt>'
    )
    names = [f"Q{number}" for number in range(20)]
    test = linear(A, *(reference(name, inside=draws) for name in names))

    route = walked(test, *[forth()] * 20).route

    assert 3 < len(route) < 18
    assert walked(test, *[forth()] * 20).route == route
