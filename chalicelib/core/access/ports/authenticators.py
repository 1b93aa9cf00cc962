"""What authenticator apps need from the world: a place, secrets, and the codes of a standard."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from chalicelib.core.access.model.authenticator import Authenticator
from chalicelib.core.kernel import UserId


class AuthenticatorStore(Protocol):
    """Keeps the authenticator app of each user who has one."""

    def put(self, authenticator: Authenticator) -> None:
        """Keep a new one, over whatever was being set up before."""
        ...

    def get(self, user_id: UserId) -> Authenticator:
        """Find a user's. :raises NotFound: if there is none."""
        ...

    def save(self, authenticator: Authenticator) -> Authenticator:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def remove(self, user_id: UserId) -> None:
        """Forget a user's; twice is harmless."""
        ...


@dataclass(frozen=True)
class NewSecret:
    """Twenty random bytes, and the same as they are kept."""

    plain: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


class SecretSealer(Protocol):
    """Makes secrets of authenticator apps, and keeps them unreadable outside of it."""

    def new_secret(self, user_id: UserId) -> NewSecret:
        """Make a secret that opens for this user alone."""
        ...

    def open_secret(self, user_id: UserId, sealed: bytes) -> bytes:
        """Open a sealed secret. :raises Fault: if it is not this user's."""
        ...


class AuthenticatorCodes(Protocol):
    """Knows the codes of authenticator apps (RFC 6238); a secret is in base32."""

    def step_of(self, secret: str, code: str, at: datetime) -> int | None:
        """Give the time step whose code this is: the present one, or one beside it; else None."""
        ...

    def address(self, secret: str, username: str) -> str:
        """Give the ``otpauth`` address that an app reads from a QR code."""
        ...
