"""Judges a picture by its bytes: what a file is called or claims to be counts for nothing."""

import hashlib
from dataclasses import dataclass

from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.svg import check_svg

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


@dataclass(frozen=True)
class Asset:
    """A file that an item shows, with the media type of its content and its hash."""

    path: str
    media_type: str
    data: bytes
    sha256: str


def read_asset(path: str, data: bytes, findings: Findings) -> Asset | None:
    """Open a picture; what is wrong with it goes to the findings."""
    media_type = raster_type(data)
    if media_type is None and check_svg(data, findings):
        media_type = "image/svg+xml"
    if media_type is None:
        return None
    return Asset(path, media_type, data, hashlib.sha256(data).hexdigest())


def raster_type(data: bytes) -> str | None:
    """Return the media type of a raster picture by its first bytes, or None."""
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return None
