"""Opens the zip of a package without trusting a word of what it says about itself."""

import io
import re
import stat
import zipfile
import zlib

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import Findings, refused

_WHOLE = "pakket"
_DRIVE = re.compile(r"^[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""What zipfile raises on bytes that lie; it documents only the first."""


def read_archive(data: bytes, limits: PackageLimits) -> dict[str, bytes]:
    """Unpack a zip in memory and return its files by name.

    :raises PackageRefused: for a broken zip, a name that leaves the package, or too much of it.
    """
    if len(data) > limits.zip_bytes:
        raise refused("zip-too-large", _WHOLE, most=in_megabytes(limits.zip_bytes))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive, limits)
    except _BROKEN as error:
        raise refused("zip-broken", _WHOLE) from error


def is_safe_name(name: str) -> bool:
    """Tell whether a name stays inside the package (no zip-slip)."""
    if not name or "\\" in name or _CONTROL.search(name) or _DRIVE.match(name):
        return False
    return not any(part in ("", ".", "..") for part in name.split("/"))


def _read_members(archive: zipfile.ZipFile, limits: PackageLimits) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(archive.infolist()) > limits.files:
        raise refused("zip-too-many-files", _WHOLE, most=str(limits.files))
    findings = Findings(_WHOLE)
    _check_members(members, limits, findings)
    findings.refuse_if_any()
    files: dict[str, bytes] = {}
    room = limits.unpacked_bytes
    for member in members:
        most = min(room, limits.file_bytes)
        files[member.filename] = _read_member(archive, member, most)
        room -= len(files[member.filename])
    return files


def _check_members(
    members: list[zipfile.ZipInfo], limits: PackageLimits, findings: Findings
) -> None:
    seen: set[str] = set()
    for member in members:
        # The name that zipfile shows is cut at a zero byte; the original tells the truth.
        name, here = member.filename, findings.at(member.filename[:200])
        if not is_safe_name(member.orig_filename) or not is_safe_name(name):
            here.add("zip-unsafe-name")
        if name in seen:
            here.add("zip-name-twice")
        seen.add(name)
        if _is_link(member):
            here.add("zip-link")
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
            here.add("zip-method")
        _check_size(member, limits, here)
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        findings.add("zip-unpacked-too-large", most=in_megabytes(limits.unpacked_bytes))


def _check_size(member: zipfile.ZipInfo, limits: PackageLimits, findings: Findings) -> None:
    if member.file_size > limits.file_bytes:
        findings.add("file-too-large", most=in_megabytes(limits.file_bytes))
    if member.file_size > max(limits.ratio_from_bytes, limits.ratio * member.compress_size):
        findings.add("zip-ratio", most=str(limits.ratio))


def _is_link(member: zipfile.ZipInfo) -> bool:
    mode = member.external_attr >> 16
    return stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR)


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    # The size in the directory may be a lie, so never read more than there is room for.
    with archive.open(member) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise refused("file-too-large", member.filename[:200], most=in_megabytes(most))
    return data
