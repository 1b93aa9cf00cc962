"""Turns style attributes into classes: a strict content security policy allows no inline style."""

import re

from chalicelib.qti.vocabulary import STYLES, words

_SAFE_VALUE = re.compile(r"[A-Za-z0-9 .,#%+\-/'\"()]{1,120}")
_IMPORTANT = re.compile(r"\s*!\s*important$", re.IGNORECASE)
_FUNCTION = re.compile(r"([A-Za-z-]*)\s*\(")
_SAFE_FUNCTIONS = words("rgb rgba hsl hsla calc min max clamp minmax repeat fit-content")
"""Others load something (``url``, ``image-set``) or read what is elsewhere (``attr``, ``var``)."""


class Stylesheet:
    """The styles of one form; the same declarations get the same class.

    Bodies ask for classes while they are written, so the text is complete only after the last one.
    """

    def __init__(self) -> None:
        """Start without any style."""
        self._classes: dict[str, str] = {}

    def class_for(self, style: str) -> str | None:
        """Return the class that stands for a style attribute; None when nothing of it is kept."""
        kept = ";".join(_declarations(style))
        if not kept:
            return None
        return self._classes.setdefault(kept, f"fs-{len(self._classes) + 1}")

    @property
    def text(self) -> str:
        """Return the stylesheet."""
        return "".join(f".{name}{{{style}}}" for style, name in self._classes.items())


def _declarations(style: str) -> list[str]:
    kept = []
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), _IMPORTANT.sub("", " ".join(value.split()))
        if name in STYLES and _is_safe(value):
            kept.append(f"{name}:{value}")
    return kept


def _is_safe(value: str) -> bool:
    functions = {name.lower() for name in _FUNCTION.findall(value)}
    return bool(_SAFE_VALUE.fullmatch(value)) and functions <= _SAFE_FUNCTIONS
