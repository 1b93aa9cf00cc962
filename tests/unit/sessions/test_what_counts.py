from datetime import datetime

from chalicelib.core.kernel import UserId
from chalicelib.core.sessions import (
    Adoption,
    CurrentAnswers,
    Epoch,
    EpochOpened,
    Journal,
    LateAccepted,
    SetAside,
    StoredBatch,
    what_counts,
)
from tests.builders.sessions import NINE, SESSION, answer, epoch, hand_in, minutes, stored

TEN = NINE + minutes(60)


def _count(
    *batches: StoredBatch,
    openings: tuple[EpochOpened, ...] = (),
    adoptions: tuple[Adoption, ...] = (),
    accepted: tuple[LateAccepted, ...] = (),
    closed_at: datetime | None = None,
    deadline: datetime | None = None,
) -> CurrentAnswers:
    journal = Journal(SESSION, batches, openings, adoptions, accepted)
    return what_counts(journal, closed_at=closed_at, deadline=deadline)


def _values(current: CurrentAnswers) -> dict[str, object]:
    return {item: response["RESPONSE"] for item, response in current.answers.items()}


def _reasons(current: CurrentAnswers) -> list[tuple[int, int, SetAside]]:
    return [
        (aside.placed.epoch.login, aside.placed.entry.seq, aside.reason)
        for aside in current.set_aside
    ]


def _opened(login: int, **cut: int) -> EpochOpened:
    seen = {epoch(int(name.removeprefix("login"))): seq for name, seq in cut.items()}
    return EpochOpened(SESSION, epoch(login), seen, NINE)


def _adopted(login: int, through_seq: int, at: datetime = NINE) -> Adoption:
    return Adoption(SESSION, epoch(login), through_seq, UserId("PROCTOR"), "netwerk weg", at)


def _accepted(*batches: tuple[Epoch, int], through: tuple[Epoch, int]) -> LateAccepted:
    who = UserId("PLANNER")
    return LateAccepted(SESSION, 1, *through, batches, who, "netwerk weg", TEN + minutes(60))


def test_an_empty_journal_has_no_answers() -> None:
    assert _count() == CurrentAnswers({}, (), None, ())


def test_the_entry_with_the_highest_number_is_the_answer() -> None:
    current = _count(
        stored(answer("ITM-1", "A"), answer("ITM-2", "B")),
        stored(answer("ITM-1", "C"), first_seq=3),
    )

    assert _values(current) == {"ITM-1": "C", "ITM-2": "B"}


def test_batches_that_come_in_the_wrong_order_count_in_the_right_one() -> None:
    current = _count(
        stored(answer("ITM-1", "new"), first_seq=2, at=NINE),
        stored(answer("ITM-1", "old"), first_seq=1, at=NINE + minutes(5)),
    )

    assert _values(current) == {"ITM-1": "new"}


def test_the_clock_of_a_browser_never_orders_answers() -> None:
    current = _count(
        stored(answer("ITM-1", "old", at=NINE + minutes(50))),
        stored(answer("ITM-1", "new", at=NINE), first_seq=2),
    )

    assert _values(current) == {"ITM-1": "new"}


def test_an_answer_of_a_newer_login_goes_before_a_higher_number_of_an_older_one() -> None:
    current = _count(
        stored(answer("ITM-2", "x"), answer("ITM-1", "old")),
        stored(answer("ITM-1", "new"), login=2),
        openings=(_opened(2, login1=2),),
    )

    assert _values(current) == {"ITM-2": "x", "ITM-1": "new"}


def test_a_higher_lease_goes_before_a_higher_login() -> None:
    current = _count(
        stored(answer("ITM-1", "cloud"), login=9, lease=1),
        stored(answer("ITM-1", "school"), login=1, lease=2),
        openings=(EpochOpened(SESSION, epoch(1, lease=2), {epoch(9): 1}, NINE),),
    )

    assert _values(current) == {"ITM-1": "school"}


def test_what_an_older_login_sent_after_the_newer_one_began_is_set_aside() -> None:
    current = _count(
        stored(answer("ITM-1", "seen")),
        stored(answer("ITM-1", "too late"), first_seq=2),
        openings=(_opened(2, login1=1),),
    )

    assert _values(current) == {"ITM-1": "seen"}
    assert _reasons(current) == [(1, 2, SetAside.OTHER_COMPUTER)]


def test_a_third_login_does_not_bring_back_what_the_second_did_not_see() -> None:
    current = _count(
        stored(answer("ITM-1", "seen"), answer("ITM-1", "too late")),
        openings=(_opened(2, login1=1), _opened(3, login1=2)),
    )

    assert _values(current) == {"ITM-1": "seen"}


def test_an_epoch_that_a_login_found_empty_does_not_count_later() -> None:
    current = _count(stored(answer("ITM-1", "A")), openings=(_opened(2),))

    assert _values(current) == {}
    assert _reasons(current) == [(1, 1, SetAside.OTHER_COMPUTER)]


def test_adopted_entries_count_up_to_the_number_that_the_proctor_saw() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), answer("ITM-2", "b"), answer("ITM-3", "c")),
        openings=(_opened(2, login1=1),),
        adoptions=(_adopted(1, through_seq=2),),
    )

    assert _values(current) == {"ITM-1": "a", "ITM-2": "b"}
    assert _reasons(current) == [(1, 3, SetAside.OTHER_COMPUTER)]


def test_an_adopted_answer_does_not_replace_what_was_answered_at_the_new_computer() -> None:
    current = _count(
        stored(answer("ITM-1", "old computer")),
        stored(answer("ITM-1", "new computer"), login=2),
        openings=(_opened(2),),
        adoptions=(_adopted(1, through_seq=1),),
    )

    assert _values(current) == {"ITM-1": "new computer"}


def test_an_adopted_hand_in_does_not_hand_in() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), hand_in()),
        stored(answer("ITM-2", "b"), login=2),
        openings=(_opened(2),),
        adoptions=(_adopted(1, through_seq=2),),
    )

    assert current.submitted_at is None
    assert _values(current) == {"ITM-1": "a", "ITM-2": "b"}
    assert _reasons(current) == [(1, 2, SetAside.OTHER_COMPUTER)]


def test_handing_in_is_an_entry_and_what_is_written_after_it_does_not_count() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), hand_in(), at=NINE + minutes(30)),
        stored(answer("ITM-1", "b"), first_seq=3, at=NINE + minutes(31)),
    )

    assert current.submitted_at == NINE + minutes(30)
    assert _values(current) == {"ITM-1": "a"}
    assert _reasons(current) == [(1, 3, SetAside.AFTER_SUBMIT)]


def test_what_comes_in_after_the_closing_is_set_aside_for_the_planner() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), at=TEN),
        stored(answer("ITM-1", "b"), first_seq=2, at=TEN + minutes(1)),
        closed_at=TEN,
    )

    assert _values(current) == {"ITM-1": "a"}
    assert _reasons(current) == [(1, 2, SetAside.AFTER_CLOSING)]


def test_an_answer_made_in_time_counts_if_the_network_delays_it_until_before_the_closing() -> None:
    current = _count(
        stored(answer("ITM-1", "a", at=TEN), at=TEN + minutes(3)),
        deadline=TEN,
        closed_at=TEN + minutes(5),
    )

    assert _values(current) == {"ITM-1": "a"}


def test_an_answer_made_after_the_deadline_is_set_aside() -> None:
    current = _count(
        stored(answer("ITM-1", "a", at=TEN + minutes(1)), at=TEN + minutes(1)), deadline=TEN
    )

    assert _values(current) == {}
    assert _reasons(current) == [(1, 1, SetAside.AFTER_DEADLINE)]


def test_the_hand_in_that_a_browser_makes_when_the_time_is_over_hands_in() -> None:
    after = TEN + minutes(0.1)
    current = _count(
        stored(answer("ITM-1", "a"), hand_in(at=after), at=after),
        stored(answer("ITM-1", "b", at=after), first_seq=3, at=after),
        deadline=TEN,
    )

    assert current.submitted_at == after
    assert _values(current) == {"ITM-1": "a"}
    assert _reasons(current) == [(1, 3, SetAside.AFTER_SUBMIT)]


def test_an_answer_received_in_time_counts_whatever_the_browsers_clock_says() -> None:
    current = _count(stored(answer("ITM-1", "a", at=TEN + minutes(600))), deadline=TEN)

    assert _values(current) == {"ITM-1": "a"}


def test_a_hand_in_after_the_closing_does_not_hand_in() -> None:
    current = _count(stored(hand_in(), at=TEN + minutes(1)), closed_at=TEN)

    assert current.submitted_at is None
    assert _reasons(current) == [(1, 1, SetAside.AFTER_CLOSING)]


def test_late_answers_that_a_planner_accepted_count_in_their_own_place() -> None:
    current = _count(
        stored(answer("ITM-1", "a")),
        stored(answer("ITM-1", "b"), answer("ITM-2", "c"), first_seq=2, at=TEN + minutes(1)),
        accepted=(_accepted((epoch(1), 2), through=(epoch(1), 3)),),
        closed_at=TEN,
    )

    assert _values(current) == {"ITM-1": "b", "ITM-2": "c"}
    assert current.set_aside == ()


def test_a_planner_accepts_no_further_than_the_decision_reaches() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), answer("ITM-2", "b"), at=TEN + minutes(1)),
        accepted=(_accepted((epoch(1), 1), through=(epoch(1), 1)),),
        closed_at=TEN,
    )

    assert _values(current) == {"ITM-1": "a"}
    assert _reasons(current) == [(1, 2, SetAside.AFTER_CLOSING)]


def test_a_batch_that_comes_in_after_the_decision_waits_even_if_its_number_is_lower() -> None:
    current = _count(
        stored(answer("ITM-1", "not there yet"), at=TEN + minutes(90)),
        stored(answer("ITM-2", "b"), first_seq=2, at=TEN + minutes(1)),
        accepted=(_accepted((epoch(1), 2), through=(epoch(1), 2)),),
        closed_at=TEN,
    )

    assert _values(current) == {"ITM-2": "b"}
    assert _reasons(current) == [(1, 1, SetAside.AFTER_CLOSING)]


def test_another_entry_that_claims_an_accepted_number_afterwards_does_not_count() -> None:
    forged = (answer("ITM-2", "b"), answer("ITM-3", "never seen by the planner"))
    current = _count(
        stored(answer("ITM-1", "a")),
        stored(answer("ITM-3", "seen by the planner"), first_seq=3, at=TEN + minutes(1)),
        stored(*forged, first_seq=2, at=TEN + minutes(90)),
        accepted=(_accepted((epoch(1), 3), through=(epoch(1), 3)),),
        closed_at=TEN,
    )

    assert _values(current) == {"ITM-1": "a"}


def test_what_was_made_after_the_deadline_never_counts_whatever_a_planner_accepts() -> None:
    late = TEN + minutes(10)
    current = _count(
        stored(answer("ITM-1", "in time", at=TEN), answer("ITM-2", "too late", at=late), at=late),
        accepted=(_accepted((epoch(1), 1), through=(epoch(1), 2)),),
        closed_at=TEN + minutes(5),
        deadline=TEN,
    )

    assert _values(current) == {"ITM-1": "in time"}
    assert _reasons(current) == [(1, 2, SetAside.AFTER_DEADLINE)]


def test_a_planner_accepts_no_hand_in_and_nothing_that_is_written_after_one() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), hand_in(), answer("ITM-1", "after it"), at=TEN + minutes(1)),
        accepted=(_accepted((epoch(1), 1), through=(epoch(1), 3)),),
        closed_at=TEN,
    )

    assert current.submitted_at is None
    assert _values(current) == {"ITM-1": "a"}
    assert _reasons(current) == [(1, 2, SetAside.AFTER_CLOSING), (1, 3, SetAside.AFTER_SUBMIT)]


def test_what_a_proctor_adopts_after_the_closing_counts_and_waits_for_nobody_else() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), hand_in(), at=TEN + minutes(1)),
        openings=(_opened(2),),
        adoptions=(_adopted(1, through_seq=2, at=TEN + minutes(2)),),
        closed_at=TEN,
    )

    assert _values(current) == {"ITM-1": "a"}
    assert _reasons(current) == [(1, 2, SetAside.OTHER_COMPUTER)]


def test_what_comes_in_after_the_closing_and_after_an_adoption_waits_for_the_planner() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), at=TEN + minutes(1)),
        openings=(_opened(2),),
        adoptions=(_adopted(1, through_seq=1, at=NINE),),
        closed_at=TEN,
    )

    assert _values(current) == {}
    assert _reasons(current) == [(1, 1, SetAside.AFTER_CLOSING)]


def test_accepting_late_answers_does_not_adopt_those_of_an_older_login() -> None:
    current = _count(
        stored(answer("ITM-1", "old computer"), at=TEN + minutes(1)),
        openings=(_opened(2),),
        accepted=(_accepted((epoch(1), 1), through=(epoch(1), 1)),),
        closed_at=TEN,
    )

    assert _values(current) == {}
    assert _reasons(current) == [(1, 1, SetAside.OTHER_COMPUTER)]


def test_entries_after_a_gap_count_for_the_newest_login_and_the_gap_is_named() -> None:
    current = _count(
        stored(answer("ITM-1", "a")),
        stored(answer("ITM-2", "b"), first_seq=4),
        stored(answer("ITM-3", "c"), first_seq=9),
    )

    assert _values(current) == {"ITM-1": "a", "ITM-2": "b", "ITM-3": "c"}
    assert current.gaps == ((epoch(1), 2), (epoch(1), 5))


def test_a_login_sees_an_older_epoch_up_to_its_first_gap() -> None:
    journal = Journal(
        SESSION,
        (
            stored(answer("ITM-1", "a"), answer("ITM-1", "b")),
            stored(answer("ITM-1", "c"), first_seq=4),
            stored(answer("ITM-2", "d"), login=2, first_seq=2),
        ),
    )

    opening = journal.open_epoch(epoch(3), NINE)

    assert opening.cut == {epoch(1): 2, epoch(2): 0}


def test_a_number_that_two_batches_claim_belongs_to_the_one_that_starts_earlier() -> None:
    current = _count(
        stored(answer("ITM-1", "second"), answer("ITM-2", "b"), first_seq=2),
        stored(answer("ITM-3", "c"), answer("ITM-1", "first")),
    )

    assert _values(current) == {"ITM-1": "first", "ITM-2": "b", "ITM-3": "c"}
    assert _reasons(current) == [(1, 2, SetAside.NUMBER_TAKEN)]
    assert current.gaps == ()


def test_the_same_entry_in_two_batches_is_one_entry() -> None:
    current = _count(
        stored(answer("ITM-1", "a"), answer("ITM-2", "b")),
        stored(answer("ITM-2", "b"), answer("ITM-3", "c"), first_seq=2),
    )

    assert _values(current) == {"ITM-1": "a", "ITM-2": "b", "ITM-3": "c"}
    assert current.set_aside == ()


def test_a_cleared_answer_is_an_answer() -> None:
    cleared = answer("ITM-1", "a") | {"response": {"RESPONSE": None}}

    current = _count(stored(answer("ITM-1", "a"), cleared))

    assert _values(current) == {"ITM-1": None}
