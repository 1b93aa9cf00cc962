"""Media types: which one fits which use, and which names mean the same."""

from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.uses import Use

_SAME = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/x-png": "image/png",
    "image/svg": "image/svg+xml",
    "audio/mp3": "audio/mpeg",
    "audio/x-mp3": "audio/mpeg",
    "audio/x-mpeg": "audio/mpeg",
    "audio/wave": "audio/wav",
    "audio/x-wav": "audio/wav",
    "audio/vnd.wave": "audio/wav",
    "audio/m4a": "audio/mp4",
    "audio/x-m4a": "audio/mp4",
    "audio/aac": "audio/mp4",
    "video/x-m4v": "video/mp4",
    "audio/opus": "audio/ogg",
    "audio/vorbis": "audio/ogg",
    "text/webvtt": "text/vtt",
}
"""Names that makers use -> the registered one."""

_CONTAINERS = {
    "application/ogg": ("audio/ogg", "video/ogg"),
    "video/ogg": ("audio/ogg",),
    "video/mp4": ("audio/mp4",),
    "application/mp4": ("audio/mp4", "video/mp4"),
    "video/webm": ("audio/webm",),
}
"""A name that says less than the content does -> what may be inside."""

_FITTING: dict[Use, tuple[str, ...]] = {
    Use.PICTURE: ("image/",),
    Use.SOUND: ("audio/",),
    Use.FILM: ("video/", "audio/"),
    Use.SOUND_OR_FILM: ("video/", "audio/"),
    Use.CAPTIONS: ("text/vtt",),
    Use.OBJECT: ("image/", "video/", "audio/"),
    Use.SUPPORT: ("",),
    Use.MATERIAL: ("image/", "video/", "audio/", "application/pdf"),
    Use.STYLE: ("image/", "font/"),
}


def fits(media_type: str, use: Use) -> bool:
    """Tell whether a file of this media type can be used so."""
    return media_type.startswith(_FITTING[use])


def check_declared(declared: str, found: str, findings: Findings) -> None:
    """Find a file that is not what its document says: the document may be about another file."""
    plain = declared.split(";")[0].strip().lower()
    plain = _SAME.get(plain, plain)
    if plain and plain != found and found not in _CONTAINERS.get(plain, ()):
        findings.add("media-type-wrong", declared=declared, found=found)
