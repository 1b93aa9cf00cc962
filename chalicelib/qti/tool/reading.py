"""Reads a package from disk the way the import does."""

import base64
import hashlib
import itertools
from dataclasses import dataclass, field
from pathlib import Path

from chalicelib.core.exams import (
    AllowedNames,
    MasteredPackage,
    PackageReason,
    PackageRefused,
    tell_nobody,
)
from chalicelib.qti.findings import refused
from chalicelib.qti.mastering.master import QtiMaster


@dataclass(frozen=True)
class Verdict:
    """What became of one package: what mastering made of it, or why it is refused."""

    path: Path
    package: MasteredPackage | None
    reasons: tuple[PackageReason, ...] = ()

    @property
    def remarks(self) -> tuple[PackageReason, ...]:
        """Return what the maker should know of a package that is accepted."""
        return self.package.remarks if self.package else ()


def judge(path: Path, allowed: AllowedNames) -> Verdict:
    """Read and master a package; a file that cannot be read is refused like any other."""
    try:
        data = _read(path)
        package = QtiMaster(allowed=allowed).master(data, new_id=NumberedIds(), tell=tell_nobody)
    except PackageRefused as refusal:
        return Verdict(path, None, refusal.reasons)
    return Verdict(path, package)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused("file-unreadable", str(path)) from error


@dataclass(frozen=True)
class NumberedIds:
    """Names of the right shape that are the same each time, so that two runs can be compared."""

    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def __call__(self) -> str:
        """Return 22 characters from ``[A-Za-z0-9_-]``."""
        digest = hashlib.sha256(f"{next(self._numbers)}".encode()).digest()
        return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")

    def code(self, length: int, alphabet: str) -> str:
        """Return ``length`` characters from ``alphabet``."""
        digest = hashlib.sha512(f"{next(self._numbers)}".encode()).digest()
        return "".join(alphabet[byte % len(alphabet)] for byte in digest[:length])
