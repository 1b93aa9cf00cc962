"""Logins: how long one lasts, and the half-open one that waits for its one-time password."""

import hashlib
import hmac
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum, auto

from chalicelib.core.access.errors import OneTimePasswordEnded
from chalicelib.core.access.model.account import Account
from chalicelib.core.access.model.actor import Actor
from chalicelib.core.access.model.visitor import NO_DEVICE, Device

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
"""A login is marked as seen at most this often, so most requests need one read and no write."""

CODE_LASTS = timedelta(minutes=15)
"""Manual, section 4.1.1: a one-time password is valid for fifteen minutes."""

CODE_TRIES = 5
PENDING_LASTS = timedelta(hours=1)


@dataclass(frozen=True)
class Login:
    """Somebody is logged in. Only a hash of the id that the browser holds is kept."""

    id_hash: str
    actor: Actor
    created_at: datetime
    last_seen_at: datetime
    device: Device = field(default=NO_DEVICE, repr=False)

    @property
    def ends_at(self) -> datetime:
        """The moment after which this login is over, whatever its holder does."""
        return self.created_at + LONGEST

    def has_ended(self, at: datetime) -> bool:
        """Tell whether it is too long ago that its holder logged in, or did anything."""
        return at >= self.ends_at or at - self.last_seen_at >= IDLE

    def wants_marking(self, at: datetime) -> bool:
        """Tell whether it is time to write down that its holder was seen."""
        return at - self.last_seen_at >= SEEN_EVERY


class LoginStep(StrEnum):
    """What a half-open login waits for."""

    REPLACE_PASSWORD = auto()
    ONE_TIME_PASSWORD = auto()
    AUTHENTICATOR = auto()


@dataclass(frozen=True)
class PendingLogin:
    """The password was right; ``step`` says what must be done before the login is complete.

    While it waits for a one-time password, that is under way to ``email``. Before that it has none,
    so there is no try to use up either. It ends with the password that was given and the address
    that it was begun with: see :meth:`is_of`.
    """

    id_hash: str
    actor: Actor
    username: str
    password_set_at: datetime
    email: str
    code_mac: str = field(repr=False)
    code_ends_at: datetime
    tries_left: int
    ends_at: datetime
    step: LoginStep = LoginStep.ONE_TIME_PASSWORD
    version: int = 0

    def is_of(self, account: Account) -> bool:
        """Tell whether the account still has the password and the address that this began with.

        Whoever reads an old mailbox must not come in by it after the address was changed.
        """
        return (account.password.set_at, account.email) == (self.password_set_at, self.email)

    def try_code(self, at: datetime) -> "PendingLogin":
        """Use up one try. :raises OneTimePasswordEnded: if none is left, or it is too late."""
        if at >= self.code_ends_at or self.tries_left == 0:
            raise OneTimePasswordEnded
        return replace(self, tries_left=self.tries_left - 1)

    def renew(self, code_mac: str, at: datetime) -> "PendingLogin":
        """Wait for another one-time password.

        :raises OneTimePasswordEnded: after an hour, or if it waits for another thing.
        """
        if at >= self.ends_at or self.step is LoginStep.AUTHENTICATOR:
            raise OneTimePasswordEnded
        return replace(
            self,
            step=LoginStep.ONE_TIME_PASSWORD,
            code_mac=code_mac,
            code_ends_at=at + CODE_LASTS,
            tries_left=CODE_TRIES,
        )

    def wait_for_app(self) -> "PendingLogin":
        """Wait for a code of the authenticator app; a mail cannot take its place any more."""
        return replace(self, step=LoginStep.AUTHENTICATOR, code_mac="", tries_left=0)

    def check_app_asked(self, at: datetime) -> None:
        """Let a code of the app be judged. :raises OneTimePasswordEnded: if none is asked for."""
        if at >= self.ends_at or self.step is not LoginStep.AUTHENTICATOR:
            raise OneTimePasswordEnded


def id_hash(login_id: str) -> str:
    """Give what is kept of a login id, so that a stolen table opens nothing."""
    return hashlib.sha256(login_id.encode()).hexdigest()


def code_mac(server_key: bytes, login_id: str, code: str) -> str:
    """Give what is kept of a one-time password: useless for another login, or without the key."""
    message = f"one-time-password|{login_id}|{code}".encode()
    return hmac.new(server_key, message, hashlib.sha256).hexdigest()
