"""What we make for a new user: a username that people recognise, and a password for one time."""

from collections.abc import Iterator

from chalicelib.core.access.model.names import plain, without_prefix
from chalicelib.core.kernel import NewId

LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"
"""Without look-alikes (i, l, o, 0, 1): people type this over from an e-mail."""

PASSWORD_PARTS = 5
"""Two letters and a digit each: 12.05 bits, so 60.2 together."""

NUMBERED_MAX = 9
DRAWN_MAX = 10
LONGEST_USERNAME = 40


def new_initial_password(new_id: NewId) -> str:
    """Draw a password such as ``kf7-xh3-ma9-we4-tz2``, which keeps the rules of every profile."""
    parts = [new_id.code(2, LETTERS) + new_id.code(1, DIGITS) for _ in range(PASSWORD_PARTS)]
    return "-".join(parts)


def usernames(first_name: str, last_name: str, new_id: NewId) -> Iterator[str]:
    """Give usernames to try, the nicest first: initial and surname, then with a number.

    The numbers that are drawn come last: of the most common names the whole country has hundreds.
    """
    base = _base(first_name, last_name)
    yield base
    for number in range(2, NUMBERED_MAX + 1):
        yield f"{base}{number}"
    for _ in range(DRAWN_MAX):
        yield base + new_id.code(4, DIGITS)


def _base(first_name: str, last_name: str) -> str:
    initial, surname = plain(first_name)[:1], plain(without_prefix(last_name))
    return ".".join(part for part in (initial, surname) if part)[:LONGEST_USERNAME] or "gebruiker"
