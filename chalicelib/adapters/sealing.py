"""Sealing keys to a school server with HPKE (RFC 9180): X25519, HKDF-SHA256, AES-256-GCM."""

from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from chalicelib.core.exams import KeyRefused
from chalicelib.core.sync import EdgeKeys, KeysUnusable


class HpkeSealer:
    """Seals for the holder of a private key."""

    def check(self, keys: EdgeKeys) -> None:
        """Look whether these are public keys. :raises KeysUnusable: if not."""
        try:
            # Some numbers have the form of a key, and nothing can be sealed with them.
            self.seal(keys.encryption, b"", b"")
            Ed25519PublicKey.from_public_bytes(keys.signing)
        except ValueError as error:
            raise KeysUnusable from error

    def seal(self, encryption_key: bytes, plain: bytes, info: bytes) -> bytes:
        """Seal so that only the holder of the private half opens it, with the same ``info``."""
        key = X25519PublicKey.from_public_bytes(encryption_key)
        return _suite().encrypt(plain, key, info=info)


def unseal(private_key: X25519PrivateKey, sealed: bytes, info: bytes) -> bytes:
    """Open what was sealed. :raises KeyRefused: if it is not for this key and ``info``."""
    try:
        return _suite().decrypt(sealed, private_key, info=info)
    except (InvalidTag, ValueError) as error:
        raise KeyRefused from error


@cache
def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
