"""How fast candidates work, and where it ends."""

from dataclasses import dataclass

MOST_CANDIDATES = 2_000
MOST_SECONDS = 3_600
MOST_CONNECTIONS = 512


class Unbounded(ValueError):  # noqa: N818 - a name that says what is refused
    """More candidates, connections or time than a load client may take."""


@dataclass(frozen=True)
class Pace:
    """The clock of a crowd, in seconds. Real browsers save every few seconds and wait 3 and 15."""

    limit_seconds: float
    """When everything stops, finished or not."""
    work_seconds: float
    """When nobody begins another save; whoever hands in does it then."""
    pause_seconds: float = 0.0
    """Between an acknowledgement and the next save of the same candidate; 0 is without a pause."""
    wait_seconds: float = 3.0
    """Between two questions of someone who may not start yet."""
    presence_seconds: float = 15.0
    """The longest time without a sign of life."""
    retry_seconds: float = 0.1
    """Before the first retry; each next one waits twice as long."""
    retry_most_seconds: float = 2.0
    """The longest wait before a retry."""
    answer_seconds: float = 30.0
    """How long an answer may take before the request is sent again."""
    connections: int = 64
    """How many requests are under way at once."""
    fetches_content: bool = False
    """Whether everyone fetches the encrypted exam while waiting, as browsers do."""

    def __post_init__(self) -> None:
        """:raises Unbounded: for a pace without a reasonable end."""
        if not 0 < self.limit_seconds <= MOST_SECONDS:
            raise Unbounded(f"limit_seconds must lie between 0 and {MOST_SECONDS}")
        if not 1 <= self.connections <= MOST_CONNECTIONS:
            raise Unbounded(f"connections must lie between 1 and {MOST_CONNECTIONS}")
        if min(self.wait_seconds, self.retry_seconds, self.answer_seconds) <= 0:
            raise Unbounded("a wait of nothing would ask without end")
