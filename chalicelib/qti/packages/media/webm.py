"""Walks through the elements of a WebM file (RFC 8794, and the WebM guidelines)."""

from collections.abc import Iterator

from chalicelib.qti.packages.media.seen import Broken, Seen, counted, take

MAGIC = b"\x1a\x45\xdf\xa3"
_DOC_TYPE, _SEGMENT, _TRACKS, _TRACK, _TRACK_TYPE, _CLUSTER = (
    0x4282,
    0x18538067,
    0x1654AE6B,
    0xAE,
    0x83,
    0x1F43B675,
)
_HOLDERS = {0x1A45DFA3, _SEGMENT, _TRACKS, _TRACK}
_FILM, _SOUND = 1, 2
_DEEPEST = 4


def read_webm(data: bytes) -> Seen:
    """Read a WebM. :raises Broken: when damaged, or without sound or film."""
    elements = counted(_elements(data, 0, len(data), 0))
    if dict(reversed(elements)).get(_DOC_TYPE, b"").rstrip(b"\x00") != b"webm":
        raise Broken
    tracks = {int.from_bytes(part, "big") for name, part in elements if name == _TRACK_TYPE}
    if not any(name == _CLUSTER for name, _ in elements):
        raise Broken
    if _FILM in tracks:
        return Seen("video/webm")
    if _SOUND in tracks:
        return Seen("audio/webm")
    raise Broken


def _elements(data: bytes, start: int, end: int, depth: int) -> Iterator[tuple[int, bytes]]:
    at = start
    while at < end:
        name, at = _number(data, at, keep_marker=True)
        length, after = _number(data, at, keep_marker=False)
        # All ones means that the length is not known: it goes on to the end (live recordings).
        unknown = length == (1 << 7 * (after - at)) - 1
        at, stop = after, end if unknown else after + length
        if stop > end:
            raise Broken
        yield name, data[at : min(stop, at + 64)]
        if depth < _DEEPEST and (name in _HOLDERS or (unknown and name == _CLUSTER)):
            yield from _elements(data, at, stop, depth + 1)
        at = stop


def _number(data: bytes, at: int, *, keep_marker: bool) -> tuple[int, int]:
    first = take(data, at, 1)[0]
    width = 9 - first.bit_length()
    if width > 8:
        raise Broken
    value = int.from_bytes(take(data, at, width), "big")
    return (value if keep_marker else value & (1 << 7 * width) - 1), at + width
