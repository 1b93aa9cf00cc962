"""Strips PNG, JPEG and GIF: what does not change the picture stays behind."""

import struct
import zlib

from chalicelib.qti.packages.media import gif, jpeg, png

_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_JFIF, _EXIF, _ICC, _ADOBE = b"JFIF\x00", b"Exif\x00\x00", b"ICC_PROFILE\x00", b"Adobe"
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_ORIENTATION = 0x0112


def stripped_png(data: bytes) -> bytes:
    """Keep what a PNG is drawn from; texts, times and all behind the end go."""
    kept = [png.MAGIC]
    for name, part in png.pieces(data):
        if name in _PNG_KEPT:
            kept.append(_png_chunk(name, _unnamed(part) if name == b"iCCP" else part))
    return b"".join(kept)


def stripped_jpeg(data: bytes) -> bytes:
    """Keep what a JPEG is drawn from, and which way up it is."""
    kept, at = [data[:2]], 2
    while data[at + 1] != _END:
        if data[at + 1] == 0xFF:
            at += 1
            continue
        marker = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        part = data[at + 4 : at + 2 + length]
        kept.append(_jpeg_segment(marker, part))
        at += 2 + length
        if marker == _SCAN:
            start, at = at, jpeg.end_of_scan(data, at)
            kept.append(data[start:at])
    return b"".join([*kept, b"\xff\xd9"])


def stripped_gif(data: bytes) -> bytes:
    """Keep the pictures of a GIF and how they follow each other; comments and texts go."""
    at = 13 + gif.table_bytes(data[10])
    kept = [data[:at]]
    while data[at : at + 1] != gif.TRAILER:
        is_picture = data[at : at + 1] == gif.IMAGE
        start = at
        at = gif.past_blocks(data, at + (11 + gif.table_bytes(data[at + 9]) if is_picture else 2))
        # F9 says how long a picture stays; FF of Netscape says how often all of them return.
        repeats = data[start + 1] == 0xFF and data[start + 3 : start + 14] == b"NETSCAPE2.0"
        if is_picture or data[start + 1] == 0xF9:
            kept.append(data[start:at])
        elif repeats:
            kept.append(data[start : start + 18] + b"\x00")
    return b"".join([*kept, gif.TRAILER])


def _png_chunk(name: bytes, part: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + part))
    return struct.pack(">I", len(part)) + name + part + checksum


def _unnamed(profile: bytes) -> bytes:
    return b"ICC\x00" + profile.partition(b"\x00")[2]


def _jpeg_segment(marker: int, part: bytes) -> bytes:
    if marker == _COMMENT:
        return b""
    if marker in _APPLICATIONS:
        if part.startswith(_EXIF):
            part = _only_orientation(part)
        elif part.startswith(_JFIF):
            # Behind these bytes a small picture may stand: of the picture before it was cut.
            part = part[:12] + b"\x00\x00"
        elif part.startswith(_ADOBE):
            part = part[:12]
        elif not part.startswith(_ICC):
            return b""
    return bytes([0xFF, marker]) + struct.pack(">H", len(part) + 2) + part if part else b""


def _only_orientation(part: bytes) -> bytes:
    """Return EXIF that says nothing but the orientation; nothing when it did not say it."""
    order = {b"II": "<", b"MM": ">"}.get(part[6:8])
    if order is None or len(part) < 14:
        return b""
    start = 6 + struct.unpack(f"{order}I", part[10:14])[0]
    if len(part) < start + 2:
        return b""
    (count,) = struct.unpack(f"{order}H", part[start : start + 2])
    for at in range(start + 2, min(start + 2 + 12 * count, len(part) - 11), 12):
        tag, kind, many, value = struct.unpack(f"{order}HHIH", part[at : at + 10])
        if (tag, kind, many) == (_ORIENTATION, 3, 1) and 2 <= value <= 8:
            entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, value, 0)
            return _EXIF + b"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + b"\x00" * 4
    return b""
