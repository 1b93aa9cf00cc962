"""Strips MP3 and MP4 of their tags: titles, lyrics, comments, covers."""

import struct

from chalicelib.qti.packages.media.mp3 import frame_bytes, past_tag

_HOLDERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf")
_TOLD = (b"udta", b"meta", b"uuid", b"free", b"skip", b"name", b"cprt")
_HEADER_BYTES = 8
_HANDLER_NAME = 24
"""Where the name begins in a box that says what a track is (ISO 14496-12, 8.4.3)."""


def stripped_mp3(data: bytes) -> bytes:
    """Keep the frames alone: tags stand before and behind them."""
    start = at = past_tag(data)
    while (length := frame_bytes(data, at)) and at + length <= len(data):
        at += length
    # A last frame that is cut off is sound too.
    return data[start:] if frame_bytes(data, at) else data[start:at]


def stripped_mp4(data: bytes) -> bytes:
    """Empty the boxes with words; nothing moves, because tables point at places in the file."""
    emptied = bytearray(data)
    _empty(emptied, 0, len(emptied))
    return bytes(emptied)


def _empty(data: bytearray, start: int, end: int) -> None:
    at = start
    while at + _HEADER_BYTES <= end:
        length, name = struct.unpack(">I4s", data[at : at + _HEADER_BYTES])
        header = _HEADER_BYTES
        if length == 1:
            (length,) = struct.unpack(">Q", data[at + 8 : at + 16])
            header = 16
        stop = at + length if length else end
        if stop > end or stop < at + header:
            return
        if name in _HOLDERS:
            _empty(data, at + header, stop)
        elif name in _TOLD:
            data[at + 4 : at + 8] = b"free"
            data[at + header : stop] = bytes(stop - at - header)
        elif name == b"hdlr":
            named = min(at + header + _HANDLER_NAME, stop)
            data[named:stop] = bytes(stop - named)
        at = stop
