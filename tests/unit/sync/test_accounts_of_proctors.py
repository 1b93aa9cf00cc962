"""Whose verifiers a school server gets."""

import pytest

from chalicelib.core.access import AccountState
from chalicelib.core.kernel import UserId
from chalicelib.core.sync.neighbours import AccountsOfProctors
from tests.builders.access import SCHOOL, an_account
from tests.fakes.access import FakeAccountStore

PIEN = UserId("PLANNER")


@pytest.mark.parametrize(
    ("state", "goes"),
    [(AccountState.ACTIVE, 1), (AccountState.INVITED, 1), (AccountState.DEACTIVATED, 0)],
)
def test_everybody_goes_whom_the_school_server_must_answer(state: AccountState, goes: int) -> None:
    store = FakeAccountStore()
    store.add(an_account(state=state))

    found = AccountsOfProctors(store).accounts(SCHOOL, frozenset({PIEN}))

    assert len(found) == goes
