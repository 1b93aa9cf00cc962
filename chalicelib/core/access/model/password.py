"""A kept password: what it was set to, when, and until when it opens the door."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.core.access.errors import InitialPasswordEnded

PASSWORD_LASTS = timedelta(days=365)
"""Manual, section 4.1.1: an initial and an own password are both valid for 365 days."""

EARLIER_KEPT = 24
"""So many earlier passwords may not be taken again."""


@dataclass(frozen=True)
class Password:
    """The hash of a password. ``initial``: we made it, so its owner must choose another first.

    ``expires`` is False under rules that let a password live until it is changed.
    ``earlier`` holds the hashes of the passwords before it, the last one first.
    """

    hash: str = field(repr=False)
    set_at: datetime
    initial: bool = False
    expires: bool = True
    earlier: tuple[str, ...] = field(default=(), repr=False)

    @property
    def ends_at(self) -> datetime | None:
        """The moment after which it no longer lets anybody in; None if it never ends.

        An initial password always ends: it travelled by e-mail.
        """
        return self.set_at + PASSWORD_LASTS if self.expires or self.initial else None

    def has_ended(self, at: datetime) -> bool:
        """Tell whether it is too old to log in with."""
        return self.ends_at is not None and at >= self.ends_at

    def must_be_replaced(self, at: datetime) -> bool:
        """Tell whether the next login must choose another one first."""
        return self.initial or self.has_ended(at)

    def check_usable(self, at: datetime) -> None:
        """Let it be used, if only to choose another.

        :raises InitialPasswordEnded: if it came by e-mail a year ago: who asks now may be anybody.
        """
        if self.initial and self.has_ended(at):
            raise InitialPasswordEnded

    def replaced_by(self, new_hash: str, at: datetime, *, expires: bool = True) -> "Password":
        """Give the password that its owner chose instead."""
        return Password(new_hash, at, expires=expires, earlier=self._with_this())

    def reset_to(self, new_hash: str, at: datetime) -> "Password":
        """Give the initial password that somebody else set instead."""
        return Password(new_hash, at, initial=True, earlier=self._with_this())

    def _with_this(self) -> tuple[str, ...]:
        # An initial password was nobody's choice, so it need not be remembered.
        earlier = self.earlier if self.initial else (self.hash, *self.earlier)
        return earlier[:EARLIER_KEPT]
