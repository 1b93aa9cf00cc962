"""Reads captions (WebVTT) and PDF documents."""

import re

from chalicelib.qti.packages.media.seen import Active, Broken, Seen

_TIME = r"(\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_CUE = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}([ \t].*)?\s*")
_LOADS = re.compile(r"url\s*\(|@import|\\", re.IGNORECASE)
_ACTIVE_PDF = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|SubmitForm|GoToR|URI)\b")


def is_captions(data: bytes) -> bool:
    """Tell whether a file begins as WebVTT does."""
    return re.match(rb"(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|\Z)", data) is not None


def read_captions(data: bytes) -> Seen:
    """Read captions. :raises Broken: for a wrong time, or style that loads something."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Broken from error
    cues = [line for line in text.splitlines() if "-->" in line]
    styles = re.findall(r"^STYLE\s*$(.*?)(?:\n\s*\n|\Z)", text, re.MULTILINE | re.DOTALL)
    if "\x00" in text or not all(_CUE.fullmatch(line) for line in cues):
        raise Broken
    if any(_LOADS.search(style) for style in styles):
        raise Broken
    return Seen("text/vtt")


def read_pdf(data: bytes) -> Seen:
    """Read a PDF.

    :raises Broken: when cut off.
    :raises Active: when it says that it runs, holds or links to something.
    """
    if b"%%EOF" not in data[-1024:] or b"startxref" not in data[-2048:]:
        raise Broken
    if _ACTIVE_PDF.search(data):
        raise Active
    return Seen("application/pdf")
