"""What passed the proxy: one record for each request of the browser."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Exchange:
    """A request and what came of it; moments are seconds since 1970, sizes include the heads.

    ``status`` is what the server answered, also where the answer was lost; None if it never did.
    ``bytes_down`` is what was sent on to the browser.
    """

    method: str
    path: str
    """With its query."""
    status: int | None
    bytes_up: int
    bytes_down: int
    asked_at: float
    ended_at: float
    arrived: bool
    """The whole answer was handed to the browser's side of the line."""
    request_body: bytes = field(repr=False)
    answer_body: bytes = field(repr=False)
    """As it came from the server, chunks put together; compressed where the server did so."""

    @property
    def seconds(self) -> float:
        """How long it took, from the last byte of the request to the end."""
        return self.ended_at - self.asked_at
