"""Importers with a fault each, to see that a fuzz run notices it (test_fuzzing.py)."""

import socket
from pathlib import Path
from random import Random


def crashes(_data: bytes, _dice: Random) -> str:
    """Raise what no caller expects."""
    raise KeyError("nobody checked")


def never_ends(_data: bytes, _dice: Random) -> str:
    """Reckon for ever."""
    while True:
        pass


def eats_memory(_data: bytes, _dice: Random) -> str:
    """Take more memory than there is."""
    return str(len(bytes(4 * 1024**3)))


def writes_a_file(_data: bytes, _dice: Random) -> str:
    """Leave a file behind."""
    Path("left.txt").write_text("left")
    return "mastered"


def looks_outside(_data: bytes, _dice: Random) -> str:
    """Ask the network for something."""
    with socket.socket() as asking:
        asking.connect_ex(("127.0.0.1", 1))
    return "mastered"
