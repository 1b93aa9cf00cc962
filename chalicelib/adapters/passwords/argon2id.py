"""Passwords as Argon2id hashes (RFC 9106, its second recommended option: 64 MiB, three passes)."""

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

TIME_COST = 3
MEMORY_COST_KIB = 65536
PARALLELISM = 4

DECOY = f"$argon2id$v=19$m={MEMORY_COST_KIB},t={TIME_COST},p={PARALLELISM}${'A' * 22}${'A' * 43}"
"""The well-formed hash of no known password: checking it takes as long as checking a real one."""


class Argon2idHasher:
    """Makes and checks password hashes; about a tenth of a second each, on purpose."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(
            time_cost=TIME_COST, memory_cost=MEMORY_COST_KIB, parallelism=PARALLELISM
        )

    def hash(self, password: str) -> str:
        """Make a salted hash that is slow to guess."""
        return self._hasher.hash(password)

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Tell whether the password made this hash; without a hash: no, after the same time."""
        try:
            return self._hasher.verify(password_hash or DECOY, password)
        except VerifyMismatchError:
            return False
