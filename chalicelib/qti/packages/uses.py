"""What a document may want a file for."""

from enum import StrEnum


class Use(StrEnum):
    """What a document wants a file for."""

    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    SOUND_OR_FILM = "sound_or_film"
    CAPTIONS = "captions"
    OBJECT = "object"
    """Whatever an ``object`` shows."""
    SUPPORT = "support"
    """A read-aloud text, braille or another aid; candidates manage without it."""
    MATERIAL = "material"
    """A companion material, such as a sheet of formulas."""
    STYLE = "style"
    """A picture or font that a style sheet names."""
    STYLESHEET = "stylesheet"
    STIMULUS = "stimulus"
