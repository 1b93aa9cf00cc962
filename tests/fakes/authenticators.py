"""Authenticator apps in memory, with secrets and codes that can be read."""

from dataclasses import replace
from datetime import datetime

from chalicelib.core.access import Authenticator, NewSecret
from chalicelib.core.kernel import ChangedMeanwhile, NotFound, UserId


class FakeAuthenticatorStore:
    """Authenticator apps as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[UserId, Authenticator] = {}

    def put(self, authenticator: Authenticator) -> None:
        self.rows[authenticator.user_id] = replace(authenticator, version=1)

    def get(self, user_id: UserId) -> Authenticator:
        if user_id not in self.rows:
            raise NotFound
        return self.rows[user_id]

    def save(self, authenticator: Authenticator) -> Authenticator:
        stored = self.rows.get(authenticator.user_id)
        if stored is None or stored.version != authenticator.version:
            raise ChangedMeanwhile
        self.rows[authenticator.user_id] = replace(authenticator, version=stored.version + 1)
        return self.rows[authenticator.user_id]

    def remove(self, user_id: UserId) -> None:
        self.rows.pop(user_id, None)


class FakeSecretSealer:
    """Secrets that can be read: the user's name, repeated to twenty bytes."""

    def new_secret(self, user_id: UserId) -> NewSecret:
        plain = (user_id.encode() * 20)[:20]
        return NewSecret(plain, b"sealed " + plain)

    def open_secret(self, user_id: UserId, sealed: bytes) -> bytes:
        return sealed.removeprefix(b"sealed ")


class FakeAuthenticatorCodes:
    """Codes that can be read: the number of the time step, in six digits."""

    def step_of(self, secret: str, code: str, at: datetime) -> int | None:
        present = int(at.timestamp()) // 30
        steps = (present - 1, present, present + 1)
        return next((step for step in steps if code == f"{step % 1_000_000:06d}"), None)

    def address(self, secret: str, username: str) -> str:
        return f"otpauth://totp/Facet:{username}?secret={secret}"
