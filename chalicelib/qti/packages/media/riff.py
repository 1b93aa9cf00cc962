"""Walks through RIFF files: WebP pictures and WAV sound."""

import struct
from collections.abc import Iterator

from chalicelib.qti.packages.media.seen import Broken, Seen, counted, limit_pixels, take

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


def read_riff(data: bytes, most_pixels: int) -> Seen | None:
    """Read WebP or WAV; None for another RIFF.

    :raises Broken: when damaged.
    :raises TooManyPixels: above the limit.
    """
    form = data[8:12]
    if form not in (b"WEBP", b"WAVE"):
        return None
    (length,) = struct.unpack("<I", take(data, 4, 4))
    if length + 8 > len(data):
        raise Broken
    chunks = counted(pieces(data, 12, length + 8))
    return _webp(chunks, most_pixels) if form == b"WEBP" else _wave(chunks)


def pieces(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """Give name and content of every chunk. :raises Broken: when one is cut off."""
    at = start
    while at + 8 <= end:
        name, length = struct.unpack("<4sI", take(data, at, 8))
        yield name, take(data, at + 8, length)
        at += 8 + length + length % 2


def _webp(chunks: list[tuple[bytes, bytes]], most_pixels: int) -> Seen:
    frames = 0
    for name, part in chunks:
        if name == b"ANMF":
            frames += 1
            if not any(kind in (b"VP8 ", b"VP8L") for kind, _ in pieces(part, 16, len(part))):
                raise Broken
    sizes = [_SIZES[name](part) for name, part in chunks if name in _SIZES]
    whole = any(name in (b"VP8 ", b"VP8L") for name, _ in chunks)
    if not sizes or not (whole or frames):
        raise Broken
    for width, height in sizes:
        limit_pixels(width, height, max(frames, 1), most_pixels)
    return Seen("image/webp")


def _lossy(part: bytes) -> tuple[int, int]:
    if take(part, 3, 3) != b"\x9d\x01\x2a":
        raise Broken
    width, height = struct.unpack("<HH", take(part, 6, 4))
    return width & 0x3FFF, height & 0x3FFF


def _lossless(part: bytes) -> tuple[int, int]:
    signature, bits = struct.unpack("<BI", take(part, 0, 5))
    if signature != 0x2F:
        raise Broken
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _extended(part: bytes) -> tuple[int, int]:
    sides = take(part, 4, 6)
    return int.from_bytes(sides[:3], "little") + 1, int.from_bytes(sides[3:], "little") + 1


_SIZES = {b"VP8 ": _lossy, b"VP8L": _lossless, b"VP8X": _extended}


def _wave(chunks: list[tuple[bytes, bytes]]) -> Seen:
    by_name = dict(reversed(chunks))
    kind, channels, rate = struct.unpack("<HHI", take(by_name.get(b"fmt ", b""), 0, 8))
    if kind not in (_PCM, _FLOAT, _EXTENSIBLE) or not channels or not rate:
        raise Broken
    if not by_name.get(b"data"):
        raise Broken
    return Seen("audio/wav")
