"""A candidate walks through a test: forward only or freely, item by item or all at once.

Source: QTI 3.0 ASI, 2.4 (navigation-mode and submission-mode of a test part).
"""

from chalicelib.qti.assessing.walk import Permitted
from tests.unit.qti.making import part, section
from tests.unit.qti.walking import (
    answer,
    attempts,
    denials,
    end,
    end_part,
    end_test,
    forth,
    free,
    go,
    linear,
    refer,
    score,
    total,
    walked,
    whole,
)

ABC = refer("A", "B", "C")


def test_a_candidate_starts_at_the_first_item_of_the_plan() -> None:
    found = walked(free(*ABC), order="C A")

    assert (found.part, found.item, found.route) == ("P", "C", ("C",))
    assert list(found.sessions) == ["C", "A"]


def test_in_a_linear_part_a_candidate_goes_on_item_by_item_to_the_end_of_the_test() -> None:
    found = walked(linear(*ABC), end("B"), forth(), end("A"), forth(), end("B"), forth())

    assert found.finished
    assert found.route == ("A", "B", "C")
    assert total(found) == 2.0
    assert denials(found) == []


def test_in_a_linear_part_a_candidate_never_goes_back_nor_ahead() -> None:
    found = walked(linear(*ABC), forth(), go("A"), go("C"), end_part())

    assert found.item == "B"
    assert denials(found) == ["linear", "linear", "linear"]
    assert found.may.go_to == ()


def test_where_one_walks_freely_every_item_of_the_part_can_be_gone_to() -> None:
    found = walked(free(*ABC), go("C"), go("A"), go("B"))

    assert found.route == ("A", "C", "A", "B")
    assert found.may.go_to == ("A", "C")


def test_an_item_of_another_part_cannot_be_gone_to() -> None:
    parts = part(section(ABC[0])) + part(section(ABC[1], identifier="S2"), identifier="P2")

    found = walked(whole(parts), go("B"), end_part(), go("A"))

    assert denials(found) == ["no-such-item", "no-such-item"]
    assert (found.part, found.item) == ("P2", "B")


def test_where_one_walks_freely_next_ends_at_the_last_item_and_ending_the_part_goes_on() -> None:
    found = walked(free(*ABC[:2]), forth(), forth(), end_part())

    assert denials(found) == ["last-item"]
    assert found.finished


def test_next_does_not_lead_out_of_a_part_where_one_walks_freely() -> None:
    parts = part(section(ABC[0])) + part(section(ABC[1], identifier="S2"), identifier="P2")

    found = walked(whole(parts), forth())

    assert (found.item, denials(found), found.may.skip) == ("A", ["last-item"], False)


def test_a_response_that_may_still_change_is_processed_when_the_attempt_ends() -> None:
    kept = walked(free(*ABC), answer("B"))
    ended = walked(free(*ABC), answer("A"), answer("B"), end())

    assert (score(kept, "A"), attempts(kept)) == (0.0, [0, 0, 0])
    assert (score(ended, "A"), attempts(ended)) == (1.0, [1, 0, 0])


def test_a_response_that_was_not_handed_in_is_not_lost_when_the_part_ends() -> None:
    found = walked(free(*ABC), answer("B"), go("B"), end_part())

    assert (total(found), attempts(found)) == (1.0, [1, 0, 0])


def test_a_response_that_was_not_handed_in_is_not_lost_when_the_test_ends() -> None:
    assert total(walked(linear(*ABC), answer("B"), end_test())) == 1.0


def test_going_on_in_a_linear_part_ends_the_attempt() -> None:
    found = walked(linear(*ABC), answer("B"), forth(), forth())

    assert score(found, "A") == 1.0
    assert attempts(found) == [1, 1, 0]


def test_a_response_to_another_item_than_where_the_candidate_is_has_no_effect() -> None:
    found = walked(free(*ABC), answer("B", name="B"), end("B", name="C"))

    assert denials(found) == ["not-here", "not-here"]


def test_in_a_part_that_is_submitted_as_a_whole_nothing_is_processed_before_it_ends() -> None:
    test = whole(part(section("".join(ABC)), submission="simultaneous"))
    busy = (answer("B"), end(), go("B"), answer("B"))

    during, after = walked(test, *busy), walked(test, *busy, end_part())

    assert denials(during) == ["simultaneous"]
    assert not during.may.end_attempt
    assert (total(during), total(after)) == (0.0, 2.0)
    assert attempts(after) == [1, 1, 0]


def test_at_the_end_of_such_a_part_an_item_that_was_only_seen_is_processed_too() -> None:
    test = whole(part(section("".join(ABC)), submission="simultaneous"))

    assert attempts(walked(test, go("B"), end_test())) == [1, 1, 0]


def test_a_linear_part_that_is_submitted_as_a_whole_is_processed_behind_its_last_item() -> None:
    test = whole(part(section("".join(ABC)), navigation="linear", submission="simultaneous"))
    events = (answer("B"), forth(), answer("B"), forth())

    assert total(walked(test, *events)) == 0.0
    assert total(walked(test, *events, forth())) == 2.0


def test_after_the_end_nothing_has_effect_any_more() -> None:
    found = walked(free(*ABC), end_test(), go("B"), answer("B"), forth(), end_part(), end_test())

    assert denials(found) == ["test-over"] * 5
    assert found.may == Permitted()


def test_an_item_that_was_taken_twice_has_two_sessions() -> None:
    found = walked(
        linear(*ABC), end("B"), forth(), end("A"), order="A.1 A.2", copies={"A.1": "A", "A.2": "A"}
    )

    assert (score(found, "A.1"), score(found, "A.2")) == (1.0, 0.0)
    assert {one.place for one in found.sessions.values()} == {"A"}
