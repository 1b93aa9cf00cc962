"""Tells whoever watches how far the day is: a line that changes, or lines one after the other."""

import time
from collections.abc import Callable
from typing import TextIO

PLAIN_SECONDS = 5.0
CLEAR = "\r\x1b[K"


class Display:
    """Writes steps that stay, and progress that the next line replaces on a terminal.

    Where the stream is a file or a pipe, progress is a line of its own, when it changed and at
    most every five seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._moves = stream.isatty()
        self._told = ""
        self._told_at = clock() - PLAIN_SECONDS

    def step(self, text: str) -> None:
        """Write a line that stays."""
        self._write(f"{CLEAR if self._moves else ''}{text}\n")

    def progress(self, text: str) -> None:
        """Write how far it is."""
        if self._moves:
            self._write(f"{CLEAR}{text}")
        elif text != self._told and self._clock() - self._told_at >= PLAIN_SECONDS:
            self._told, self._told_at = text, self._clock()
            self._write(f"{text}\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
