"""From the answers that count to the walk that must have led to them.

Source: docs/qti/walk.md; QTI 3.0 ASI, 2.10 (numberPresented, numberResponded).
"""

from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.walk import Walk, events_of
from tests.unit.qti.making import part, reference, section
from tests.unit.qti.walking import (
    denials,
    free,
    linear,
    plan_of,
    read_test,
    refer,
    score,
    total,
    walked,
    whole,
)

A, B, C = refer("A", "B", "C")
REQUIRED = '<itemSessionControl allowSkipping="false"/><timeLimits minTime="60" maxTime="90"/>'


def handed_in(test: str, **answers: str) -> Walk:
    way = read_test(test).unguarded()
    given: dict[ItemId, Response] = {
        ItemId(name): {"RESPONSE": one} for name, one in answers.items()
    }
    return walked(way, *events_of(way, plan_of(way, "", {}), given))


def presented(found: Walk) -> str:
    return " ".join(one.id for one in found.sessions.values() if one.presented)


def responded(found: Walk) -> str:
    return " ".join(one.id for one in found.sessions.values() if one.responded)


def test_answers_that_were_given_in_any_order_all_count() -> None:
    found = handed_in(free(A, B, C), C="B", A="B")

    assert (total(found), found.finished, denials(found)) == (2.0, True, [])
    assert (presented(found), responded(found)) == ("A C", "A C")


def test_where_one_only_goes_on_the_items_before_an_answer_were_seen() -> None:
    found = handed_in(linear(A, B, C), B="B")

    assert (presented(found), responded(found), total(found)) == ("A B", "B", 1.0)


def test_without_answers_only_the_first_item_was_seen() -> None:
    found = handed_in(free(A, B))

    assert (presented(found), responded(found), found.finished) == ("A", "", True)


def test_answers_in_a_later_part_are_reached_by_ending_the_parts_before() -> None:
    parts = part(section(A + B)) + part(
        section(C, identifier="S2"), navigation="linear", identifier="P2"
    )

    found = handed_in(whole(parts), A="B", C="B")

    assert (presented(found), total(found), denials(found)) == ("A C", 2.0, [])


def test_neither_time_nor_a_required_answer_stops_an_answer_that_counts() -> None:
    found = handed_in(linear(reference("A", inside=REQUIRED), B), B="B")

    assert (total(found), denials(found)) == (1.0, [])


def test_an_answer_to_an_item_that_a_condition_passed_by_does_not_count() -> None:
    only_if = '<preCondition><gt><variable identifier="A.SCORE"/>'
    only_if += '<baseValue baseType="float">0</baseValue></gt></preCondition>'
    test = linear(A, reference("B", inside=only_if), C)

    wrong, right = handed_in(test, A="A", B="B", C="B"), handed_in(test, A="B", B="B", C="B")

    assert (score(wrong, "B"), score(wrong, "C"), presented(wrong)) == (0.0, 1.0, "A C")
    assert total(right) == 3.0
