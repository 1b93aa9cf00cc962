"""Walks through the pages of an Ogg file (RFC 3533)."""

from chalicelib.qti.packages.media.seen import Broken, Seen, take

MAGIC = b"OggS"
_HEADER_BYTES = 27
_FIRST, _LAST = 2, 4
_SOUND = (b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"Speex   ")
_FILM = (b"\x80theora",)


def read_ogg(data: bytes) -> Seen:
    """Read an Ogg. :raises Broken: when cut off, or without sound or film that we know."""
    at, starts, flags = 0, [], 0
    while at < len(data):
        header = take(data, at, _HEADER_BYTES)
        if header[:5] != MAGIC + b"\x00":
            raise Broken
        flags = header[5]
        segments = take(data, at + _HEADER_BYTES, header[26])
        at += _HEADER_BYTES + len(segments)
        body = take(data, at, sum(segments))
        if flags & _FIRST:
            starts.append(body[:8])
        at += len(body)
    if any(start.startswith(_FILM) for start in starts):
        return Seen("video/ogg")
    if any(start.startswith(_SOUND) for start in starts) and flags & _LAST:
        return Seen("audio/ogg")
    raise Broken
