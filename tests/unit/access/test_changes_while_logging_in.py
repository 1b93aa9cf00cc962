"""What can happen to an account between its password and its code."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.access import Account, AccountState, OneTimePasswordEnded, Role, Scope
from chalicelib.core.access.model import recovery_mac
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE, AccessRoom, an_account


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def _code_after(room: AccessRoom, changed: Account) -> str:
    """Give the password, let the account change, and give the code."""
    pending = room.begin()
    room.accounts.rows["p.devries"] = changed
    login = room.log_in.confirm_one_time_password(
        pending_id=pending.pending_id, code=room.code_of_last_mail()
    )
    return login.login_id


def test_a_password_that_was_set_meanwhile_ends_logins_that_gave_the_old_one(
    room: AccessRoom,
) -> None:
    account = an_account()
    changed = account.password.replaced_by("another hash", NINE + timedelta(minutes=1))

    with pytest.raises(OneTimePasswordEnded):
        _code_after(room, replace(account, password=changed))
    assert room.login_rows.rows == {}


def test_a_code_in_the_mailbox_of_an_address_that_was_replaced_meanwhile_opens_nothing(
    room: AccessRoom,
) -> None:
    with pytest.raises(OneTimePasswordEnded):
        _code_after(room, an_account(email="pien.devries@school.example.nl"))
    assert room.login_rows.rows == {}


def test_an_account_that_was_closed_meanwhile_is_not_entered(room: AccessRoom) -> None:
    with pytest.raises(OneTimePasswordEnded):
        _code_after(room, an_account(state=AccountState.DEACTIVATED))


def test_roles_that_were_withdrawn_meanwhile_are_not_in_the_login(room: AccessRoom) -> None:
    login_id = _code_after(room, an_account(roles=frozenset({Role.SCORER})))

    actor = room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)
    assert actor.roles == {Role.SCORER}


def test_a_recovery_code_is_kept_for_its_own_user_alone() -> None:
    kept = {recovery_mac(b"key", UserId(user), "abcd-efgh-jkmn") for user in ("PIEN", "JAN")}

    assert len(kept) == 2
