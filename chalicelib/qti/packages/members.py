"""Judges what the directory of a zip says of its files, before any of them is unpacked."""

import stat
import struct
import zipfile

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.names import is_safe_name, same_name

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCAL_HEADER_BYTES = 30


def check_members(
    members: list[zipfile.ZipInfo], data: bytes, limits: PackageLimits, findings: Findings
) -> None:
    """Find names that leave the package or clash, links, odd packing, and too much of anything."""
    seen: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        here = findings.at(member.filename)
        _check_name(member, seen, here)
        if _is_link(member):
            here.add("zip-link")
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
            here.add("zip-method")
        _check_size(member, limits, here)
    _check_overlap(members, data, findings)
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        findings.add("zip-unpacked-too-large", most=in_megabytes(limits.unpacked_bytes))


def _check_name(
    member: zipfile.ZipInfo, seen: dict[str, zipfile.ZipInfo], findings: Findings
) -> None:
    # The name that zipfile shows is cut at a zero byte; the original tells the truth.
    name = member.filename
    if not is_safe_name(member.orig_filename) or not is_safe_name(name):
        findings.add("zip-unsafe-name")
    other = seen.setdefault(same_name(name), member)
    if other is not member and other.filename == name:
        findings.add("zip-name-twice")
    elif other is not member:
        findings.add("zip-name-alike", file=other.filename)


def _check_size(member: zipfile.ZipInfo, limits: PackageLimits, findings: Findings) -> None:
    if member.file_size > limits.file_bytes:
        findings.add("file-too-large", most=in_megabytes(limits.file_bytes))
    if member.file_size > max(limits.ratio_from_bytes, limits.ratio * member.compress_size):
        findings.add("zip-ratio", most=str(limits.ratio))


def _check_overlap(members: list[zipfile.ZipInfo], data: bytes, findings: Findings) -> None:
    # Many names for the same packed bytes: a zip of 10 MB that unpacks to petabytes.
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        start = member.header_offset
        header = data[start : start + _LOCAL_HEADER_BYTES] if start >= 0 else b""
        if len(header) < _LOCAL_HEADER_BYTES:
            findings.at(member.filename).add("zip-member-broken")
            continue
        if start < end:
            findings.at(member.filename).add("zip-overlap")
        end = start + _LOCAL_HEADER_BYTES + sum(struct.unpack("<26xHH", header))
        end += member.compress_size


def _is_link(member: zipfile.ZipInfo) -> bool:
    mode = member.external_attr >> 16
    return stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR)
