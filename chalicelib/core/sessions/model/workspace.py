"""What a candidate arranged around the answers: how the exam looks, what is marked and seen."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, get_args

from chalicelib.core.kernel import ItemId

TextSize = Literal[100, 125, 150, 175, 200]
LineSpacing = Literal[100, 150, 200]
Zoom = Literal[100, 150, 200, 300, 400]


class Language(StrEnum):
    """The language of the exam app around the items."""

    DUTCH = "nl"
    ENGLISH = "en"


class ColourScheme(StrEnum):
    """The colours in which a candidate reads best."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    SOFT = "soft"


@dataclass(frozen=True)
class Preferences:
    """How a candidate wants to see the exam; sizes are percentages of what is normal.

    ``time_warnings``: whether it is said that ten and five minutes are left.

    :raises ValueError: if a size is none of those that the exam app offers.
    """

    language: Language = Language.DUTCH
    colour_scheme: ColourScheme = ColourScheme.LIGHT
    text_size: TextSize = 100
    line_spacing: LineSpacing = 100
    zoom: Zoom = 100
    time_hidden: bool = False
    time_warnings: bool = True

    def __post_init__(self) -> None:
        """Refuse a size that no screen can show."""
        sizes = ((self.text_size, TextSize), (self.line_spacing, LineSpacing), (self.zoom, Zoom))
        if any(size not in get_args(offered) for size, offered in sizes):
            raise ValueError(f"no such size in {self}")


@dataclass(frozen=True)
class Workspace:
    """Preferences, and the items that a candidate marked for later or has seen.

    Nothing in it says anything about an answer: it is not in the journal, and may get lost.
    """

    preferences: Preferences = field(default_factory=Preferences)
    marked: tuple[ItemId, ...] = ()
    seen: tuple[ItemId, ...] = ()
