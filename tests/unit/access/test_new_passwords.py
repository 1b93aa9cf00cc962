"""What somebody may choose next: no password they had, and in the modern profile no easy one."""

from dataclasses import replace

import pytest

from chalicelib.core.access import (
    FACET_PASSWORDS,
    MODERN_PASSWORDS,
    NewPasswords,
    Password,
    PasswordPolicy,
    PasswordRefused,
    PasswordRule,
)
from tests.builders.access import NINE, PASSWORD, SCHOOL, an_account
from tests.fakes.access import FakeBlockList, FakePasswordHasher, FakeWorkplaces
from tests.fakes.kernel import StandingClock

HAD = [f"oud-wachtwoord-{number}" for number in range(25)]


class Room:
    """The service over fakes, and somebody who had 24 passwords before this one."""

    def __init__(self, policy: PasswordPolicy) -> None:
        self.clock = StandingClock(NINE)
        self.hasher = FakePasswordHasher()
        places = FakeWorkplaces()
        places.names[SCHOOL] = "De Voorbeeldschool"
        self.service = NewPasswords(policy, self.hasher, FakeBlockList(), places, self.clock)
        password = Password(self.hasher.hash(HAD[0]), NINE)
        for had in HAD[1:]:
            password = password.replaced_by(self.hasher.hash(had), NINE)
        self.account = an_account(password=password)

    def broken(self, password: str) -> tuple[str, ...]:
        with pytest.raises(PasswordRefused) as refused:
            self.service.chosen(self.account, password)
        return refused.value.broken


def test_a_new_password_is_the_owners_own_and_lasts_from_now() -> None:
    room = Room(FACET_PASSWORDS)
    room.clock.move(days=3)

    made = room.service.chosen(room.account, PASSWORD)

    assert made.hash == room.hasher.hash(PASSWORD)
    assert made.set_at == room.clock()
    assert made.expires
    assert not made.initial
    assert made.earlier[0] == room.account.password.hash


def test_the_current_password_is_no_new_one() -> None:
    assert Room(FACET_PASSWORDS).broken(HAD[-1]) == (PasswordRule.IS_CURRENT,)


@pytest.mark.parametrize("had", [HAD[0], HAD[-2]])
def test_none_of_the_24_passwords_before_it_is_a_new_one(had: str) -> None:
    assert Room(FACET_PASSWORDS).broken(had) == (PasswordRule.USED_BEFORE,)


def test_the_25th_password_before_it_is_free_again() -> None:
    room = Room(FACET_PASSWORDS)
    next_one = room.account.password.replaced_by(room.hasher.hash(PASSWORD), NINE)
    room.account = replace(room.account, password=next_one)

    assert room.service.chosen(room.account, HAD[0]).hash == room.hasher.hash(HAD[0])


def test_an_initial_password_cannot_be_kept_as_an_own_one() -> None:
    room = Room(FACET_PASSWORDS)
    initial = room.account.password.reset_to(room.hasher.hash("kf7-xh3-ma9"), NINE)
    room.account = replace(room.account, password=initial)

    assert room.broken("kf7-xh3-ma9") == (PasswordRule.IS_CURRENT,)


def test_no_slow_check_is_done_for_a_password_that_breaks_another_rule() -> None:
    room = Room(FACET_PASSWORDS)

    room.broken("kort")

    assert room.hasher.verified == 0


def test_the_slow_checks_are_at_most_25() -> None:
    room = Room(FACET_PASSWORDS)

    room.service.chosen(room.account, PASSWORD)

    assert room.hasher.verified == 25


def test_a_modern_password_does_not_end_and_may_be_one_of_long_ago() -> None:
    room = Room(MODERN_PASSWORDS)
    before = replace(room.account.password, earlier=(room.hasher.hash("paars konijn leest"),))
    room.account = replace(room.account, password=before)

    assert room.service.chosen(room.account, "paars konijn leest").ends_at is None


def test_a_modern_password_is_not_the_current_one() -> None:
    room = Room(MODERN_PASSWORDS)
    now = replace(room.account.password, hash=room.hasher.hash("paars konijn leest"))
    room.account = replace(room.account, password=now)

    assert room.broken("paars konijn leest") == (PasswordRule.IS_CURRENT,)


@pytest.mark.parametrize(
    "password",
    [
        "wachtwoord-2026",
        "FacetFacet-2026",
        "p.devries-2026",
        "PienDeVries-26",
        "De Voorbeeldschool 26",
    ],
)
def test_a_modern_password_is_not_easily_guessed_by_who_knows_its_owner(password: str) -> None:
    room = Room(MODERN_PASSWORDS)

    assert room.broken(password) == (PasswordRule.EASILY_GUESSED,)


def test_words_that_everybody_knows_do_no_harm_in_a_long_password() -> None:
    room = Room(MODERN_PASSWORDS)

    assert room.service.chosen(room.account, "facet paars konijn leest").hash
