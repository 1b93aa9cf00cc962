"""Logging in on the portal and on the monitor."""

from datetime import timedelta

import pytest

from chalicelib.core.access import (
    AccountLocked,
    AccountState,
    LoginRefused,
    LoginStep,
    OneTimePasswordEnded,
    OneTimePasswordWrong,
    Password,
    Scope,
    TooManyOneTimePasswords,
    id_hash,
)
from chalicelib.core.access.model import code_mac
from chalicelib.core.kernel import ChangedMeanwhile
from tests.builders.access import NINE, PASSWORD, AccessRoom, an_account


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def _log_in(room: AccessRoom, username: str = "p.devries", password: str = PASSWORD) -> str:
    return room.begin(username, password).pending_id


def _confirm(room: AccessRoom, pending_id: str, code: str) -> str:
    view = room.log_in.confirm_one_time_password(pending_id=pending_id, code=code)
    return view.login_id


def _fail(room: AccessRoom, times: int, username: str = "p.devries") -> None:
    for _ in range(times):
        with pytest.raises(LoginRefused):
            _log_in(room, username, "wrong")


def test_a_right_password_and_the_mailed_code_log_a_planner_in(room: AccessRoom) -> None:
    pending_id = _log_in(room)

    login_id = _confirm(room, pending_id, room.code_of_last_mail())

    actor = room.logins.find_login(login_id=login_id, scope=Scope.PORTAL)
    assert actor == an_account().actor(Scope.PORTAL)


def test_the_mail_goes_to_the_address_of_the_account_and_the_page_shows_it_masked(
    room: AccessRoom,
) -> None:
    view = room.begin()

    assert [mail.to for mail in room.work.mails] == ["pien@school.example.nl"]
    assert view.sent_to == "p•••@school.example.nl"


def test_capitals_and_spaces_in_a_username_do_not_count(room: AccessRoom) -> None:
    assert _log_in(room, " P.deVries ")


def test_spaces_in_a_typed_code_do_not_count(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    code = room.code_of_last_mail()

    assert _confirm(room, pending_id, f" {code[:4]} {code[4:]} ")


def test_a_password_alone_opens_nothing_in_the_portal(room: AccessRoom) -> None:
    _log_in(room)

    assert room.login_rows.rows == {}


def test_only_hashes_of_ids_and_codes_are_kept(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    kept = (
        repr(room.pending_logins.rows.values())
        + room.pending_logins.rows[id_hash(pending_id)].code_mac
    )

    login_id = _confirm(room, pending_id, room.code_of_last_mail())

    kept += repr(room.login_rows.rows)
    assert pending_id not in kept
    assert login_id not in kept
    assert room.code_of_last_mail() not in kept


def test_a_code_works_once(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    _confirm(room, pending_id, room.code_of_last_mail())

    with pytest.raises(OneTimePasswordEnded):
        _confirm(room, pending_id, room.code_of_last_mail())


def test_a_code_of_another_login_does_not_work(room: AccessRoom) -> None:
    first = _log_in(room)
    code = room.code_of_last_mail()
    second = _log_in(room)

    with pytest.raises(OneTimePasswordWrong):
        _confirm(room, second, code)
    assert _confirm(room, first, code)


def test_what_is_kept_of_a_code_is_worth_nothing_for_another_login_or_under_another_key() -> None:
    kept = code_mac(b"key", "login-1", "12345678")

    assert kept != code_mac(b"key", "login-2", "12345678")
    assert kept != code_mac(b"other key", "login-1", "12345678")


def test_a_code_works_just_before_fifteen_minutes(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    room.clock.move(minutes=14, seconds=59)

    assert _confirm(room, pending_id, room.code_of_last_mail())


def test_a_code_of_fifteen_minutes_old_has_ended(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    room.clock.move(minutes=15)

    with pytest.raises(OneTimePasswordEnded):
        _confirm(room, pending_id, room.code_of_last_mail())


def test_after_five_wrong_codes_the_right_one_does_not_work_either(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    left = []
    for _ in range(5):
        with pytest.raises(OneTimePasswordWrong) as refused:
            _confirm(room, pending_id, "00000000")
        left.append(refused.value.facts["tries_left"])

    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(OneTimePasswordEnded):
        _confirm(room, pending_id, room.code_of_last_mail())


def test_of_two_people_who_use_one_code_at_once_one_is_let_in(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    stale = room.pending_logins.get(id_hash(pending_id))
    _confirm(room, pending_id, room.code_of_last_mail())

    with pytest.raises(ChangedMeanwhile):
        room.pending_logins.remove(stale)


def test_a_new_code_replaces_the_one_before(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    old = room.code_of_last_mail()
    room.clock.move(minutes=20)

    room.log_in.send_new_one_time_password(pending_id=pending_id)

    with pytest.raises(OneTimePasswordWrong):
        _confirm(room, pending_id, old)
    assert _confirm(room, pending_id, room.code_of_last_mail())


def test_after_an_hour_no_new_code_is_sent(room: AccessRoom) -> None:
    pending_id = _log_in(room)
    room.clock.move(minutes=60)

    with pytest.raises(OneTimePasswordEnded):
        room.log_in.send_new_one_time_password(pending_id=pending_id)


def test_the_sixth_mail_without_a_completed_login_is_not_sent(room: AccessRoom) -> None:
    for _ in range(5):
        _log_in(room)

    with pytest.raises(TooManyOneTimePasswords) as refused:
        _log_in(room)
    assert refused.value.facts == {"minutes": 15}
    assert len(room.work.mails) == 5


def test_a_completed_login_makes_room_for_new_mails(room: AccessRoom) -> None:
    for _ in range(5):
        pending_id = _log_in(room)

    _confirm(room, pending_id, room.code_of_last_mail())

    assert _log_in(room)


def test_the_third_wrong_password_locks_for_fifteen_minutes(room: AccessRoom) -> None:
    _fail(room, 2)
    with pytest.raises(AccountLocked) as refused:
        _log_in(room, password="wrong")
    assert refused.value.facts == {"minutes": 15}

    room.clock.move(minutes=14, seconds=30)
    with pytest.raises(AccountLocked) as refused:
        _log_in(room)
    assert refused.value.facts == {"minutes": 1}

    room.clock.move(seconds=30)
    assert _log_in(room)


def test_after_a_lock_there_are_three_attempts_again(room: AccessRoom) -> None:
    _fail(room, 2)
    with pytest.raises(AccountLocked):
        _log_in(room, password="wrong")
    room.clock.move(minutes=15)

    _fail(room, 2)

    assert _log_in(room)


def test_a_right_password_wipes_out_wrong_ones(room: AccessRoom) -> None:
    for _ in range(3):
        _fail(room, 2)
        assert _log_in(room)


def test_a_right_password_as_third_attempt_is_welcome(room: AccessRoom) -> None:
    _fail(room, 2)

    assert _log_in(room)


def test_wrong_passwords_of_yesterday_do_not_count(room: AccessRoom) -> None:
    _fail(room, 2)
    room.clock.move(hours=24)

    _fail(room, 2)


def test_an_unknown_name_is_refused_and_locked_exactly_like_a_known_one(room: AccessRoom) -> None:
    _fail(room, 2, "nobody")
    with pytest.raises(AccountLocked) as refused:
        _log_in(room, "nobody", "wrong")

    assert refused.value.facts == {"minutes": 15}


def test_an_unknown_name_takes_one_slow_hash_like_a_known_one(room: AccessRoom) -> None:
    _fail(room, 1)
    known = room.hasher.verified

    _fail(room, 1, "nobody")

    assert room.hasher.verified == 2 * known == 2


def test_a_deactivated_account_is_refused_like_a_wrong_password(room: AccessRoom) -> None:
    room.accounts.add(an_account(username="other", state=AccountState.DEACTIVATED))

    with pytest.raises(LoginRefused):
        _log_in(room, "other")


@pytest.mark.parametrize(
    "password",
    [
        Password(f"hash of {PASSWORD}", NINE, initial=True),
        Password(f"hash of {PASSWORD}", NINE - timedelta(days=365)),
    ],
)
def test_a_password_that_must_be_replaced_gets_no_mail_yet(
    room: AccessRoom, password: Password
) -> None:
    room.accounts.add(an_account(username="other", password=password))

    pending = room.begin("other")

    assert pending.step is LoginStep.REPLACE_PASSWORD
    assert room.work.mails == []
    with pytest.raises(OneTimePasswordEnded):
        room.log_in.confirm_one_time_password(pending_id=pending.pending_id, code="")
