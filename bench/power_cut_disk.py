"""A disk in memory whose power can be cut, as a file system for SQLite.

A write lands in the file and is safe only after a sync. At a cut whatever was not synced is gone,
or, with a source of chance, any part of it has reached the disk: in any order, sector by sector.
"""

# ruff: noqa: N802, D102, ARG002 - SQLite names the methods and what they take

import random
from dataclasses import dataclass, field
from typing import cast

import apsw

SECTOR_BYTES = 512
NEVER = 10**9


@dataclass
class _File:
    """What programs read, what would survive now (None: not even the name), and what may."""

    now: bytearray = field(default_factory=bytearray)
    safe: bytes | None = None
    unsafe: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Pieces written at an offset, in order; without a piece the file was cut off there."""


class Disk:
    """Files, and the moment at which the power goes: after so many writes and syncs."""

    def __init__(self, *, cut_after: int = NEVER) -> None:
        self.files: dict[str, _File] = {}
        self.cut_after = cut_after
        self.full = False
        self.abandoned = False
        self._done = 0

    def use(self) -> None:
        """Count a write or a sync. :raises apsw.IOError: once the power is gone."""
        self._done += 1
        if self._done > self.cut_after and not self.abandoned:
            raise apsw.IOError("the power is gone")

    def write(self, name: str, data: bytes, offset: int) -> None:
        """Change a file. :raises apsw.FullError: if the disk is full."""
        self.use()
        if self.full:
            raise apsw.FullError("the disk is full")
        file = self.files[name]
        _place(file.now, data, offset)
        for start in range(0, len(data), SECTOR_BYTES):
            file.unsafe.append((offset + start, data[start : start + SECTOR_BYTES]))

    def truncate(self, name: str, size: int) -> None:
        """Cut a file off."""
        self.use()
        del self.files[name].now[size:]
        self.files[name].unsafe.append((size, None))

    def sync(self, name: str) -> None:
        """Make a file safe as it is now."""
        self.use()
        file = self.files[name]
        file.safe, file.unsafe = bytes(file.now), []

    def after_the_cut(self, chance: random.Random | None) -> "Disk":
        """Give the disk as the next start finds it; without chance all that was unsafe is gone."""
        found = Disk()
        for name, file in self.files.items():
            kept = [piece for piece in file.unsafe if chance and chance.random() < 0.5]
            if file.safe is not None or kept:
                found.files[name] = _rebuilt(file.safe or b"", kept)
        return found


def _rebuilt(safe: bytes, kept: list[tuple[int, bytes | None]]) -> _File:
    now = bytearray(safe)
    for offset, data in kept:
        if data is None:
            del now[offset:]
        else:
            _place(now, data, offset)
    return _File(now, bytes(now))


def _place(content: bytearray, data: bytes, offset: int) -> None:
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


class PowerCutFiles(apsw.VFS):
    """The file system that SQLite sees; one process uses it, so locks need no keeping."""

    def __init__(self, name: str, disk: Disk) -> None:
        """Register it under a name of its own; ``unregister`` when it is no longer needed."""
        self._disk = disk
        super().__init__(name, base="")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        """Open a file, and make it if it is new."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self._disk.files.setdefault(path, _File())
        flags[1] = flags[0]
        # SQLite takes anything with the methods of a file; apsw's own would open a real one.
        return cast(apsw.VFSFile, OpenFile(self._disk, path))

    def xDelete(self, name: str, syncdir: bool) -> None:
        """Remove a file for good."""
        self._disk.use()
        self._disk.files.pop(name, None)

    def xAccess(self, name: str, flags: int) -> bool:
        """Tell whether a file is there."""
        return name in self._disk.files

    def xFullPathname(self, name: str) -> str:
        """Give the full name of a file, which is its name."""
        return name


class OpenFile:
    """An open file; the names of its methods are SQLite's (sqlite.org/c3ref/io_methods.html)."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._disk.files[self._name].now[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.write(self._name, bytes(data), offset)

    def xTruncate(self, newsize: int) -> None:
        self._disk.truncate(self._name, newsize)

    def xSync(self, flags: int) -> None:
        self._disk.sync(self._name)

    def xFileSize(self) -> int:
        return len(self._disk.files[self._name].now)

    def xLock(self, level: int) -> None:
        """Let the only process in."""

    def xUnlock(self, level: int) -> None:
        """Let the only process out."""

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, ptr: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return 4096

    def xDeviceCharacteristics(self) -> int:
        # As SQLite believes of every real disk: a write touches no byte beside it.
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xClose(self) -> None:
        """Close it; what was not synced stays unsafe."""
