"""Reads files from disk: the one that was asked for, and those that lie beside it."""

from dataclasses import dataclass
from pathlib import Path

from chalicelib.core.exams import EXAM_LIMITS, PackageRefused, in_megabytes
from chalicelib.qti.findings import refused
from chalicelib.qti.packages.manifest import MANIFEST


def read_file(path: Path, most_bytes: int = EXAM_LIMITS.xml_bytes) -> bytes:
    """Read a file. :raises PackageRefused: when it cannot be read, or is too large."""
    try:
        # What is no file, such as a device, may have no end.
        if not path.is_file():
            raise refused("file-unreadable", str(path))
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise refused("file-unreadable", str(path)) from error
    if len(data) > most_bytes:
        raise refused("file-too-large", str(path), most=in_megabytes(most_bytes))
    return data


@dataclass(frozen=True)
class Folder:
    """The folder that a test may name files in; what a link leads out of it is not there."""

    root: Path

    @classmethod
    def around(cls, path: Path) -> "Folder":
        """Return the unpacked package that a file lies in, else the folder of the file."""
        above = path.resolve().parents
        return cls(next((one for one in above if (one / MANIFEST).is_file()), above[0]))

    def name(self, path: Path) -> str:
        """Return the name in this folder of a file that lies in it."""
        return path.resolve().relative_to(self.root).as_posix()

    def open(self, name: str) -> bytes | None:
        """Read a file by its name; None when it is not there, or cannot be read."""
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root):
            return None
        try:
            return read_file(path)
        except PackageRefused:
            return None
