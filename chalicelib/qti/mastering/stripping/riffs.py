"""Strips WebP and WAV: both are RIFF, with their words in chunks of their own."""

import struct

from chalicelib.qti.packages.media.riff import pieces

_KEPT = {
    b"WEBP": (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"),
    b"WAVE": (b"fmt ", b"data", b"fact"),
}
_EXIF_OR_XMP = 0x08 | 0x04
"""Bits of VP8X that promise what goes."""


def stripped_riff(data: bytes) -> bytes:
    """Keep what is drawn or sounds."""
    form = data[8:12]
    (length,) = struct.unpack("<I", data[4:8])
    kept = b"".join(
        _chunk(name, part)
        for name, part in pieces(data, 12, length + 8)
        if name in _KEPT.get(form, ())
    )
    return b"RIFF" + struct.pack("<I", 4 + len(kept)) + form + kept


def _chunk(name: bytes, part: bytes) -> bytes:
    if name == b"VP8X":
        part = bytes([part[0] & ~_EXIF_OR_XMP]) + part[1:]
    return name + struct.pack("<I", len(part)) + part + b"\x00" * (len(part) % 2)
