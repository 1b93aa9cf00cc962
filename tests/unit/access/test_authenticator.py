"""Logging in with an authenticator app."""

from datetime import datetime

import pytest

from chalicelib.core.access import (
    AccountShared,
    AuthenticatorCodeWrong,
    AuthenticatorIsOff,
    AuthenticatorIsOn,
    LoginStep,
    LoginView,
    Membership,
    OneTimePasswordEnded,
    OwnPasswordWrong,
    PendingLoginView,
    Role,
    TooManyAuthenticatorCodes,
    Visitor,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, UserId
from tests.builders.access import PASSWORD, AccessRoom, an_account, an_actor

HERE = Visitor("192.0.2.7")


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom()


def _code(at: datetime, steps: int = 0) -> str:
    """Give the code that the fake app shows, some steps of thirty seconds from now."""
    return f"{(int(at.timestamp()) // 30 + steps) % 1_000_000:06d}"


def _set_up(room: AccessRoom) -> tuple[str, ...]:
    """Switch the app on, give the recovery codes, and let its first code pass."""
    room.authenticators.begin(an_actor(), password=PASSWORD, visitor=HERE)
    codes = room.authenticators.confirm(an_actor(), code=_code(room.clock.at)).codes
    room.clock.move(minutes=1)
    return codes


def _begin(room: AccessRoom) -> str:
    pending = room.begin()
    assert pending.step is LoginStep.AUTHENTICATOR
    return pending.pending_id


def _confirm(room: AccessRoom, pending_id: str, code: str) -> LoginView:
    return room.log_in.confirm_authenticator(pending_id=pending_id, code=code, visitor=HERE)


def test_an_app_is_set_up_with_the_password_and_its_first_code(room: AccessRoom) -> None:
    codes = _set_up(room)

    view = room.authenticators.show(an_actor())
    assert (view.switched_on_at is not None, view.recovery_left) == (True, 10)
    assert len(set(codes)) == 10
    assert all(len(code) == len("abcd-efgh-jkmn") for code in codes)


def test_setting_up_shows_the_secret_as_text_and_as_an_address(room: AccessRoom) -> None:
    room.authenticators.begin(an_actor(), password=PASSWORD, visitor=HERE)

    setup = room.authenticators.show_setup(an_actor())

    assert setup.address == f"otpauth://totp/Facet:p.devries?secret={setup.secret}"
    assert setup.secret not in repr(setup)


def test_an_app_whose_first_code_was_never_given_is_not_asked_for(room: AccessRoom) -> None:
    room.authenticators.begin(an_actor(), password=PASSWORD, visitor=HERE)

    assert room.begin().step is LoginStep.ONE_TIME_PASSWORD


def test_a_wrong_first_code_switches_nothing_on(room: AccessRoom) -> None:
    room.authenticators.begin(an_actor(), password=PASSWORD, visitor=HERE)

    with pytest.raises(AuthenticatorCodeWrong):
        room.authenticators.confirm(an_actor(), code="000000")
    assert room.begin().step is LoginStep.ONE_TIME_PASSWORD


def test_an_open_portal_is_not_enough_to_set_an_app_up_or_switch_it_off(room: AccessRoom) -> None:
    with pytest.raises(OwnPasswordWrong):
        room.authenticators.begin(an_actor(), password="guess", visitor=HERE)
    _set_up(room)
    with pytest.raises(OwnPasswordWrong):
        room.authenticators.switch_off(an_actor(), password="guess", visitor=HERE)
    assert room.authenticators.is_on(an_actor().user_id)


def test_there_is_one_app_at_a_time(room: AccessRoom) -> None:
    _set_up(room)

    with pytest.raises(AuthenticatorIsOn):
        room.authenticators.begin(an_actor(), password=PASSWORD, visitor=HERE)
    with pytest.raises(AuthenticatorIsOn):
        room.authenticators.confirm(an_actor(), code=_code(room.clock.at))
    with pytest.raises(NotFound):
        room.authenticators.show_setup(an_actor())


def test_with_an_app_no_code_is_mailed_and_the_code_of_the_app_logs_in(room: AccessRoom) -> None:
    _set_up(room)
    mails = len(room.work.mails)

    login = _confirm(room, _begin(room), _code(room.clock.at))

    assert login.name == "Pien de Vries"
    assert len(room.work.mails) == mails


@pytest.mark.parametrize(("steps", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_phone_may_be_half_a_minute_off(room: AccessRoom, steps: int, fits: bool) -> None:
    _set_up(room)
    room.clock.move(minutes=5)
    pending_id = _begin(room)

    if fits:
        assert _confirm(room, pending_id, _code(room.clock.at, steps))
    else:
        with pytest.raises(AuthenticatorCodeWrong):
            _confirm(room, pending_id, _code(room.clock.at, steps))


@pytest.mark.parametrize("steps", [0, -1])
def test_a_code_that_was_used_and_those_before_it_do_not_work_again(
    room: AccessRoom, steps: int
) -> None:
    _set_up(room)
    _confirm(room, _begin(room), _code(room.clock.at))

    with pytest.raises(AuthenticatorCodeWrong):
        _confirm(room, _begin(room), _code(room.clock.at, steps))


def test_the_code_that_switched_the_app_on_is_used(room: AccessRoom) -> None:
    room.authenticators.begin(an_actor(), password=PASSWORD, visitor=HERE)
    code = _code(room.clock.at)
    room.authenticators.confirm(an_actor(), code=code)

    with pytest.raises(AuthenticatorCodeWrong):
        _confirm(room, _begin(room), code)


def test_a_mail_is_no_way_round_the_app(room: AccessRoom) -> None:
    _set_up(room)
    pending_id = _begin(room)
    mails = len(room.work.mails)

    with pytest.raises(OneTimePasswordEnded):
        room.log_in.send_new_one_time_password(pending_id=pending_id)
    with pytest.raises(OneTimePasswordEnded):
        room.log_in.confirm_one_time_password(pending_id=pending_id, code="")
    assert len(room.work.mails) == mails


def test_a_code_of_the_app_is_no_mailed_code(room: AccessRoom) -> None:
    with pytest.raises(OneTimePasswordEnded):
        _confirm(room, room.begin().pending_id, _code(room.clock.at))


def test_a_recovery_code_works_once_however_it_is_written(room: AccessRoom) -> None:
    first, *_ = _set_up(room)

    assert _confirm(room, _begin(room), f" {first.replace('-', ' ').upper()} ")

    assert room.authenticators.show(an_actor()).recovery_left == 9
    with pytest.raises(AuthenticatorCodeWrong):
        _confirm(room, _begin(room), first)


def test_five_wrong_codes_close_the_app_for_fifteen_minutes_over_all_logins(
    room: AccessRoom,
) -> None:
    _set_up(room)
    for _ in range(5):
        with pytest.raises(AuthenticatorCodeWrong):
            _confirm(room, _begin(room), "000000")

    with pytest.raises(TooManyAuthenticatorCodes):
        _confirm(room, _begin(room), _code(room.clock.at))
    room.clock.move(minutes=15)
    assert _confirm(room, _begin(room), _code(room.clock.at))


def test_of_two_who_use_a_code_at_once_one_gets_in(room: AccessRoom) -> None:
    _set_up(room)
    stale = room.authenticator_rows.get(an_actor().user_id)
    _confirm(room, _begin(room), _code(room.clock.at))

    with pytest.raises(ChangedMeanwhile):
        room.authenticator_rows.save(stale)


def test_switching_the_app_on_forgets_browsers_and_tells_the_user(room: AccessRoom) -> None:
    mark = room.browsers.remember(an_actor().user_id, address=HERE.address)
    _set_up(room)

    known = Visitor(HERE.address, mark=mark)
    again = room.log_in.log_in(username="p.devries", password=PASSWORD, visitor=known)

    assert isinstance(again, PendingLoginView)
    assert room.work.mails[-1].template == "authenticator_changed"
    assert room.work.mails[-1].facts["switched"] == "on"


def test_switched_off_with_the_password_the_mail_comes_back(room: AccessRoom) -> None:
    _set_up(room)

    room.authenticators.switch_off(an_actor(), password=PASSWORD, visitor=HERE)

    assert room.work.mails[-1].facts["switched"] == "off"
    assert room.begin().step is LoginStep.ONE_TIME_PASSWORD
    with pytest.raises(AuthenticatorIsOff):
        room.authenticators.switch_off(an_actor(), password=PASSWORD, visitor=HERE)


def test_a_login_that_waits_for_an_app_that_was_switched_off_must_begin_again(
    room: AccessRoom,
) -> None:
    _set_up(room)
    pending_id = _begin(room)
    room.authenticators.switch_off(an_actor(), password=PASSWORD, visitor=HERE)

    with pytest.raises(AuthenticatorIsOff):
        _confirm(room, pending_id, _code(room.clock.at))


def test_an_administrator_helps_who_lost_a_phone_at_their_own_institution_alone(
    room: AccessRoom,
) -> None:
    _set_up(room)
    user_id = an_account().user_id

    stranger = an_actor(institution_id=InstitutionId("OTHER-SCHOOL"))
    with pytest.raises(NotFound):
        room.authenticators.switch_off_for(stranger, user_id=user_id)
    assert room.authenticators.is_on(user_id)

    room.authenticators.switch_off_for(an_actor(user_id=UserId("ADMIN")), user_id=user_id)

    assert not room.authenticators.is_on(user_id)
    assert room.work.mails[-1].to == an_account().email


def test_of_a_shared_account_the_helpdesk_alone_ends_the_app(room: AccessRoom) -> None:
    _set_up(room)
    other = Membership(InstitutionId("OTHER"), frozenset(), frozenset({Role.SCORER}))
    account = room.accounts.save(an_account().with_membership(other))
    administrator = an_actor(user_id=UserId("ADMIN"))

    with pytest.raises(AccountShared):
        room.authenticators.show_of(administrator, user_id=account.user_id)
    with pytest.raises(AccountShared):
        room.authenticators.switch_off_for(administrator, user_id=account.user_id)
    assert room.authenticators.is_on(account.user_id)

    helpdesk = an_actor(user_id=UserId("DESK"), roles=frozenset({Role.HELPDESK}))
    room.authenticators.switch_off_for(helpdesk, user_id=account.user_id)
    assert not room.authenticators.is_on(account.user_id)


def test_neither_secret_nor_recovery_codes_are_kept_as_they_are(room: AccessRoom) -> None:
    codes = _set_up(room)

    row = room.authenticator_rows.rows[an_actor().user_id]
    assert not set(codes) & set(row.recovery_macs)
    assert "sealed" not in repr(row).replace("sealed_", "")
