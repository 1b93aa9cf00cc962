"""A clock that stands still until it is moved, and ids that count."""

from datetime import UTC, datetime, timedelta


class StandingClock:
    """Gives the same moment until a test moves it."""

    def __init__(self, at: datetime = datetime(2026, 5, 15, 9, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, **duration: float) -> None:
        self.at += timedelta(**duration)


class CountingIds:
    """Ids of 22 characters that count, so that a failure can be read."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix = prefix
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._prefix}{self._count:0{22 - len(self._prefix)}d}"

    def code(self, length: int, alphabet: str) -> str:
        self._count += 1
        digits = [(self._count // len(alphabet) ** place) for place in range(length)]
        return "".join(alphabet[digit % len(alphabet)] for digit in reversed(digits))
