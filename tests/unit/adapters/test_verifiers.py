"""With a staff verifier one school server checks one password, and nothing else can be done."""

import base64
from functools import cache

from argon2 import PasswordHasher
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.adapters.passwords.argon2id import Argon2idHasher
from chalicelib.adapters.passwords.verifiers import EdgePasswords, EdgeVerifiers
from chalicelib.core.kernel import EdgeId
from tests.builders.edges import EDGE, OTHER_EDGE

PASSWORD = "rekenen-2026!"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""The rules do not depend on how slow a hash is."""


@cache
def _hash(password: str) -> str:
    return QUICK.hash(password)


def _output(password_hash: str) -> bytes:
    text = password_hash.rsplit("$", 1)[1]
    return base64.b64decode(text + "=" * (-len(text) % 4))


def test_a_school_server_checks_a_portal_password() -> None:
    verifier = EdgeVerifiers().verifier(Argon2idHasher().hash(PASSWORD), EDGE)
    passwords = EdgePasswords(EDGE)

    assert passwords.verify(verifier, PASSWORD)
    assert not passwords.verify(verifier, "rekenen-2027!")
    assert not passwords.verify(None, PASSWORD)


def test_the_verifier_of_one_server_opens_nothing_at_another() -> None:
    verifier = EdgeVerifiers().verifier(_hash(PASSWORD), EDGE)

    assert EdgePasswords(EDGE).verify(verifier, PASSWORD)
    assert not EdgePasswords(OTHER_EDGE).verify(verifier, PASSWORD)


def test_a_verifier_in_place_of_a_hash_opens_nothing_at_the_portal() -> None:
    verifier = EdgeVerifiers().verifier(_hash(PASSWORD), EDGE)

    assert not Argon2idHasher().verify(verifier.replace("$facet-edge", "$argon2id", 1), PASSWORD)


def test_a_hash_of_the_portal_opens_nothing_at_a_school_server() -> None:
    stolen = _hash(PASSWORD).replace("$argon2id", "$facet-edge", 1)

    assert not EdgePasswords(EDGE).verify(stolen, PASSWORD)


@given(
    password=st.text(min_size=1, max_size=40),
    edge=st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True),
)
@settings(max_examples=100, deadline=None)
def test_a_verifier_never_holds_what_argon2_put_out(password: str, edge: str) -> None:
    password_hash = QUICK.hash(password)
    output = _output(password_hash)

    verifier = EdgeVerifiers().verifier(password_hash, EdgeId(edge))

    assert password_hash.rsplit("$", 1)[1] not in verifier
    assert output not in _output(verifier)
    assert output.hex() not in verifier
    assert password not in verifier or len(password) < 5
    assert EdgePasswords(EdgeId(edge)).verify(verifier, password)


def test_a_verifier_costs_as_much_to_guess_as_the_hash_it_comes_from() -> None:
    stored = Argon2idHasher().hash(PASSWORD)

    settings_and_salt = EdgeVerifiers().verifier(stored, EDGE).split("$")[2:5]

    assert settings_and_salt == stored.split("$")[2:5]
