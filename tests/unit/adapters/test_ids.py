"""Identifiers cannot be guessed (OWASP ASVS 5.0, 7.2.3)."""

import base64

from chalicelib.adapters.ids import SystemIds


def test_an_id_holds_128_bits_and_is_never_given_twice() -> None:
    ids = [SystemIds()() for _ in range(1000)]

    assert len(set(ids)) == len(ids)
    assert {len(base64.urlsafe_b64decode(one + "==")) * 8 for one in ids} == {128}
