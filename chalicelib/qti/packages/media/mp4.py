"""Walks through the boxes of an MP4 or M4A (ISO 14496-12)."""

import struct
from collections.abc import Iterator

from chalicelib.qti.packages.media.seen import Broken, Seen, counted, take

_HOLDERS = {b"moov", b"trak", b"mdia"}
_DEEPEST = 4


def is_mp4(data: bytes) -> bool:
    """Tell whether a file begins as an MP4 does."""
    return data[4:8] == b"ftyp" and data[8:12] != b"qt  "


def read_mp4(data: bytes) -> Seen:
    """Read an MP4. :raises Broken: when its boxes do not fill it or hold no sound or film."""
    boxes = counted(_boxes(data, 0, len(data), 0))
    names = {name for name, _ in boxes}
    handlers = {part[8:12] for name, part in boxes if name == b"hdlr"}
    if not {b"moov", b"mdat"} <= names:
        raise Broken
    if b"vide" in handlers:
        return Seen("video/mp4")
    if b"soun" in handlers:
        return Seen("audio/mp4")
    raise Broken


def _boxes(data: bytes, start: int, end: int, depth: int) -> Iterator[tuple[bytes, bytes]]:
    at = start
    while at < end:
        length, name = struct.unpack(">I4s", take(data, at, 8))
        header = 8
        if length == 1:
            (length,) = struct.unpack(">Q", take(data, at + 8, 8))
            header = 16
        elif length == 0:
            length = end - at
        if length < header or at + length > end:
            raise Broken
        yield name, data[at + header : at + min(length, header + 32)]
        if name in _HOLDERS and depth < _DEEPEST:
            yield from _boxes(data, at + header, at + length, depth + 1)
        at += length
