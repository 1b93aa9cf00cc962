"""Slow hashes, and one-time passwords."""

import time

import pytest
from argon2 import extract_parameters

from chalicelib.adapters.passwords.argon2id import DECOY, Argon2idHasher
from chalicelib.adapters.passwords.one_time import MailedOneTimePasswords

PASSWORD = "rekenen-2026!"


def test_a_password_matches_its_own_hash_and_no_other_does() -> None:
    hasher = Argon2idHasher()
    made = hasher.hash(PASSWORD)

    assert made.startswith("$argon2id$")
    assert PASSWORD not in made
    assert hasher.verify(made, PASSWORD)
    assert not hasher.verify(made, PASSWORD + "x")


def test_two_hashes_of_one_password_differ() -> None:
    hasher = Argon2idHasher()

    assert hasher.hash(PASSWORD) != hasher.hash(PASSWORD)


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_without_a_hash_no_password_is_right(password: str) -> None:
    assert not Argon2idHasher().verify(None, password)


def test_an_unknown_username_takes_as_long_as_a_known_one() -> None:
    hasher = Argon2idHasher()
    made = hasher.hash(PASSWORD)

    assert extract_parameters(DECOY) == extract_parameters(made)
    known = min(_seconds(hasher, made) for _ in range(2))
    assert _seconds(hasher, None) > known / 5


def test_codes_are_eight_digits_and_differ() -> None:
    codes = {MailedOneTimePasswords().new_code() for _ in range(50)}

    assert len(codes) == 50
    assert all(len(code) == 8 and code.isdigit() for code in codes)


def _seconds(hasher: Argon2idHasher, password_hash: str | None) -> float:
    begun = time.perf_counter()
    hasher.verify(password_hash, "wrong")
    return time.perf_counter() - begun
