"""Walks through the blocks of a GIF to its trailer (GIF89a specification)."""

import struct

from chalicelib.qti.packages.media.seen import Broken, Seen, limit_pixels, take

MAGIC = (b"GIF87a", b"GIF89a")
_EXTENSION, _IMAGE, _TRAILER = b"\x21", b"\x2c", b"\x3b"


def read_gif(data: bytes, most_pixels: int) -> Seen:
    """Read a GIF. :raises Broken: when damaged. :raises TooManyPixels: above the limit."""
    width, height, flags = struct.unpack("<HHB", take(data, 6, 5))
    at, frames = 13 + _table(flags), 0
    while (kind := take(data, at, 1)) != _TRAILER:
        if kind == _EXTENSION:
            at = _past_blocks(data, at + 2)
        elif kind == _IMAGE:
            frames += 1
            limit_pixels(width, height, frames, most_pixels)
            left, top, wide, high, flags = struct.unpack("<HHHHB", take(data, at + 1, 9))
            if left + wide > width or top + high > height:
                raise Broken
            at = _past_blocks(data, at + 11 + _table(flags))
        else:
            raise Broken
    limit_pixels(width, height, frames, most_pixels)
    return Seen("image/gif")


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _past_blocks(data: bytes, at: int) -> int:
    while size := take(data, at, 1)[0]:
        at += 1 + size
    return at + 1
