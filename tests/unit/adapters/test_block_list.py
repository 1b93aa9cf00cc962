"""The block list of the modern profile."""

import pytest

from chalicelib.adapters.passwords.block_list import CommonPasswords

TRIED_FIRST = [
    "",
    "-2026!",
    "password1234",
    "Password2026!",
    "p@ssw0rd2026",
    "123456789012",
    "qwertyuiop12",
    "aaaaaaaaaaaa",
    "iloveyou123456",
    "ab1" * 42,
]


@pytest.mark.parametrize("password", TRIED_FIRST)
def test_what_people_try_first_is_held(password: str) -> None:
    assert CommonPasswords().holds(password)


@pytest.mark.parametrize(
    "password",
    ["paars konijn leest krant", "kf7-xh3-ma9-we4-tz2", "x8#kPq2!vLmA", "é" * 3 + "konijn leest"],
)
def test_what_takes_long_to_guess_is_not_held(password: str) -> None:
    assert not CommonPasswords().holds(password)


def test_a_strong_beginning_makes_a_long_password_strong() -> None:
    assert not CommonPasswords().holds("paars konijn leest krant " * 5)
