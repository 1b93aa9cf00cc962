"""A candidate's token says what was signed, and remembering it costs little memory."""

import pytest

from chalicelib.adapters.tokens import CHARACTERS_MAX, SignedTokens
from chalicelib.core.kernel import GroupId, InstitutionId, SessionId
from chalicelib.core.sessions import Epoch, TokenClaims, TokenInvalid

CLAIMS = TokenClaims(InstitutionId("SCHOOL"), GroupId("GROUP"), SessionId("SESSION"), Epoch(2, 3))


def test_a_token_says_what_was_signed() -> None:
    tokens = SignedTokens("secret")

    assert tokens.read(tokens.sign(CLAIMS)) == CLAIMS


def test_a_token_of_another_secret_is_none() -> None:
    with pytest.raises(TokenInvalid):
        SignedTokens("secret").read(SignedTokens("other").sign(CLAIMS))


def test_a_token_that_is_blown_up_is_not_remembered() -> None:
    token = SignedTokens("secret").sign(CLAIMS)
    blown_up = token[:-4] + "!" * CHARACTERS_MAX + token[-4:]

    with pytest.raises(TokenInvalid):
        SignedTokens("secret").read(blown_up)
