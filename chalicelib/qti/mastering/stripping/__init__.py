"""Strips files of what nobody sees or hears: cameras and editors leave words behind in them."""

from collections.abc import Callable

from chalicelib.qti.mastering.stripping.captions import stripped_captions
from chalicelib.qti.mastering.stripping.drawings import stripped_svg
from chalicelib.qti.mastering.stripping.pictures import stripped_gif, stripped_jpeg, stripped_png
from chalicelib.qti.mastering.stripping.riffs import stripped_riff
from chalicelib.qti.mastering.stripping.sounds import stripped_mp3, stripped_mp4
from chalicelib.qti.packages.media import Asset, gif, jpeg, png
from chalicelib.qti.packages.media.mp3 import is_mp3
from chalicelib.qti.packages.media.mp4 import is_mp4
from chalicelib.qti.packages.media.texts import is_captions

_STRIPPERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], bytes]], ...] = (
    (lambda data: data.startswith(png.MAGIC), stripped_png),
    (lambda data: data.startswith(jpeg.MAGIC), stripped_jpeg),
    (lambda data: data.startswith(gif.MAGIC), stripped_gif),
    (lambda data: data.startswith(b"RIFF"), stripped_riff),
    (is_mp4, stripped_mp4),
    (is_captions, stripped_captions),
    (is_mp3, stripped_mp3),
)


def stripped(asset: Asset) -> bytes:
    """Return the bytes of a file without its hidden words, as far as we know where these are.

    Fonts, Ogg and WebM go out as they are (docs/qti/delivery-format.md).
    """
    if asset.media_type == "image/svg+xml":
        return stripped_svg(asset.path, asset.data)
    for begins, strip in _STRIPPERS:
        if begins(asset.data):
            return strip(asset.data)
    return asset.data
