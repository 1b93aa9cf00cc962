"""Opens a file of a package and says what it is."""

import hashlib
from dataclasses import dataclass

from chalicelib.core.exams import PackageLimits
from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.media import fonts, gif, jpeg, ogg, png, webm
from chalicelib.qti.packages.media.mp3 import is_mp3, read_mp3
from chalicelib.qti.packages.media.mp4 import is_mp4, read_mp4
from chalicelib.qti.packages.media.riff import read_riff
from chalicelib.qti.packages.media.seen import Active, Broken, Seen, TooManyPixels
from chalicelib.qti.packages.media.texts import is_captions, read_captions, read_pdf
from chalicelib.qti.packages.svg import check_svg


@dataclass(frozen=True)
class Asset:
    """A file that an item shows, with the media type of its content and its hash."""

    path: str
    media_type: str
    data: bytes
    sha256: str


def read_asset(path: str, data: bytes, limits: PackageLimits, findings: Findings) -> Asset | None:
    """Open a file to its end; what is wrong with it goes to the findings."""
    try:
        seen = _read(data, limits.pixels)
    except Broken:
        findings.add("asset-broken")
        return None
    except Active:
        findings.add("document-active")
        return None
    except TooManyPixels:
        findings.add("picture-too-large", most=f"{limits.pixels / 1_000_000:g}")
        return None
    if seen is None and check_svg(data, limits, findings):
        seen = Seen("image/svg+xml")
    if seen is None:
        return None
    return Asset(path, seen.media_type, data, hashlib.sha256(data).hexdigest())


def _read(data: bytes, most_pixels: int) -> Seen | None:
    if data.startswith(png.MAGIC):
        return png.read_png(data, most_pixels)
    if data.startswith(jpeg.MAGIC):
        return jpeg.read_jpeg(data, most_pixels)
    if data.startswith(gif.MAGIC):
        return gif.read_gif(data, most_pixels)
    if data.startswith(b"RIFF"):
        return read_riff(data, most_pixels)
    return _read_other(data)


def _read_other(data: bytes) -> Seen | None:
    if data.startswith(b"%PDF-"):
        return read_pdf(data)
    if data[:4] in fonts.MAGIC:
        return fonts.read_font(data)
    for begins, read in (
        (data.startswith(ogg.MAGIC), ogg.read_ogg),
        (data.startswith(webm.MAGIC), webm.read_webm),
        (is_mp4(data), read_mp4),
        (is_captions(data), read_captions),
        (is_mp3(data), read_mp3),
    ):
        if begins:
            return read(data)
    return None
