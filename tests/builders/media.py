"""The smallest whole pictures, sounds, films, fonts and captions, each with one call."""

import struct
import zlib


def png(width: int = 1, height: int = 1, *, frames: int = 1) -> bytes:
    """Make a black PNG; with more frames an animation."""
    pixels = zlib.compress(b"\x00" * (height * (1 + width)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    control = _png_chunk(b"fcTL", b"\x00" * 26) * frames if frames > 1 else b""
    chunks = _png_chunk(b"IHDR", header) + control + _png_chunk(b"IDAT", pixels)
    return b"\x89PNG\r\n\x1a\n" + chunks + _png_chunk(b"IEND", b"")


def jpeg(width: int = 1, height: int = 1) -> bytes:
    """Make a JPEG of which every marker is there."""
    tables = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64
    frame = b"\xff\xc0" + struct.pack(">HBHHB3B", 11, 8, height, width, 1, 1, 0x11, 0)
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34"
    return b"\xff\xd8" + tables + frame + scan + b"\xff\xd9"


def gif(width: int = 1, height: int = 1, *, frames: int = 1) -> bytes:
    """Make a GIF; with more frames an animation."""
    screen = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\x00" * 6
    image = b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00"
    return screen + (b"\x21\xf9\x04\x00\x00\x00\x00\x00" + image) * frames + b"\x3b"


def webp(width: int = 1, height: int = 1) -> bytes:
    """Make a WebP without loss."""
    bits = (width - 1) | (height - 1) << 14
    part = b"\x2f" + struct.pack("<I", bits) + b"\x00" * 7
    return _riff(b"WEBP", _riff_chunk(b"VP8L", part))


def wav() -> bytes:
    """Make a WAV of four samples."""
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    return _riff(b"WAVE", _riff_chunk(b"fmt ", form) + _riff_chunk(b"data", b"\x80" * 4))


def mp3(frames: int = 2) -> bytes:
    """Make an MP3 of 32 kbit/s with an ID3 tag before and behind it."""
    frame = b"\xff\xfb\x10\x00" + b"\x00" * 100
    return b"ID3\x04\x00\x00\x00\x00\x00\x02ab" + frame * frames + b"TAG" + b"\x00" * 125


def mp4(handler: bytes = b"vide") -> bytes:
    """Make an MP4 with one track; ``soun`` makes it an M4A."""
    told = _box(b"hdlr", b"\x00" * 8 + handler + b"\x00" * 12)
    track = _box(b"moov", _box(b"trak", _box(b"mdia", told)))
    return _box(b"ftyp", b"isom\x00\x00\x00\x00isom") + track + _box(b"mdat", b"\x00" * 8)


def ogg(start: bytes = b"OpusHead") -> bytes:
    """Make an Ogg of one page."""
    body = start + b"\x00" * 11
    return b"OggS\x00\x06" + b"\x00" * 20 + b"\x01" + bytes([len(body)]) + body


def webm(track: int = 1) -> bytes:
    """Make a WebM with one track; 1 is film, 2 is sound."""
    head = _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"webm"))
    tracks = _element(b"\x16\x54\xae\x6b", _element(b"\xae", _element(b"\x83", bytes([track]))))
    cluster = _element(b"\x1f\x43\xb6\x75", _element(b"\xe7", b"\x00"))
    return head + _element(b"\x18\x53\x80\x67", tracks + cluster)


def vtt(cue: str = "00:01.000 --> 00:02.000") -> bytes:
    """Make captions of one line."""
    return f"WEBVTT\n\n{cue}\nHallo\n".encode()


def woff2() -> bytes:
    """Make the header of a font, which is all that a reader looks at."""
    return b"wOF2" + struct.pack(">4sIHH", b"OTTO", 48, 1, 0) + b"\x00" * 32


def ttf() -> bytes:
    """Make a font of one table."""
    return (
        b"\x00\x01\x00\x00\x00\x01"
        + b"\x00" * 6
        + struct.pack(">4sIII", b"glyf", 0, 28, 4)
        + b"abcd"
    )


def pdf(inside: bytes = b"") -> bytes:
    """Make a PDF that ends as one must."""
    return b"%PDF-1.7\n" + inside + b"\nstartxref\n0\n%%EOF\n"


def _png_chunk(name: bytes, part: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + part))
    return struct.pack(">I", len(part)) + name + part + checksum


def _riff(form: bytes, chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + form + chunks


def _riff_chunk(name: bytes, part: bytes) -> bytes:
    return name + struct.pack("<I", len(part)) + part + b"\x00" * (len(part) % 2)


def _box(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I", 8 + len(part)) + name + part


def _element(name: bytes, part: bytes) -> bytes:
    return name + bytes([0x80 | len(part)]) + part
