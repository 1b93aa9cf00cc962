"""Opens the zip of a package without trusting a word of what it says about itself."""

import io
import struct
import zipfile
import zlib

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.packages.members import check_members
from chalicelib.qti.packages.names import plain_name

_WHOLE = "pakket"
_NESTED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
"""How zip, gzip, 7z and rar begin."""
_ENTRY = b"PK\x01\x02"
"""How every entry in the directory of a zip begins."""
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
)
"""What zipfile raises on bytes that lie; it documents only the first."""


def read_archive(data: bytes, limits: PackageLimits) -> dict[str, bytes]:
    """Unpack a zip in memory and return its files by their plain name (see ``plain_name``).

    :raises PackageRefused: for a broken zip, a name that leaves the package, or too much of it.
    """
    if len(data) > limits.zip_bytes:
        raise refused("zip-too-large", _WHOLE, most=in_megabytes(limits.zip_bytes))
    # zipfile makes an object of every entry before we can count them: 100 MB holds two million.
    if data.count(_ENTRY) > limits.files:
        raise refused("zip-too-many-files", _WHOLE, most=str(limits.files))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive, data, limits)
    except _BROKEN as error:
        raise refused("zip-broken", _WHOLE) from error


def _read_members(archive: zipfile.ZipFile, data: bytes, limits: PackageLimits) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(archive.infolist()) > limits.files:
        raise refused("zip-too-many-files", _WHOLE, most=str(limits.files))
    findings = Findings(_WHOLE)
    check_members(members, data, limits, findings)
    findings.refuse_if_any()
    files: dict[str, bytes] = {}
    room = limits.unpacked_bytes
    for member in members:
        content = _read_member(archive, member, min(room, limits.file_bytes))
        room -= len(content)
        files[plain_name(member.filename)] = content
        if content.startswith(_NESTED):
            findings.at(member.filename).add("zip-nested")
    findings.refuse_if_any()
    return files


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    # The size in the directory may be a lie, so never read more than there is room for.
    try:
        with archive.open(member) as file:
            data = file.read(most + 1)
    except _BROKEN as error:
        raise refused("zip-member-broken", member.filename) from error
    if len(data) > most:
        raise refused("file-too-large", member.filename, most=in_megabytes(most))
    return data
