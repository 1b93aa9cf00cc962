"""Walks through the frames of an MP3 (ISO 11172-3 and 13818-3, layer III)."""

from chalicelib.qti.packages.media.seen import Broken, Seen, take

_RATES = (44_100, 48_000, 32_000)
_BITRATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_BITRATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_TAG_BYTES = 128
_TAGS = (b"APETAGEX", b"LYRICSBEGIN", b"3DI")
"""What may follow the last frame."""


def is_mp3(data: bytes) -> bool:
    """Tell whether a file begins as an MP3 does."""
    return data[:3] == b"ID3" or frame_bytes(data, 0) > 0


def read_mp3(data: bytes) -> Seen:
    """Read an MP3. :raises Broken: when its frames do not follow each other to the end."""
    start = at = past_tag(data)
    frames = 0
    while (length := frame_bytes(data, at)) and at + length <= len(data):
        at += length
        frames += 1
    if not frames or frames < _promised(data[start : start + 200]) or not _is_end(data, at):
        raise Broken
    return Seen("audio/mpeg")


def _is_end(data: bytes, at: int) -> bool:
    rest = data[at:]
    if rest.startswith(b"TAG"):
        return len(rest) == _TAG_BYTES
    # Some encoders cut the last frame, so that it ends after the file does.
    cut = bool(frame_bytes(data, at))
    return cut or rest.startswith(_TAGS) or not rest.strip(b"\x00")


def _promised(first: bytes) -> int:
    """Return how many frames the first one says that follow, if it does (LAME, Xing)."""
    at = max(first.find(b"Xing"), first.find(b"Info"))
    if at < 0 or len(first) < at + 12 or not first[at + 7] & 1:
        return 0
    return int.from_bytes(first[at + 8 : at + 12], "big")


def past_tag(data: bytes) -> int:
    """Return the place of the first frame, behind the tag of ID3."""
    if data[:3] != b"ID3":
        return 0
    header = take(data, 0, 10)
    # Sizes in ID3 have seven bits to the byte.
    size = sum(
        (byte & 0x7F) << shift for byte, shift in zip(header[6:], (21, 14, 7, 0), strict=True)
    )
    at = 10 + size + (10 if header[5] & 0x10 else 0)
    while data[at : at + 1] == b"\x00":
        at += 1
    return at


def frame_bytes(data: bytes, at: int) -> int:
    """Return the length of the frame at a place; 0 where there is none."""
    header = data[at : at + 4]
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate, bitrate = header[1] >> 3 & 3, header[2] >> 2 & 3, header[2] >> 4
    if version == 1 or rate == 3 or bitrate in (0, 15):
        return 0
    padding = header[2] >> 1 & 1
    if version == 3:
        return 144_000 * _BITRATES_1[bitrate] // _RATES[rate] + padding
    return 72_000 * _BITRATES_2[bitrate] // (_RATES[rate] // (2 if version == 2 else 4)) + padding
