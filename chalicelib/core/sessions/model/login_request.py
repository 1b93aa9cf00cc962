"""A login at a second computer, which waits for the proctor's yes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.core.sessions.errors import LoginDenied, NoLoginRequest

REQUEST_HOLDS = timedelta(seconds=60)
"""As long as this no third computer pushes a waiting login aside."""


@dataclass(frozen=True)
class LoginRequest:
    """A login at a second computer; ``admitted`` is None until the proctor has decided."""

    id: str
    computer: str | None
    asked_at: datetime
    admitted: bool | None = None

    def or_of(self, newer: "LoginRequest") -> "LoginRequest":
        """Tell which of two logins waits: the same computer asks again without a change.

        :raises LoginDenied: once, if the proctor said no to this computer.
        """
        if self.computer == newer.computer:
            if self.admitted is False:
                raise LoginDenied()
            return self
        return self if newer.asked_at - self.asked_at < REQUEST_HOLDS else newer

    def answer(self, request_id: str, *, admit: bool) -> "LoginRequest":
        """Say yes or no. :raises NoLoginRequest: if it is another, or was answered."""
        if self.id != request_id or self.admitted is not None:
            raise NoLoginRequest()
        return replace(self, admitted=admit)

    def lets_in(self, computer: str | None) -> bool:
        """Tell whether the proctor said yes to this computer."""
        return self.computer == computer and self.admitted is True
