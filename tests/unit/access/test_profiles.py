"""Somebody's own data, and a new e-mail address that its owner must confirm."""

from datetime import timedelta

import pytest

from chalicelib.core.access import (
    NOBODY_KNOWN,
    AccountLocked,
    AccountState,
    EmailAlreadyHere,
    LinkEnded,
    LoginView,
    OwnPasswordWrong,
    Scope,
    UserData,
)
from chalicelib.core.kernel import NotLoggedIn, UserId
from tests.builders.access import PASSWORD, an_account
from tests.builders.users import UsersRoom

OLD, NEW = "pien@school.example.nl", "pien@nieuw.example.nl"


def _change(room: UsersRoom, *, email: str = OLD, password: str = "", **data: str) -> LoginView:
    actor = room.kept("p.devries").actor(Scope.PORTAL)
    given = {"first_name": "Pien", "last_name": "de Vries", "phone": "06", **data}
    return room.profiles.change(
        actor,
        login_id=room.log_in_as(actor),
        given=UserData(email=email, **given),
        password=password,
        visitor=NOBODY_KNOWN,
    )


def _token(room: UsersRoom) -> str:
    mail = next(mail for mail in room.work.mails if mail.template == "email_confirm")
    return mail.facts["link"].rpartition("/")[2]


def test_a_new_name_shows_at_once_under_a_fresh_login() -> None:
    room = UsersRoom()

    login = _change(room, last_name="Jansen")

    actor = room.logins.find_login(login_id=login.login_id, scope=Scope.PORTAL)
    assert actor.name == login.name == room.kept("p.devries").name == "Pien Jansen"
    assert room.work.mails == []


def test_the_fresh_login_lasts_no_longer_than_the_one_before() -> None:
    room = UsersRoom()
    actor = room.kept("p.devries").actor(Scope.PORTAL)
    before = room.log_in_as(actor)
    ends_at = room.clock() + timedelta(hours=12)
    room.clock.move(minutes=20)

    login = room.logins.go_on_as(actor, login_id=before)

    assert login.ends_at == ends_at
    with pytest.raises(NotLoggedIn):
        room.logins.find_login(login_id=before, scope=Scope.PORTAL)


def test_a_new_address_waits_for_its_owner_and_the_old_one_is_told() -> None:
    room = UsersRoom()

    _change(room, email=NEW, password=PASSWORD)

    kept = room.kept("p.devries")
    assert (kept.email, kept.new_email) == (OLD, NEW)
    sent = [(mail.to, mail.template) for mail in room.work.mails]
    assert sent == [(NEW, "email_confirm"), (OLD, "email_change_told")]
    assert room.work.mails[1].facts["new_email_masked"] == "p•••@nieuw.example.nl"


def test_a_confirmed_address_is_used_and_asks_for_codes_again() -> None:
    room = UsersRoom()
    _change(room, email=NEW, password=PASSWORD)
    room.browsers.remember(UserId("PLANNER"), address="1.2.3.4")

    seen = room.confirming.look(token=_token(room))
    room.confirming.confirm(token=_token(room))

    kept = room.kept("p.devries")
    assert seen.email == NEW
    assert (kept.email, kept.new_email) == (NEW, "")
    assert not room.browser_rows.rows
    with pytest.raises(LinkEnded):
        room.confirming.confirm(token=_token(room))


def test_a_link_ends_after_a_day() -> None:
    room = UsersRoom()
    _change(room, email=NEW, password=PASSWORD)
    room.clock.move(hours=24)

    with pytest.raises(LinkEnded):
        room.confirming.confirm(token=_token(room))
    assert room.kept("p.devries").email == OLD


@pytest.mark.parametrize("email", [OLD, "anders@nieuw.example.nl"])
def test_a_later_wish_ends_the_link_of_an_earlier_one(email: str) -> None:
    room = UsersRoom()
    _change(room, email=NEW, password=PASSWORD)
    _change(room, email=email, password=PASSWORD)

    with pytest.raises(LinkEnded):
        room.confirming.confirm(token=_token(room))
    assert room.kept("p.devries").email == OLD


def test_nothing_is_confirmed_for_whoever_was_deactivated() -> None:
    room = UsersRoom()
    _change(room, email=NEW, password=PASSWORD)
    room.doors.deactivate(room.admin, user_id=UserId("PLANNER"))

    with pytest.raises(LinkEnded):
        room.confirming.confirm(token=_token(room))
    assert room.kept("p.devries").state is AccountState.DEACTIVATED


def test_an_address_is_changed_only_by_whoever_knows_the_password() -> None:
    room = UsersRoom()

    for expected in (OwnPasswordWrong, OwnPasswordWrong, AccountLocked):
        with pytest.raises(expected):
            _change(room, email=NEW, password="guessed-1!")

    with pytest.raises(AccountLocked):
        _change(room, email=NEW, password=PASSWORD)
    assert room.kept("p.devries") == an_account()
    assert room.work.mails == []


def test_an_address_of_a_colleague_is_refused() -> None:
    room = UsersRoom()

    with pytest.raises(EmailAlreadyHere):
        _change(room, email="admin@school.example.nl", password=PASSWORD)


def test_a_profile_shows_what_one_is_and_where() -> None:
    room = UsersRoom()

    view = room.profiles.show(room.kept("p.devries").actor(Scope.PORTAL))

    assert (view.name, view.institution, view.sites) == (
        "Pien de Vries",
        "Het College",
        ("99ZA00 Hoofdgebouw",),
    )
