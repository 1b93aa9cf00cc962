"""A user's way in: deactivate, withdraw, a new initial password, an invitation once more."""

from dataclasses import replace

import pytest

from chalicelib.core.access import (
    AccountNotActive,
    AccountNotDeactivated,
    AccountNotInvited,
    AccountNotShared,
    AccountShared,
    AccountState,
    AccountStillInvited,
    LastAdministrator,
    LoginRefused,
    Scope,
    UserData,
)
from chalicelib.core.kernel import NotFound, NotLoggedIn, UserId
from tests.builders.access import PASSWORD
from tests.builders.users import ADMIN, OTHER, SCHOOL, UsersRoom, roles

PLANNER = UserId("PLANNER")


def test_a_deactivated_user_is_put_out_and_stays_out() -> None:
    room = UsersRoom()
    login_id = room.log_in_as(room.kept("p.devries").actor(Scope.PORTAL))
    room.browsers.remember(PLANNER, address="1.2.3.4")

    room.doors.deactivate(room.admin, user_id=PLANNER)

    assert room.kept("p.devries").state is AccountState.DEACTIVATED
    assert not room.browser_rows.rows
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)
    with pytest.raises(LoginRefused):
        room.log_in.log_in(username="p.devries", password=PASSWORD)


def test_a_reactivated_user_comes_in_with_the_password_and_roles_of_before() -> None:
    room = UsersRoom()
    before = room.kept("p.devries")
    room.doors.deactivate(room.admin, user_id=PLANNER)

    room.doors.reactivate(room.admin, user_id=PLANNER)

    assert room.kept("p.devries") == replace(before, version=2)
    with pytest.raises(AccountNotDeactivated):
        room.doors.reactivate(room.admin, user_id=PLANNER)


def test_whoever_never_chose_a_password_is_invited_again_and_not_active() -> None:
    room = UsersRoom()
    given = UserData("Nora", "Bakker", "nora@school.example.nl", "")
    room.users.add_user(room.admin, given=given, roles=roles(), site_ids=frozenset())
    user_id = room.kept("n.bakker").user_id
    room.doors.deactivate(room.admin, user_id=user_id)

    room.doors.reactivate(room.admin, user_id=user_id)

    assert room.kept("n.bakker").state is AccountState.INVITED


def test_a_reset_password_is_an_initial_one_and_ends_everything_that_was_open() -> None:
    room = UsersRoom()
    login_id = room.log_in_as(room.kept("p.devries").actor(Scope.MONITOR))
    room.browsers.remember(PLANNER, address="1.2.3.4")
    for _ in range(3):
        room.locks.limit.begin("password|p.devries")

    room.doors.reset_password(room.admin, user_id=PLANNER)

    (mail,) = room.work.mails
    password = room.kept("p.devries").password
    assert mail.template == "password_reset"
    assert room.hasher.verify(password.hash, mail.facts["password"])
    assert password.initial
    assert len(password.earlier) == 1
    assert not room.browser_rows.rows
    assert not room.locks.is_locked("p.devries")
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=Scope.MONITOR)


def test_a_password_is_reset_only_where_it_is_used() -> None:
    room = UsersRoom()
    room.add("invited", state=AccountState.INVITED)
    room.add("gone", state=AccountState.DEACTIVATED)

    with pytest.raises(AccountStillInvited):
        room.doors.reset_password(room.admin, user_id=UserId("invited"))
    with pytest.raises(AccountNotActive):
        room.doors.reset_password(room.admin, user_id=UserId("gone"))


def test_an_invitation_sent_again_holds_another_password() -> None:
    room = UsersRoom()
    invited = room.add("invited", state=AccountState.INVITED)

    room.doors.invite_again(room.admin, user_id=UserId("invited"))

    (mail,) = room.work.mails
    kept = room.kept("invited")
    assert (mail.to, mail.template) == (invited.email, "account_opened")
    assert room.hasher.verify(kept.password.hash, mail.facts["password"])
    assert kept.password.hash != invited.password.hash
    with pytest.raises(AccountNotInvited):
        room.doors.invite_again(room.admin, user_id=PLANNER)


def test_nobody_shuts_a_shared_account_for_another_institution() -> None:
    room = UsersRoom()
    before = room.share("p.devries")

    for act in (room.doors.deactivate, room.doors.reactivate, room.doors.reset_password):
        with pytest.raises(AccountShared):
            act(room.admin, user_id=PLANNER)
    assert room.kept("p.devries") == before


def test_a_shared_account_is_withdrawn_and_works_on_elsewhere() -> None:
    room = UsersRoom()
    room.share("p.devries")
    login_id = room.log_in_as(room.kept("p.devries").actor(Scope.PORTAL))

    room.doors.withdraw(room.admin, user_id=PLANNER)

    assert [one.institution_id for one in room.kept("p.devries").memberships] == [OTHER]
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)
    with pytest.raises(NotFound):
        room.users.get_user(room.admin, user_id=PLANNER)


def test_an_account_of_one_institution_is_not_withdrawn_but_deactivated() -> None:
    room = UsersRoom()

    with pytest.raises(AccountNotShared):
        room.doors.withdraw(room.admin, user_id=PLANNER)


def test_the_last_administrator_does_not_withdraw_either() -> None:
    room = UsersRoom()
    room.share("admin")

    with pytest.raises(LastAdministrator):
        room.doors.withdraw(room.admin, user_id=room.admin.user_id)
    room.add("second", roles=roles(ADMIN))
    room.doors.withdraw(room.admin, user_id=room.admin.user_id)
    assert all(one.institution_id != SCHOOL for one in room.kept("admin").memberships)
