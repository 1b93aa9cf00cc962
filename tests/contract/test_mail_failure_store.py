"""What every store of mails that did not arrive does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb.mail_failures import DynamoMailFailureStore
from chalicelib.core.access import MailFailure, MailFailureStore
from chalicelib.core.kernel import InstitutionId, MailFailureKind, UserId
from tests.builders.access import NINE, SCHOOL
from tests.fakes.access import FakeMailFailureStore

HOUR = timedelta(hours=1)
FAILURE = MailFailure(
    recipient="PIEN",
    template="account_opened",
    to_masked="p•••@school.example.nl",
    at=NINE,
    kind=MailFailureKind.NO_MAILBOX,
    reason="550 no such user",
    user_id=UserId("PIEN"),
    institution_id=SCHOOL,
)
OF_NOBODY = replace(FAILURE, recipient="a-board", user_id=None, institution_id=None)


@pytest.fixture(params=["fake", "dynamodb"])
def store(request: pytest.FixtureRequest) -> MailFailureStore:
    if request.param == "fake":
        return FakeMailFailureStore()
    request.getfixturevalue("cloud")
    return DynamoMailFailureStore()


@pytest.mark.parametrize("failure", [FAILURE, OF_NOBODY, replace(FAILURE, reason="")])
def test_a_failure_comes_back_as_it_was(store: MailFailureStore, failure: MailFailure) -> None:
    store.put(failure)

    assert store.everywhere() == (failure,)


def test_an_institution_has_its_own_failures_only(store: MailFailureStore) -> None:
    of_a_namesake = replace(FAILURE, institution_id=InstitutionId(f"{SCHOOL}-2"))
    for failure in (FAILURE, of_a_namesake, OF_NOBODY):
        store.put(failure)

    assert store.of_institution(SCHOOL) == (FAILURE,)
    assert set(store.everywhere()) == {FAILURE, of_a_namesake, OF_NOBODY}


def test_the_last_failure_of_a_mail_counts_in_whatever_order_they_come(
    store: MailFailureStore,
) -> None:
    later = replace(FAILURE, at=NINE + HOUR, kind=MailFailureKind.SUPPRESSED)

    for failure in (later, FAILURE, later):
        store.put(failure)

    assert store.everywhere() == (later,)


def test_each_mail_to_the_same_person_fails_by_itself(store: MailFailureStore) -> None:
    other = replace(FAILURE, template="password_ends")

    for failure in (FAILURE, other):
        store.put(failure)

    assert set(store.of_institution(SCHOOL)) == {FAILURE, other}


def test_only_what_is_older_is_forgotten_and_only_of_that_recipient(
    store: MailFailureStore,
) -> None:
    newer = replace(FAILURE, template="password_ends", at=NINE + HOUR)
    of_another = replace(FAILURE, recipient="PIENTER")
    for failure in (FAILURE, newer, of_another, OF_NOBODY):
        store.put(failure)

    store.forget(SCHOOL, "PIEN", before=NINE + HOUR)
    store.forget(None, "a-board", before=NINE)

    assert set(store.everywhere()) == {newer, of_another, OF_NOBODY}


def test_forgetting_what_is_not_there_is_harmless(store: MailFailureStore) -> None:
    store.forget(SCHOOL, "PIEN", before=NINE)
    store.forget(None, "a-board", before=NINE)
