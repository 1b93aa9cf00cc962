"""Walks through the markers of a JPEG to its end (ITU T.81, annex B)."""

import re
import struct

from chalicelib.qti.packages.media.seen import Broken, Seen, limit_pixels, take

MAGIC = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END, _TABLES = 0xDA, 0xD9, 0xDB
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends a scan: inside it only stuffing (FF 00) and restarts may follow FF."""


def read_jpeg(data: bytes, most_pixels: int) -> Seen:
    """Read a JPEG. :raises Broken: when damaged. :raises TooManyPixels: above the limit."""
    seen: set[int] = set()
    at = 2
    while (marker := _marker(data, at)) != _END:
        at += 2
        (length,) = struct.unpack(">H", take(data, at, 2))
        if length < 2:
            raise Broken
        part = take(data, at + 2, length - 2)
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", take(part, 1, 4))
            limit_pixels(width, height, 1, most_pixels)
        at += length
        if marker == _SCAN:
            if not (_FRAMES & seen and _TABLES in seen):
                raise Broken
            at = end_of_scan(data, at)
        seen.add(marker)
        at = _past_fill(data, at)
    if _SCAN not in seen:
        raise Broken
    return Seen("image/jpeg")


def _marker(data: bytes, at: int) -> int:
    first, marker = take(data, at, 2)
    if first != 0xFF or marker in (0x00, 0xFF):
        raise Broken
    return marker


def _past_fill(data: bytes, at: int) -> int:
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    return at


def end_of_scan(data: bytes, at: int) -> int:
    """Return the place of the marker behind a scan. :raises Broken: without one."""
    match = _NEXT_MARKER.search(data, at)
    if match is None or match.start() == at:
        raise Broken
    return match.start()
