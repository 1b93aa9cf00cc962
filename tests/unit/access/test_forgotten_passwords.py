"""A new password by e-mail: one link, one hour, and no word about who exists."""

import pytest

from chalicelib.core.access import (
    AccountLocked,
    AccountState,
    LinkEnded,
    LoginRefused,
    PasswordRefused,
    Scope,
    TooManyPasswordLinks,
)
from chalicelib.core.audit import institution_chain
from chalicelib.core.kernel import MailPasswordLink, NotLoggedIn
from tests.builders.access import PASSWORD, SCHOOL
from tests.builders.passwords import NEXT, PasswordRoom


@pytest.fixture
def room() -> PasswordRoom:
    return PasswordRoom()


def _token(room: PasswordRoom) -> str:
    room.forgotten.ask(username="p.devries")
    return room.mailed_token()


def test_a_link_goes_to_the_address_of_the_account(room: PasswordRoom) -> None:
    token = _token(room)

    (mail,) = room.work.mails
    assert (mail.to, mail.template) == (room.planner.email, "password_forgotten")
    assert mail.facts["link"] == f"https://facet.example.nl/password-reset?token={token}"


def test_the_log_says_that_a_link_was_mailed_and_holds_neither_link_nor_name(
    room: PasswordRoom,
) -> None:
    token = _token(room)

    (line,) = room.access.trail.store.lines(institution_chain(SCHOOL))
    assert "password_link_mailed" in line
    assert token not in line
    assert "vries" not in line


def test_asking_does_the_same_for_a_name_that_nobody_has(room: PasswordRoom) -> None:
    room.forgotten.ask(username="P.deVries ")
    room.forgotten.ask(username="niemand")

    assert room.work.works == [MailPasswordLink("p.devries"), MailPasswordLink("niemand")]


def test_a_name_that_nobody_has_gets_no_mail(room: PasswordRoom) -> None:
    room.forgotten.mail_link("niemand")

    assert room.work.mails == []


@pytest.mark.parametrize("username", ["p.devries", "niemand"])
def test_it_can_be_asked_three_times_and_then_after_a_quarter(
    room: PasswordRoom, username: str
) -> None:
    for _ in range(3):
        room.forgotten.ask(username=username)

    with pytest.raises(TooManyPasswordLinks) as refused:
        room.forgotten.ask(username=username)
    assert refused.value.facts["minutes"] == 15

    room.clock.move(minutes=15)
    room.forgotten.ask(username=username)


def test_the_link_sets_a_new_password(room: PasswordRoom) -> None:
    room.forgotten.reset(token=_token(room), password=NEXT)

    assert room.hasher.verify(room.planner.password.hash, NEXT)
    assert not room.planner.password.initial
    assert room.work.mails[-1].template == "password_changed"


def test_the_link_works_once(room: PasswordRoom) -> None:
    token = _token(room)
    room.forgotten.reset(token=token, password=NEXT)

    with pytest.raises(LinkEnded):
        room.forgotten.check_link(token=token)
    with pytest.raises(LinkEnded):
        room.forgotten.reset(token=token, password="lezen-en-2028!")


def test_the_link_works_for_an_hour(room: PasswordRoom) -> None:
    token = _token(room)
    room.clock.move(minutes=59)
    room.forgotten.check_link(token=token)
    room.clock.move(minutes=1)

    with pytest.raises(LinkEnded):
        room.forgotten.reset(token=token, password=NEXT)


def test_an_older_link_is_over_when_another_one_set_the_password(room: PasswordRoom) -> None:
    older, newer = _token(room), _token(room)
    room.clock.move(minutes=5)
    room.forgotten.reset(token=newer, password=NEXT)

    with pytest.raises(LinkEnded):
        room.forgotten.reset(token=older, password="lezen-en-2028!")


def test_a_password_that_breaks_a_rule_leaves_the_link_good(room: PasswordRoom) -> None:
    token = _token(room)

    with pytest.raises(PasswordRefused):
        room.forgotten.reset(token=token, password="kort")

    room.forgotten.reset(token=token, password=NEXT)


def test_a_reset_ends_logins_forgets_browsers_and_lifts_a_lock(room: PasswordRoom) -> None:
    login = room.access.logins.open_login(room.planner.actor(Scope.PORTAL))
    mark = room.access.browsers.remember(room.planner.user_id, address="192.0.2.1")
    for refusal in (LoginRefused, LoginRefused, AccountLocked):
        with pytest.raises(refusal):
            room.access.log_in.log_in(username="p.devries", password="verkeerd-1")

    room.forgotten.reset(token=_token(room), password=NEXT)

    with pytest.raises(NotLoggedIn):
        room.access.logins.find_login(login_id=login.login_id, scope=Scope.PORTAL)
    assert room.access.browsers.find(room.planner.user_id, mark=mark) is None
    assert room.access.log_in.log_in(username="p.devries", password=NEXT)


def test_a_deactivated_account_gets_no_link_and_uses_none(room: PasswordRoom) -> None:
    token = _token(room)
    room.with_planner(state=AccountState.DEACTIVATED)
    mails = len(room.work.mails)

    room.forgotten.mail_link("p.devries")

    assert len(room.work.mails) == mails
    with pytest.raises(LinkEnded):
        room.forgotten.reset(token=token, password=NEXT)


def test_whoever_was_invited_and_lost_the_mail_comes_in_through_a_link(
    room: PasswordRoom,
) -> None:
    room.with_initial_password()
    room.with_planner(state=AccountState.INVITED)

    room.forgotten.reset(token=_token(room), password=NEXT)

    assert room.planner.state is AccountState.ACTIVE


def test_an_invitation_of_a_year_ago_is_not_renewed_by_a_link(room: PasswordRoom) -> None:
    room.with_initial_password()
    room.clock.move(days=365)

    room.forgotten.mail_link("p.devries")

    assert room.work.mails == []


def test_an_own_password_that_ended_is_renewed_by_a_link(room: PasswordRoom) -> None:
    room.clock.move(days=400)

    room.forgotten.reset(token=_token(room), password=NEXT)

    assert room.hasher.verify(room.planner.password.hash, NEXT)
    assert not room.hasher.verify(room.planner.password.hash, PASSWORD)


def test_somebody_who_works_nowhere_gets_no_link(room: PasswordRoom) -> None:
    room.with_planner(memberships=())

    room.forgotten.mail_link("p.devries")

    assert room.work.mails == []


def test_a_link_in_the_mailbox_of_an_address_that_was_replaced_opens_nothing(
    room: PasswordRoom,
) -> None:
    token = _token(room)
    room.with_planner(email="pien.devries@school.example.nl")

    with pytest.raises(LinkEnded):
        room.forgotten.reset(token=token, password=NEXT)
