"""The rules of both profiles, one by one, and all of them named at once."""

import pytest

from chalicelib.core.access import (
    FACET_PASSWORDS,
    MODERN_PASSWORDS,
    PASSWORD_POLICIES,
    PasswordPolicy,
    PasswordProfile,
    PasswordRefused,
    PasswordRule,
)

LONG = "rekenen-2026-en-nog-veel-meer-" * 5


def _broken(policy: PasswordPolicy, password: str) -> set[str]:
    try:
        policy.check(password)
    except PasswordRefused as refused:
        return set(refused.broken)
    return set()


@pytest.mark.parametrize(
    ("password", "broken"),
    [
        ("rekenen2", {PasswordRule.TOO_FEW_OTHERS}),
        ("reken12", {PasswordRule.TOO_SHORT}),
        ("reken 12", {PasswordRule.HAS_SPACE}),
        (" reken12", {PasswordRule.HAS_SPACE}),
        ("reken\t12", {PasswordRule.HAS_SPACE}),
        ("rekkken12", {PasswordRule.REPEATS}),
        ("12345678", {PasswordRule.TOO_FEW_LETTERS}),
        (LONG, {PasswordRule.TOO_LONG}),
    ],
)
def test_each_rule_of_the_manual_is_named_when_it_is_broken(
    password: str, broken: set[PasswordRule]
) -> None:
    assert _broken(FACET_PASSWORDS, password) == broken


@pytest.mark.parametrize(
    "password", ["rekken12", "rekenen-2026!", "1234567a", "élan++12", "x" + LONG[:127]]
)
def test_a_password_at_the_border_of_the_rules_is_accepted(password: str) -> None:
    assert _broken(FACET_PASSWORDS, password) == set()


def test_all_broken_rules_are_named_at_once() -> None:
    assert _broken(FACET_PASSWORDS, "a aaa") == {
        PasswordRule.TOO_SHORT,
        PasswordRule.TOO_FEW_OTHERS,
        PasswordRule.HAS_SPACE,
        PasswordRule.REPEATS,
    }


def test_the_modern_profile_asks_twelve_characters_and_nothing_of_what_they_are() -> None:
    assert _broken(MODERN_PASSWORDS, "paars konijn") == set()
    assert _broken(MODERN_PASSWORDS, "aaaaaaaaaaaa") == set()
    assert _broken(MODERN_PASSWORDS, "paars-12345") == {PasswordRule.TOO_SHORT}


def test_a_refusal_carries_the_figures_of_its_rules() -> None:
    with pytest.raises(PasswordRefused) as refused:
        MODERN_PASSWORDS.check("kort")

    assert refused.value.facts["length_min"] == 12
    assert refused.value.field == "password"


def test_every_profile_has_its_rules_and_lists_those_that_count() -> None:
    assert set(PASSWORD_POLICIES) == set(PasswordProfile)
    assert PasswordRule.USED_BEFORE in FACET_PASSWORDS.rules
    assert PasswordRule.EASILY_GUESSED not in FACET_PASSWORDS.rules
    assert MODERN_PASSWORDS.rules == (
        PasswordRule.TOO_SHORT,
        PasswordRule.EASILY_GUESSED,
        PasswordRule.IS_CURRENT,
        PasswordRule.TOO_LONG,
    )
