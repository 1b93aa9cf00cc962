"""Codes of authenticator apps, and the vault that keeps their secrets."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from chalicelib.adapters.authenticator_secrets import VaultSecrets
from chalicelib.adapters.passwords.authenticator import TotpCodes
from chalicelib.core.kernel import Fault, UserId
from tests.fakes.keys import FakeKeyVault

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODE, RFC_AT = "081804", datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)
"""RFC 6238, appendix B (SHA1, last six of eight digits): 1111111109 seconds."""

PIEN, JAN = UserId("PIEN"), UserId("JAN")


def test_the_code_of_the_standard_is_of_its_time_step() -> None:
    assert TotpCodes().step_of(RFC_SECRET, RFC_CODE, RFC_AT) == 1111111109 // 30


@pytest.mark.parametrize(
    ("seconds", "fits"), [(-60, False), (-30, True), (30, True), (60, False), (90, False)]
)
def test_a_code_fits_one_step_early_or_late(seconds: int, fits: bool) -> None:
    at = datetime.fromtimestamp(1111111109 + seconds, UTC)

    assert (TotpCodes().step_of(RFC_SECRET, RFC_CODE, at) is not None) == fits


@pytest.mark.parametrize("code", ["", "081805", "0818040", "８１８０４", "abcdef"])
def test_another_text_is_no_code(code: str) -> None:
    assert TotpCodes().step_of(RFC_SECRET, code, RFC_AT) is None


def test_an_app_learns_the_secret_and_whose_it_is() -> None:
    address = urlsplit(TotpCodes().address(RFC_SECRET, "p.devries"))

    asked = parse_qs(address.query)
    assert (address.scheme, address.path) == ("otpauth", "/Facet:p.devries")
    assert (asked["secret"], asked["issuer"]) == ([RFC_SECRET], ["Facet"])


def test_a_secret_opens_for_its_own_user_alone() -> None:
    secrets = VaultSecrets(FakeKeyVault())
    made = secrets.new_secret(PIEN)

    assert secrets.open_secret(PIEN, made.sealed) == made.plain
    assert len(made.plain) == 20
    assert made.plain not in made.sealed
    with pytest.raises(Fault):
        secrets.open_secret(JAN, made.sealed)
