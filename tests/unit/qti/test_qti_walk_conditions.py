"""What a candidate comes to may hang on what they did: preConditions and branchRules.

Source: QTI 3.0 ASI, 2.5 (preCondition, branchRule): a condition is asked when the candidate comes
to something, a branch when it was left behind; NULL does not hold. Both of items and sections hold
in linear parts only, those of parts always. The identifiers EXIT_TEST, EXIT_TESTPART and
EXIT_SECTION lead to an end.
"""

import pytest

from chalicelib.core.exams import Cardinality
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession, ItemSessions
from chalicelib.qti.assessing.walk.conditions import Conditions
from chalicelib.qti.items.declarations import Declarations, ResponseVariable
from chalicelib.qti.items.values import BaseType, single
from chalicelib.qti.node import normalise
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.xml import parse
from tests.unit.qti.making import part, reference, section
from tests.unit.qti.walking import (
    answer,
    branch,
    end,
    forth,
    free,
    in_part,
    linear,
    only_if,
    points,
    read_test,
    refer,
    walked,
    whole,
    whole_of,
)

NEVER = only_if('<baseValue baseType="boolean">false</baseValue>')
A, B, C, D, E = refer("A", "B", "C", "D", "E")


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
    test = whole_of(
        in_part("P1", NEVER + section(A), "nonlinear"),
        in_part("P2", section(B, identifier="S2"), "nonlinear"),
    )

    assert walked(test).part == "P2"


def test_where_one_walks_freely_the_condition_of_the_first_section_does_nothing_either() -> None:
    assert walked(free(section(NEVER + A + B, identifier="S2"))).item == "A"


def test_where_one_walks_freely_conditions_and_branches_of_items_and_sections_do_nothing() -> None:
    inside = section(
        reference("B", inside=NEVER) + reference("C", inside=branch("EXIT_TEST")) + D,
        identifier="S2",
    )

    found = walked(free(A, inside), forth(), forth(), forth())

    assert found.route == ("A", "B", "C", "D")


@pytest.mark.parametrize("inside", ["", "<guess/>", '<variable identifier="OTHER"/>'])
def test_a_condition_that_cannot_be_reckoned_does_not_hold(inside: str) -> None:
    test = linear(A, reference("B", inside=only_if(inside)), C)

    assert walked(test, forth()).item == "C"


def test_a_condition_with_one_plausible_meaning_is_forgiven() -> None:
    number = only_if('<variable identifier="A.SCORE"/>')
    test = linear(A, reference("B", inside=number), C)

    assert walked(test, end("B"), forth()).item == "B"
    assert walked(test, end("A"), forth()).item == "C"


def test_two_conditions_that_draw_by_chance_do_not_draw_the_same() -> None:
    draws = only_if(
        '<gt><randomFloat min="0" max="1"/><baseValue baseType="float">0.5</baseValue></gt>'
    )
    names = [f"Q{number}" for number in range(20)]
    test = linear(A, *(reference(name, inside=draws) for name in names))

    route = walked(test, *[forth()] * 20).route

    assert 3 < len(route) < 18
    assert walked(test, *[forth()] * 20).route == route


def test_all_conditions_of_a_walk_share_what_they_may_work() -> None:
    true = normalise(parse(only_if('<baseValue baseType="boolean">true</baseValue>').encode()))
    conditions = Conditions(read_test(linear(A)).rules, "seed", Effort(left=5))

    held = [conditions.hold(true, "A", {}) for _ in range(4)]

    assert held == [True, True, False, False]
    assert conditions.overworked


def test_a_condition_of_each_item_may_count_all_items_of_a_long_test() -> None:
    count = '<gte><numberPresented/><baseValue baseType="integer">0</baseValue></gte>'
    names = [f"Q{number}" for number in range(450)]
    test = linear(*(reference(name, inside=only_if(count)) for name in names))

    found = walked(test, *[forth()] * 449)

    assert found.route == tuple(names)
    assert not found.overworked


def test_a_walk_tells_that_its_conditions_worked_longer_than_those_of_any_real_test() -> None:
    thousand = (
        '<gte><containerSize><repeat numberRepeats="1000"><baseValue baseType="integer">1'
        '</baseValue></repeat></containerSize><baseValue baseType="integer">1</baseValue></gte>'
    )
    test = linear(A, reference("B", inside=only_if(thousand) * 200), C)

    found = walked(test, forth())

    assert found.overworked
    assert found.item == "C"


def test_a_condition_is_checked_anew_when_an_item_declares_something_else() -> None:
    more = '<gte><variable identifier="A.RESPONSE"/><baseValue baseType="float">1</baseValue></gte>'
    rule = normalise(parse(only_if(more).encode()))
    conditions = Conditions(read_test(linear(A)).rules, "seed")

    kinds = (BaseType.POINT, BaseType.FLOAT, BaseType.POINT)

    held = [conditions.hold(rule, "A", _said_2(kind)) for kind in kinds]

    assert held == [False, True, False]


def _said_2(kind: BaseType) -> ItemSessions:
    """Answer item A with the number 2, where its response is declared to be of this kind."""
    variable = ResponseVariable("RESPONSE", Cardinality.SINGLE, kind)
    said = {"RESPONSE": single(BaseType.FLOAT, 2.0)}
    session = ItemSession(ItemId("A"), "A", Declarations({"RESPONSE": variable}), said, attempts=1)
    return {session.id: session}
