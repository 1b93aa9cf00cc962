"""Everything that can be wrong with one exchange, as one value; several troubles add up."""

import asyncio
from dataclasses import dataclass, field

SLICES_PER_SECOND = 20


@dataclass
class _Lane:
    """One direction of a slow line: whoever uses it waits for who came before."""

    bytes_per_second: float
    _free_at: float = 0.0

    async def carry(self, size: int) -> None:
        """Wait until so many bytes have passed."""
        now = asyncio.get_running_loop().time()
        self._free_at = max(now, self._free_at) + size / self.bytes_per_second
        await asyncio.sleep(self._free_at - now)


class SlowLine:
    """A line of so many bytes a second in each direction, shared by all who use it."""

    def __init__(self, bytes_per_second: float) -> None:
        self.bytes_per_second = bytes_per_second
        self.up = _Lane(bytes_per_second)
        self.down = _Lane(bytes_per_second)

    @property
    def slice_bytes(self) -> int:
        """How much is sent at a time, so that a large answer trickles."""
        return max(1, int(self.bytes_per_second / SLICES_PER_SECOND))


@dataclass(frozen=True)
class Trouble:
    """What befalls an exchange; the default is nothing.

    The delays are those of the request and of its answer. ``answer_bytes`` is how much of the
    answer passes before the connection breaks; None is all of it. ``hangs`` leaves a connection
    open where it would break. ``copies`` is how often the request is sent at once;
    ``again_seconds`` after the answer it is sent once more.
    """

    request_delay_seconds: float = 0.0
    answer_delay_seconds: float = 0.0
    line: SlowLine | None = field(default=None, repr=False)
    reaches_server: bool = True
    answer_bytes: int | None = None
    hangs: bool = False
    copies: int = 1
    again_seconds: float | None = None

    def plus(self, other: "Trouble") -> "Trouble":
        """Give what both do together: of two lines the slower, of two cuts the earlier."""
        lines = [one for one in (self.line, other.line) if one is not None]
        cuts = [one for one in (self.answer_bytes, other.answer_bytes) if one is not None]
        agains = [one for one in (self.again_seconds, other.again_seconds) if one is not None]
        return Trouble(
            request_delay_seconds=self.request_delay_seconds + other.request_delay_seconds,
            answer_delay_seconds=self.answer_delay_seconds + other.answer_delay_seconds,
            line=min(lines, key=lambda line: line.bytes_per_second, default=None),
            reaches_server=self.reaches_server and other.reaches_server,
            answer_bytes=min(cuts, default=None),
            hangs=self.hangs or other.hangs,
            copies=max(self.copies, other.copies),
            again_seconds=min(agains, default=None),
        )
