"""An authenticator app: a secret shared with a phone, and codes on paper for when it is lost."""

import hashlib
import hmac
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from chalicelib.core.access.errors import AuthenticatorCodeWrong, AuthenticatorIsOn
from chalicelib.core.kernel import UserId

APP_TRIES = 5
"""Codes that may be tried, of the app or from paper, before a pause of fifteen minutes."""

SETUP_LASTS = timedelta(hours=1)
"""How long a secret waits for the first code of its app."""

RECOVERY_CODES = 10
RECOVERY_LENGTH = 12
RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without look-alikes (i, l, o, 0, 1); twelve of 31 characters are 59 bits."""


@dataclass(frozen=True)
class Authenticator:
    """The authenticator app of a user; it counts once a first code proved that it works.

    ``last_step`` is the time step (30 seconds, RFC 6238) of the last code that was used: neither it
    nor an earlier one can be used again.
    """

    user_id: UserId
    sealed_secret: bytes = field(repr=False)
    set_up_at: datetime
    switched_on_at: datetime | None = None
    last_step: int = 0
    recovery_macs: tuple[str, ...] = field(default=(), repr=False)
    version: int = 0

    @property
    def is_on(self) -> bool:
        """Tell whether logging in asks for it."""
        return self.switched_on_at is not None

    def switch_on(
        self, step: int | None, recovery_macs: tuple[str, ...], at: datetime
    ) -> "Authenticator":
        """Let it count from now on, as the first code was right.

        :raises AuthenticatorIsOn: if it counts already.
        :raises AuthenticatorCodeWrong: if the code was of no time step.
        """
        if self.is_on:
            raise AuthenticatorIsOn
        used = self.use_step(step)
        return replace(used, switched_on_at=at, recovery_macs=recovery_macs)

    def use_step(self, step: int | None) -> "Authenticator":
        """Use the code of a time step. :raises AuthenticatorCodeWrong: if none, or used before."""
        if step is None or step <= self.last_step:
            raise AuthenticatorCodeWrong(field="code")
        return replace(self, last_step=step)

    def use_recovery_code(self, mac: str) -> "Authenticator":
        """Cross out a code from paper. :raises AuthenticatorCodeWrong: if it is none of them."""
        left = tuple(one for one in self.recovery_macs if not hmac.compare_digest(one, mac))
        if len(left) == len(self.recovery_macs):
            raise AuthenticatorCodeWrong(field="code")
        return replace(self, recovery_macs=left)


def recovery_mac(server_key: bytes, user_id: UserId, code: str) -> str:
    """Give what is kept of a recovery code; how it is written does not count."""
    plain = "".join(character for character in code.casefold() if character.isalnum())
    message = f"recovery-code|{user_id}|{plain}".encode()
    return hmac.new(server_key, message, hashlib.sha256).hexdigest()


def written(code: str) -> str:
    """Write a recovery code in groups of four, as people copy it."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
