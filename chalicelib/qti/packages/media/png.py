"""Reads PNG to the last pixel (W3C PNG, third edition; animations included)."""

import struct
import zlib
from collections.abc import Iterator

from chalicelib.qti.packages.media.seen import Broken, Seen, counted, limit_pixels, take

MAGIC = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Adam7: first column, first row, step of columns, step of rows."""
_PIECE_BYTES = 1 << 20


def read_png(data: bytes, most_pixels: int) -> Seen:
    """Read a PNG. :raises Broken: when damaged. :raises TooManyPixels: above the limit."""
    chunks = counted(pieces(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        raise Broken
    width, height, depth, colour, packing, filters, laced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth not in _DEPTHS.get(colour, ()) or packing or filters or laced > 1:
        raise Broken
    limit_pixels(width, height, _frames(chunks), most_pixels)
    if colour == 3 and not any(name == b"PLTE" for name, _ in chunks):
        raise Broken
    _inflate(
        [part for name, part in chunks if name == b"IDAT"],
        _rows(width, height, depth * _CHANNELS[colour], laced),
    )
    return Seen("image/png")


def claimed_pixels(data: bytes) -> int:
    """Return how many pixels a picture says that it has; 0 when it is no PNG."""
    if not data.startswith(MAGIC) or len(data) < 24:
        return 0
    width, height = struct.unpack(">II", data[16:24])
    return int(width * height)


def pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give name and content of every chunk. :raises Broken: when one is damaged."""
    at, name = len(MAGIC), b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", take(data, at, 8))
        part = take(data, at + 8, length)
        (checksum,) = struct.unpack(">I", take(data, at + 8 + length, 4))
        if zlib.crc32(name + part) != checksum:
            raise Broken
        yield name, part
        at += 12 + length


def _frames(chunks: list[tuple[bytes, bytes]]) -> int:
    # An animation cannot show more frames than it has chunks that control one.
    return max(1, sum(1 for name, _ in chunks if name == b"fcTL"))


def _rows(width: int, height: int, bits: int, laced: int) -> int:
    if not laced:
        return height * (1 + (width * bits + 7) // 8)
    total = 0
    for left, top, across, down in _PASSES:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _inflate(parts: list[bytes], wanted: int) -> None:
    # In pieces: the pixels themselves are never held in memory together.
    unpacker, found = zlib.decompressobj(), 0
    try:
        for part in parts:
            rest = part
            while rest and found <= wanted:
                found += len(unpacker.decompress(rest, _PIECE_BYTES))
                rest = unpacker.unconsumed_tail
        while not unpacker.eof and found < wanted:
            piece = unpacker.decompress(b"", _PIECE_BYTES)
            if not piece:
                break
            found += len(piece)
    except zlib.error as error:
        raise Broken from error
    if found < wanted:
        raise Broken
