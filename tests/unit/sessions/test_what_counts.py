"""Which entry is the answer: numbers, logins, adoption, gaps."""

from chalicelib.core.sessions import CurrentAnswers, EpochOpened, Journal, SetAside
from tests.builders.journals import adopted, counted, opened, reasons_of, values_of
from tests.builders.sessions import NINE, SESSION, answer, epoch, hand_in, minutes, stored


def test_an_empty_journal_has_no_answers() -> None:
    assert counted() == CurrentAnswers({}, (), None, ())


def test_the_entry_with_the_highest_number_is_the_answer() -> None:
    current = counted(
        stored(answer("ITM-1", "A"), answer("ITM-2", "B")),
        stored(answer("ITM-1", "C"), first_seq=3),
    )

    assert values_of(current) == {"ITM-1": "C", "ITM-2": "B"}


def test_batches_that_come_in_the_wrong_order_count_in_the_right_one() -> None:
    current = counted(
        stored(answer("ITM-1", "new"), first_seq=2, at=NINE),
        stored(answer("ITM-1", "old"), first_seq=1, at=NINE + minutes(5)),
    )

    assert values_of(current) == {"ITM-1": "new"}


def test_the_clock_of_a_browser_never_orders_answers() -> None:
    current = counted(
        stored(answer("ITM-1", "old", at=NINE + minutes(50))),
        stored(answer("ITM-1", "new", at=NINE), first_seq=2),
    )

    assert values_of(current) == {"ITM-1": "new"}


def test_an_answer_of_a_newer_login_goes_before_a_higher_number_of_an_older_one() -> None:
    current = counted(
        stored(answer("ITM-2", "x"), answer("ITM-1", "old")),
        stored(answer("ITM-1", "new"), login=2),
        openings=(opened(2, login1=2),),
    )

    assert values_of(current) == {"ITM-2": "x", "ITM-1": "new"}


def test_a_higher_lease_goes_before_a_higher_login() -> None:
    current = counted(
        stored(answer("ITM-1", "cloud"), login=9, lease=1),
        stored(answer("ITM-1", "school"), login=1, lease=2),
        openings=(EpochOpened(SESSION, epoch(1, lease=2), {epoch(9): 1}, NINE),),
    )

    assert values_of(current) == {"ITM-1": "school"}


def test_what_an_older_login_sent_after_the_newer_one_began_is_set_aside() -> None:
    current = counted(
        stored(answer("ITM-1", "seen")),
        stored(answer("ITM-1", "too late"), first_seq=2),
        openings=(opened(2, login1=1),),
    )

    assert values_of(current) == {"ITM-1": "seen"}
    assert reasons_of(current) == [(1, 2, SetAside.OTHER_COMPUTER)]


def test_a_third_login_does_not_bring_back_what_the_second_did_not_see() -> None:
    current = counted(
        stored(answer("ITM-1", "seen"), answer("ITM-1", "too late")),
        openings=(opened(2, login1=1), opened(3, login1=2)),
    )

    assert values_of(current) == {"ITM-1": "seen"}


def test_an_epoch_that_a_login_found_empty_does_not_count_later() -> None:
    current = counted(stored(answer("ITM-1", "A")), openings=(opened(2),))

    assert values_of(current) == {}
    assert reasons_of(current) == [(1, 1, SetAside.OTHER_COMPUTER)]


def test_adopted_entries_count_up_to_the_number_that_the_proctor_saw() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), answer("ITM-2", "b"), answer("ITM-3", "c")),
        openings=(opened(2, login1=1),),
        adoptions=(adopted(1, through_seq=2),),
    )

    assert values_of(current) == {"ITM-1": "a", "ITM-2": "b"}
    assert reasons_of(current) == [(1, 3, SetAside.OTHER_COMPUTER)]


def test_an_adopted_answer_does_not_replace_what_was_answered_at_the_new_computer() -> None:
    current = counted(
        stored(answer("ITM-1", "old computer")),
        stored(answer("ITM-1", "new computer"), login=2),
        openings=(opened(2),),
        adoptions=(adopted(1, through_seq=1),),
    )

    assert values_of(current) == {"ITM-1": "new computer"}


def test_an_adopted_hand_in_does_not_hand_in() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), hand_in()),
        stored(answer("ITM-2", "b"), login=2),
        openings=(opened(2),),
        adoptions=(adopted(1, through_seq=2),),
    )

    assert current.submitted_at is None
    assert values_of(current) == {"ITM-1": "a", "ITM-2": "b"}
    assert reasons_of(current) == [(1, 2, SetAside.OTHER_COMPUTER)]


def test_entries_after_a_gap_count_for_the_newest_login_and_the_gap_is_named() -> None:
    current = counted(
        stored(answer("ITM-1", "a")),
        stored(answer("ITM-2", "b"), first_seq=4),
        stored(answer("ITM-3", "c"), first_seq=9),
    )

    assert values_of(current) == {"ITM-1": "a", "ITM-2": "b", "ITM-3": "c"}
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
    current = counted(
        stored(answer("ITM-1", "second"), answer("ITM-2", "b"), first_seq=2),
        stored(answer("ITM-3", "c"), answer("ITM-1", "first")),
    )

    assert values_of(current) == {"ITM-1": "first", "ITM-2": "b", "ITM-3": "c"}
    assert reasons_of(current) == [(1, 2, SetAside.NUMBER_TAKEN)]
    assert current.gaps == ()


def test_the_same_entry_in_two_batches_is_one_entry() -> None:
    current = counted(
        stored(answer("ITM-1", "a"), answer("ITM-2", "b")),
        stored(answer("ITM-2", "b"), answer("ITM-3", "c"), first_seq=2),
    )

    assert values_of(current) == {"ITM-1": "a", "ITM-2": "b", "ITM-3": "c"}
    assert current.set_aside == ()


def test_a_cleared_answer_is_an_answer() -> None:
    cleared = answer("ITM-1", "a") | {"response": {"RESPONSE": None}}

    current = counted(stored(answer("ITM-1", "a"), cleared))

    assert values_of(current) == {"ITM-1": None}
