"""One program owns the folder of a school server; two would send each other's parcels."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chalicelib.core.kernel import Fault


class NotAlone(Fault):
    """Another school server runs in this folder."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Own a folder as long as this lasts; the system gives it back after a kill, too.

    :raises NotAlone: if another program owns it.
    :raises Fault: if the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Fault(f"De map {folder} is niet te gebruiken: {error.strerror}") from error
    try:
        _lock(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise NotAlone(f"In de map {folder} draait al een FAO.") from error
