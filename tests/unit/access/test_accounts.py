"""Opening accounts, password rules, and choosing a proctor."""

from typing import Any

import pytest

from chalicelib.core.access import (
    FACET_PASSWORDS,
    AccountState,
    PasswordRefused,
    PasswordRule,
    Role,
    UsernameTaken,
)
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId, UserId
from tests.builders.access import PASSWORD, SCHOOL, SITE, AccessRoom, an_account, an_actor


@pytest.mark.parametrize(
    ("password", "broken"),
    [
        ("korte-1", PasswordRule.TOO_SHORT),
        ("1234-5678", PasswordRule.TOO_FEW_LETTERS),
        ("rekenen1", PasswordRule.TOO_FEW_OTHERS),
        ("twee woorden 12", PasswordRule.HAS_SPACE),
        ("rekennnen-26", PasswordRule.REPEATS),
        ("ab1-" * 33, PasswordRule.TOO_LONG),
    ],
)
def test_a_password_that_breaks_a_rule_of_the_manual_is_refused(
    password: str, broken: PasswordRule
) -> None:
    with pytest.raises(PasswordRefused) as refused:
        FACET_PASSWORDS.check(password)

    assert refused.value.facts["broken"] == (broken,)


@pytest.mark.parametrize("password", ["rekenen2-", "1234567a", "aabbcc11", PASSWORD])
def test_a_password_that_keeps_every_rule_is_accepted(password: str) -> None:
    FACET_PASSWORDS.check(password)


def _open(room: AccessRoom, username: str, password: str = PASSWORD) -> UserId:
    account = room.staff.open_account(
        username=username,
        first_name="Nora",
        last_name="Bakker",
        email="nora@school.example.nl",
        institution_id=SCHOOL,
        site_ids=frozenset({SITE}),
        roles=frozenset({Role.PROCTOR}),
        password=password,
    )
    return account.user_id


def test_an_opened_account_can_log_in() -> None:
    room = AccessRoom()

    _open(room, "N.Bakker")

    assert room.monitor_log_in.log_in(username="n.bakker", password=PASSWORD)


def test_a_username_belongs_to_one_person() -> None:
    room = AccessRoom()

    with pytest.raises(UsernameTaken):
        _open(room, "P.DeVries")


def test_an_account_with_a_weak_password_is_not_opened() -> None:
    room = AccessRoom()

    with pytest.raises(PasswordRefused):
        _open(room, "n.bakker", "kort")
    assert len(room.accounts.rows) == 1


def test_planners_choose_from_active_proctors_of_the_site_by_name() -> None:
    room = AccessRoom()
    others: dict[str, dict[str, Any]] = {
        "elsewhere": {"site_ids": frozenset({SiteId("OTHER")})},
        "stranger": {"institution_id": InstitutionId("OTHER")},
        "gone": {"state": AccountState.DEACTIVATED},
        "scorer": {"roles": frozenset({Role.SCORER})},
        "checker": {
            "roles": frozenset({Role.SYSTEM_CHECK_PROCTOR}),
            "first_name": "Ties",
            "last_name": "de Boer",
        },
    }
    for username, changes in others.items():
        room.accounts.add(an_account(username=username, user_id=UserId(username), **changes))
    _open(room, "n.bakker")

    found = room.staff.list_proctors(an_actor(), site_id=SITE)

    assert [view.name for view in found] == ["Nora Bakker", "Pien de Vries"]
    check = room.staff.list_proctors(an_actor(), site_id=SITE, for_system_check=True)
    assert [view.name for view in check] == ["Nora Bakker", "Ties de Boer", "Pien de Vries"]


def test_the_proctors_of_somebody_elses_site_are_not_found() -> None:
    with pytest.raises(NotFound):
        AccessRoom().staff.list_proctors(an_actor(), site_id=SiteId("OTHER"))
