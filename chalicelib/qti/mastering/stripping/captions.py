"""Strips captions: WebVTT has notes, names and styles between what it shows."""

import re

_BLOCKS = re.compile(r"\n(?:[ \t]*\n)+")
_TIMES = re.compile(r"^[ \t]*(\S+)[ \t]+-->[ \t]+(\S+)(.*)$", re.MULTILINE)
_SETTING = re.compile(r"\b(?:vertical|line|position|size|align):[0-9.%,a-z-]{1,24}")
_CLASSES = re.compile(r"<(c|i|b|u|v|lang|ruby|rt)\.[^\s>]*")


def stripped_captions(data: bytes) -> bytes:
    """Keep the cues: their times, places and texts."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    cues = [cue for block in _BLOCKS.split(text.strip("\n")) if (cue := _cue(block))]
    return ("\n\n".join(["WEBVTT", *cues]) + "\n").encode()


def _cue(block: str) -> str:
    """Write a cue; the header, notes, styles and regions have no times, and stay behind."""
    times = _TIMES.search(block)
    if times is None:
        return ""
    settings = " ".join(["", *_SETTING.findall(times[3])])
    spoken = _CLASSES.sub(r"<\1", block[times.end() :])
    return f"{times[1]} --> {times[2]}{settings}{spoken}"
