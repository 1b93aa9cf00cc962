"""What every store of journals does: nothing acknowledged is lost, changed or invented."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, SessionId, UserId
from chalicelib.core.sessions import (
    Adoption,
    Batch,
    BatchDiffers,
    EpochOpened,
    Journal,
    JournalStore,
    Kept,
    LateAccepted,
)
from tests.builders.session_stores import KINDS, stores_of
from tests.builders.sessions import (
    NINE,
    OTHER_SCHOOL,
    SCHOOL,
    SESSION,
    a_batch,
    answer,
    epoch,
    hand_in,
    minutes,
)


@pytest.fixture(params=KINDS)
def journals(request: pytest.FixtureRequest) -> JournalStore:
    return stores_of(request).journals


def _adoption(reason: str) -> Adoption:
    return Adoption(SESSION, epoch(1), 7, UserId("PROCTOR"), reason, NINE)


def _late(number: int, reason: str) -> LateAccepted:
    batches = ((epoch(1), 4), (epoch(1, lease=2), 1))
    return LateAccepted(
        SESSION, number, epoch(1, lease=2), 7, batches, UserId("PLANNER"), reason, NINE
    )


def test_a_batch_comes_back_byte_for_byte_with_the_moment_it_came_in(
    journals: JournalStore,
) -> None:
    batch = a_batch(answer("ITM-1", "café \U0001f600 \ud83d"), hand_in())

    kept = journals.put(SCHOOL, batch, NINE)

    [stored] = journals.read(SCHOOL, SESSION).batches
    assert kept is Kept.STORED
    assert stored.batch == batch
    assert stored.batch.text == batch.text
    assert stored.received_at == NINE


def test_a_batch_that_is_sent_again_is_acknowledged_and_changes_nothing(
    journals: JournalStore,
) -> None:
    journals.put(SCHOOL, a_batch(), NINE)

    kept = journals.put(SCHOOL, a_batch(), NINE + minutes(1))

    [stored] = journals.read(SCHOOL, SESSION).batches
    assert kept is Kept.ALREADY_THERE
    assert stored.received_at == NINE


def test_other_content_under_the_same_number_is_refused_and_changes_nothing(
    journals: JournalStore,
) -> None:
    journals.put(SCHOOL, a_batch(answer("ITM-1", "A")), NINE)

    with pytest.raises(BatchDiffers):
        journals.put(SCHOOL, a_batch(answer("ITM-1", "B")), NINE)

    [stored] = journals.read(SCHOOL, SESSION).batches
    assert stored.batch == a_batch(answer("ITM-1", "A"))


def test_the_same_entries_in_other_bytes_are_other_content(journals: JournalStore) -> None:
    batch = a_batch()
    journals.put(SCHOOL, batch, NINE)
    spaced = Batch(batch.session_id, batch.epoch, batch.first_seq, batch.entries, batch.text + " ")

    with pytest.raises(BatchDiffers):
        journals.put(SCHOOL, spaced, NINE)


def test_a_journal_is_read_in_the_order_of_epoch_and_number(journals: JournalStore) -> None:
    places = [(1, 1, 2), (1, 1, 10), (1, 2, 1), (1, 10, 1), (2, 1, 1)]
    for lease, login, first_seq in reversed(places):
        journals.put(SCHOOL, a_batch(lease=lease, login=login, first_seq=first_seq), NINE)

    batches = [stored.batch for stored in journals.read(SCHOOL, SESSION).batches]

    assert [(b.epoch.lease, b.epoch.login, b.first_seq) for b in batches] == places


def test_openings_and_adoptions_come_back_as_they_were(journals: JournalStore) -> None:
    opening = EpochOpened(SESSION, epoch(2), {epoch(1): 7, epoch(1, lease=2): 0}, NINE)
    journals.open_epoch(SCHOOL, opening)
    journals.adopt(SCHOOL, _adoption("Het netwerk viel uit"))

    journal = journals.read(SCHOOL, SESSION)

    assert journal == Journal(SESSION, (), (opening,), (_adoption("Het netwerk viel uit"),))


def test_an_epoch_is_opened_once(journals: JournalStore) -> None:
    opening = EpochOpened(SESSION, epoch(2), {epoch(1): 7}, NINE)
    journals.open_epoch(SCHOOL, opening)

    with pytest.raises(ChangedMeanwhile):
        journals.open_epoch(SCHOOL, EpochOpened(SESSION, epoch(2), {}, NINE))

    assert journals.read(SCHOOL, SESSION).openings == (opening,)


def test_who_adopted_first_stays_in_the_journal(journals: JournalStore) -> None:
    journals.adopt(SCHOOL, _adoption("first"))
    journals.adopt(SCHOOL, _adoption("second"))

    assert journals.read(SCHOOL, SESSION).adoptions == (_adoption("first"),)


def test_decisions_on_late_answers_come_back_as_they_were_in_their_order(
    journals: JournalStore,
) -> None:
    for number in (10, 2):
        journals.accept_late(SCHOOL, _late(number, "Het netwerk viel uit"))

    late_accepted = tuple(_late(number, "Het netwerk viel uit") for number in (2, 10))
    assert journals.read(SCHOOL, SESSION) == Journal(SESSION, late_accepted=late_accepted)
    assert journals.read(OTHER_SCHOOL, SESSION) == Journal(SESSION)


def test_of_two_decisions_with_one_number_the_second_is_refused(journals: JournalStore) -> None:
    journals.accept_late(SCHOOL, _late(1, "first"))

    with pytest.raises(ChangedMeanwhile):
        journals.accept_late(SCHOOL, _late(1, "second"))

    assert journals.read(SCHOOL, SESSION).late_accepted == (_late(1, "first"),)


def test_another_institution_and_another_session_have_a_journal_of_their_own(
    journals: JournalStore,
) -> None:
    journals.put(SCHOOL, a_batch(), NINE)

    assert journals.read(OTHER_SCHOOL, SESSION) == Journal(SESSION)
    assert journals.read(SCHOOL, SessionId("SESSION-2")).batches == ()


def test_a_large_journal_is_read_to_its_end(journals: JournalStore) -> None:
    for first_seq in range(1, 6):
        text = answer("ITM-1", str(first_seq) * 199_000)
        journals.put(SCHOOL, a_batch(text, hand_in(), first_seq=first_seq * 2), NINE)

    assert len(journals.read(SCHOOL, SESSION).batches) == 5


def test_of_two_that_put_at_the_same_moment_one_stores_and_one_is_refused(
    journals: JournalStore,
) -> None:
    batches = [a_batch(answer("ITM-1", value)) for value in "AB"]

    with ThreadPoolExecutor(2) as both:
        outcomes = list(both.map(lambda batch: _put(journals, batch), batches))

    [stored] = journals.read(SCHOOL, SESSION).batches
    assert sorted(outcomes) == ["differs", "stored"]
    assert stored.batch == batches[outcomes.index("stored")]


def _put(journals: JournalStore, batch: Batch) -> str:
    try:
        return journals.put(SCHOOL, batch, NINE).value
    except BatchDiffers:
        return "differs"
