"""Lets a key be tried only so often."""

from dataclasses import dataclass

from chalicelib.core.access.model import Attempts
from chalicelib.core.access.ports import AttemptStore
from chalicelib.core.kernel import ChangedMeanwhile, Clock

RACES_MAX = 5


@dataclass(frozen=True)
class Begun:
    """How an attempt begins: not at all for ``minutes_closed``, or as the last one allowed."""

    minutes_closed: int
    is_last: bool


@dataclass(frozen=True)
class Limit:
    """Allows ``allowed`` attempts on a key, then none for fifteen minutes."""

    attempts: AttemptStore
    clock: Clock
    allowed: int

    def begin(self, key: str) -> int:
        """Count an attempt; give 0 if it may go on, else the minutes to wait.

        :raises ChangedMeanwhile: if others keep trying the same key at the same moment.
        """
        return self.begun(key).minutes_closed

    def begun(self, key: str) -> Begun:
        """Count an attempt, and tell whether the key is closed after it: once for each closing.

        :raises ChangedMeanwhile: if others keep trying the same key at the same moment.
        """
        for _ in range(RACES_MAX):
            at = self.clock()
            found = self.attempts.get(key)
            if minutes := found.minutes_closed(at):
                return Begun(minutes, is_last=False)
            counted = found.begin(at, allowed=self.allowed)
            if self._counted(counted):
                return Begun(0, is_last=counted.minutes_closed(at) > 0)
        raise ChangedMeanwhile

    def minutes_closed(self, key: str) -> int:
        """Give how many minutes a key stays closed after this attempt; 0 if it is open."""
        return self.attempts.get(key).minutes_closed(self.clock())

    def succeeded(self, key: str) -> None:
        """Start counting at zero again."""
        self.attempts.forget(key)

    def _counted(self, attempts: Attempts) -> bool:
        try:
            self.attempts.save(attempts)
        except ChangedMeanwhile:
            return False
        return True
