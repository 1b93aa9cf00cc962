"""Reads the headers and tables of fonts (OpenType, WOFF 1 and 2)."""

import struct

from chalicelib.qti.packages.media.seen import Broken, Seen, take

MAGIC = {
    b"wOFF": "font/woff",
    b"wOF2": "font/woff2",
    b"OTTO": "font/otf",
    b"\x00\x01\x00\x00": "font/ttf",
    b"true": "font/ttf",
}


def read_font(data: bytes) -> Seen:
    """Read a font. :raises Broken: when its length or its tables do not fit the file."""
    media_type = MAGIC[data[:4]]
    if media_type in ("font/woff", "font/woff2"):
        length, tables = struct.unpack(">4xIH", take(data, 4, 10))
        if length != len(data) or not tables:
            raise Broken
        return Seen(media_type)
    (tables,) = struct.unpack(">H", take(data, 4, 2))
    for number in range(tables):
        offset, length = struct.unpack(">8xII", take(data, 12 + 16 * number, 16))
        take(data, offset, length)
    if not tables:
        raise Broken
    return Seen(media_type)
