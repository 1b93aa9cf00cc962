"""Handing in, the deadline, the closing, and what a planner decides about late answers."""

from chalicelib.core.sessions import SetAside
from tests.builders.journals import (
    TEN,
    adopted,
    counted,
    late_accepted,
    opened,
    reasons_of,
    values_of,
)
from tests.builders.sessions import NINE, answer, epoch, hand_in, minutes, stored


def test_handing_in_is_an_entry_and_what_is_written_after_it_does_not_count() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), hand_in(), at=NINE + minutes(30)),
        stored(answer("ITM-1", "b"), first_seq=3, at=NINE + minutes(31)),
    )

    assert current.submitted_at == NINE + minutes(30)
    assert values_of(current) == {"ITM-1": "a"}
    assert reasons_of(current) == [(1, 3, SetAside.AFTER_SUBMIT)]


def test_what_comes_in_after_the_closing_is_set_aside_for_the_planner() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), at=TEN),
        stored(answer("ITM-1", "b"), first_seq=2, at=TEN + minutes(1)),
        closed_at=TEN,
    )

    assert values_of(current) == {"ITM-1": "a"}
    assert reasons_of(current) == [(1, 2, SetAside.AFTER_CLOSING)]


def test_an_answer_made_in_time_counts_if_the_network_delays_it_until_before_the_closing() -> None:
    current = counted(
        stored(answer("ITM-1", "a", at=TEN), at=TEN + minutes(3)),
        deadline=TEN,
        closed_at=TEN + minutes(5),
    )

    assert values_of(current) == {"ITM-1": "a"}


def test_an_answer_made_after_the_deadline_is_set_aside() -> None:
    current = counted(
        stored(answer("ITM-1", "a", at=TEN + minutes(1)), at=TEN + minutes(1)), deadline=TEN
    )

    assert values_of(current) == {}
    assert reasons_of(current) == [(1, 1, SetAside.AFTER_DEADLINE)]


def test_the_hand_in_that_a_browser_makes_when_the_time_is_over_hands_in() -> None:
    after = TEN + minutes(0.1)
    current = counted(
        stored(answer("ITM-1", "a"), hand_in(at=after), at=after),
        stored(answer("ITM-1", "b", at=after), first_seq=3, at=after),
        deadline=TEN,
    )

    assert current.submitted_at == after
    assert values_of(current) == {"ITM-1": "a"}
    assert reasons_of(current) == [(1, 3, SetAside.AFTER_SUBMIT)]


def test_an_answer_received_in_time_counts_whatever_the_browsers_clock_says() -> None:
    current = counted(stored(answer("ITM-1", "a", at=TEN + minutes(600))), deadline=TEN)

    assert values_of(current) == {"ITM-1": "a"}


def test_a_hand_in_after_the_closing_does_not_hand_in() -> None:
    current = counted(stored(hand_in(), at=TEN + minutes(1)), closed_at=TEN)

    assert current.submitted_at is None
    assert reasons_of(current) == [(1, 1, SetAside.AFTER_CLOSING)]


def test_late_answers_that_a_planner_accepted_count_in_their_own_place() -> None:
    current = counted(
        stored(answer("ITM-1", "a")),
        stored(answer("ITM-1", "b"), answer("ITM-2", "c"), first_seq=2, at=TEN + minutes(1)),
        accepted=(late_accepted((epoch(1), 2), through=(epoch(1), 3)),),
        closed_at=TEN,
    )

    assert values_of(current) == {"ITM-1": "b", "ITM-2": "c"}
    assert current.set_aside == ()


def test_a_planner_accepts_no_further_than_the_decision_reaches() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), answer("ITM-2", "b"), at=TEN + minutes(1)),
        accepted=(late_accepted((epoch(1), 1), through=(epoch(1), 1)),),
        closed_at=TEN,
    )

    assert values_of(current) == {"ITM-1": "a"}
    assert reasons_of(current) == [(1, 2, SetAside.AFTER_CLOSING)]


def test_a_batch_that_comes_in_after_the_decision_waits_even_if_its_number_is_lower() -> None:
    current = counted(
        stored(answer("ITM-1", "not there yet"), at=TEN + minutes(90)),
        stored(answer("ITM-2", "b"), first_seq=2, at=TEN + minutes(1)),
        accepted=(late_accepted((epoch(1), 2), through=(epoch(1), 2)),),
        closed_at=TEN,
    )

    assert values_of(current) == {"ITM-2": "b"}
    assert reasons_of(current) == [(1, 1, SetAside.AFTER_CLOSING)]


def test_another_entry_that_claims_an_accepted_number_afterwards_does_not_count() -> None:
    forged = (answer("ITM-2", "b"), answer("ITM-3", "never seen by the planner"))
    current = counted(
        stored(answer("ITM-1", "a")),
        stored(answer("ITM-3", "seen by the planner"), first_seq=3, at=TEN + minutes(1)),
        stored(*forged, first_seq=2, at=TEN + minutes(90)),
        accepted=(late_accepted((epoch(1), 3), through=(epoch(1), 3)),),
        closed_at=TEN,
    )

    assert values_of(current) == {"ITM-1": "a"}


def test_what_was_made_after_the_deadline_never_counts_whatever_a_planner_accepts() -> None:
    late = TEN + minutes(10)
    current = counted(
        stored(answer("ITM-1", "in time", at=TEN), answer("ITM-2", "too late", at=late), at=late),
        accepted=(late_accepted((epoch(1), 1), through=(epoch(1), 2)),),
        closed_at=TEN + minutes(5),
        deadline=TEN,
    )

    assert values_of(current) == {"ITM-1": "in time"}
    assert reasons_of(current) == [(1, 2, SetAside.AFTER_DEADLINE)]


def test_a_planner_accepts_no_hand_in_and_nothing_that_is_written_after_one() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), hand_in(), answer("ITM-1", "after it"), at=TEN + minutes(1)),
        accepted=(late_accepted((epoch(1), 1), through=(epoch(1), 3)),),
        closed_at=TEN,
    )

    assert current.submitted_at is None
    assert values_of(current) == {"ITM-1": "a"}
    assert reasons_of(current) == [(1, 2, SetAside.AFTER_CLOSING), (1, 3, SetAside.AFTER_SUBMIT)]


def test_what_a_proctor_adopts_after_the_closing_counts_and_waits_for_nobody_else() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), hand_in(), at=TEN + minutes(1)),
        openings=(opened(2),),
        adoptions=(adopted(1, through_seq=2, at=TEN + minutes(2)),),
        closed_at=TEN,
    )

    assert values_of(current) == {"ITM-1": "a"}
    assert reasons_of(current) == [(1, 2, SetAside.OTHER_COMPUTER)]


def test_what_comes_in_after_the_closing_and_after_an_adoption_waits_for_the_planner() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), at=TEN + minutes(1)),
        openings=(opened(2),),
        adoptions=(adopted(1, through_seq=1, at=NINE),),
        closed_at=TEN,
    )

    assert values_of(current) == {}
    assert reasons_of(current) == [(1, 1, SetAside.AFTER_CLOSING)]


def test_accepting_late_answers_does_not_adopt_those_of_an_older_login() -> None:
    current = counted(
        stored(answer("ITM-1", "old computer"), at=TEN + minutes(1)),
        openings=(opened(2),),
        accepted=(late_accepted((epoch(1), 1), through=(epoch(1), 1)),),
        closed_at=TEN,
    )

    assert values_of(current) == {}
    assert reasons_of(current) == [(1, 1, SetAside.OTHER_COMPUTER)]
