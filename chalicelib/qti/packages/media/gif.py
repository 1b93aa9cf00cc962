"""Walks through the blocks of a GIF to its trailer (GIF89a specification)."""

import struct

from chalicelib.qti.packages.media.seen import Broken, Seen, limit_pixels, take

MAGIC = (b"GIF87a", b"GIF89a")
_EXTENSION, IMAGE, TRAILER = b"\x21", b"\x2c", b"\x3b"


def read_gif(data: bytes, most_pixels: int) -> Seen:
    """Read a GIF. :raises Broken: when damaged. :raises TooManyPixels: above the limit."""
    width, height, flags = struct.unpack("<HHB", take(data, 6, 5))
    at, frames = 13 + table_bytes(flags), 0
    while (kind := take(data, at, 1)) != TRAILER:
        if kind == _EXTENSION:
            at = past_blocks(data, at + 2)
        elif kind == IMAGE:
            frames += 1
            limit_pixels(width, height, frames, most_pixels)
            left, top, wide, high, flags = struct.unpack("<HHHHB", take(data, at + 1, 9))
            if left + wide > width or top + high > height:
                raise Broken
            at = past_blocks(data, at + 11 + table_bytes(flags))
        else:
            raise Broken
    limit_pixels(width, height, frames, most_pixels)
    return Seen("image/gif")


def table_bytes(flags: int) -> int:
    """Return how long a table of colours is."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def past_blocks(data: bytes, at: int) -> int:
    """Return the place behind a row of blocks. :raises Broken: when it is cut off."""
    while size := take(data, at, 1)[0]:
        at += 1 + size
    return at + 1
