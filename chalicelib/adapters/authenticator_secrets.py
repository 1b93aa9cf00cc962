"""Secrets of authenticator apps as data keys: made by KMS, and readable through KMS alone.

Only the wrapped key is kept. The encryption context ties it to its purpose and its user, so a
record that is copied to another user opens nothing.
"""

from dataclasses import dataclass

from chalicelib.core.access import NewSecret
from chalicelib.core.exams import KeyRefused, KeyVault
from chalicelib.core.kernel import Fault, UserId

SECRET_BYTES = 20
"""160 bits, the length of RFC 4226; more would only be more to type over."""


@dataclass(frozen=True)
class VaultSecrets:
    """Fulfils ``SecretSealer`` with a vault of keys."""

    vault: KeyVault

    def new_secret(self, user_id: UserId) -> NewSecret:
        """Make a secret that opens for this user alone."""
        made = self.vault.new_key(_context(user_id))
        return NewSecret(plain=made.plain[:SECRET_BYTES], sealed=made.wrapped)

    def open_secret(self, user_id: UserId, sealed: bytes) -> bytes:
        """Open a sealed secret. :raises Fault: if it is not this user's."""
        try:
            return self.vault.open_key(sealed, _context(user_id))[:SECRET_BYTES]
        except KeyRefused as error:
            raise Fault("authenticator secret refused") from error


def _context(user_id: UserId) -> dict[str, str]:
    return {"purpose": "authenticator", "user": user_id}
