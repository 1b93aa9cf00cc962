"""Every interaction of QTI 2.x and 3.0: one row says what its answer may be and what it offers.

Source: QTI 3.0 ASI information model, section on interactions; the limits of 2.1 and 2.2 are the
same. Names are in the spelling of 2.x.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType

_ONE = frozenset({Cardinality.SINGLE})
_SOME = _ONE | {Cardinality.MULTIPLE}
_ROW = frozenset({Cardinality.ORDERED})
_NAME = frozenset({BaseType.IDENTIFIER})
_PAIR = frozenset({BaseType.PAIR})
_DIRECTED = frozenset({BaseType.DIRECTED_PAIR})
_POINT = frozenset({BaseType.POINT})
_FILE = frozenset({BaseType.FILE})
_TYPED = frozenset({BaseType.STRING, BaseType.INTEGER, BaseType.FLOAT})
_WHOLE = frozenset({BaseType.INTEGER})


@dataclass(frozen=True)
class Bounds:
    """The attributes with the least and the most that a candidate may give; 0 is any number."""

    least: str
    most: str
    unstated: int
    """The most, where an item does not say it."""


@dataclass(frozen=True)
class Kind:
    """What QTI says of one kind of interaction; a record has no base type."""

    cardinalities: frozenset[Cardinality]
    base_types: frozenset[BaseType]
    choices: tuple[str, ...] = ()
    """Elements, anywhere inside, that hold what a candidate chooses from."""
    targets: tuple[str, ...] = ()
    """Elements that choices are put on or in; the second half of a directed pair."""
    bounds: Bounds | None = None
    numbers: tuple[str, ...] = ()
    """Attributes that hold a whole number, besides the bounds."""
    areas: bool = False
    """Whether each choice (or target) is an area of a picture."""
    shows: tuple[str, ...] = ()
    """Elements of which one must stand inside: what the question is about."""
    scored_by_hand: bool = False
    """Whether only a person can judge the answer: a file, or something that is not QTI's own."""
    asks: bool = True
    """Whether the answer counts: pressing a button or playing a film is no answer."""

    @property
    def pairs(self) -> bool:
        """Tell whether an answer puts choices together."""
        return bool(self.base_types & {BaseType.PAIR, BaseType.DIRECTED_PAIR}) and bool(
            self.choices
        )


_CHOICES = Bounds("minChoices", "maxChoices", 1)
_ORDERED = Bounds("minChoices", "maxChoices", 0)
_ASSOCIATIONS = Bounds("minAssociations", "maxAssociations", 1)
# QTI 2.x has no such limit for gaps, and items of 3.0 are written without it: the number of gaps
# is the limit.
_GAPS = Bounds("minAssociations", "maxAssociations", 0)
_STRINGS = Bounds("minStrings", "maxStrings", 0)
_PICTURE = ("object", "img", "picture", "svg")
_ANY_TYPE = frozenset(BaseType)
_ANY_COUNT = frozenset(Cardinality)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "choiceInteraction": Kind(_SOME, _NAME, ("simpleChoice",), bounds=_CHOICES),
        "inlineChoiceInteraction": Kind(_ONE, _NAME, ("inlineChoice",)),
        "textEntryInteraction": Kind(
            _ONE | {Cardinality.RECORD}, _TYPED, numbers=("base", "expectedLength")
        ),
        "extendedTextInteraction": Kind(
            _ANY_COUNT, _TYPED, bounds=_STRINGS, numbers=("base", "expectedLength", "expectedLines")
        ),
        "orderInteraction": Kind(_ROW, _NAME, ("simpleChoice",), bounds=_ORDERED),
        "associateInteraction": Kind(
            _SOME, _PAIR, ("simpleAssociableChoice",), bounds=_ASSOCIATIONS
        ),
        "matchInteraction": Kind(
            _SOME,
            _DIRECTED,
            ("simpleAssociableChoice",),
            ("simpleAssociableChoice",),
            bounds=_ASSOCIATIONS,
        ),
        "gapMatchInteraction": Kind(
            _SOME, _DIRECTED, ("gapText", "gapImg"), ("gap",), bounds=_GAPS
        ),
        "hottextInteraction": Kind(_SOME, _NAME, ("hottext",), bounds=_CHOICES),
        "hotspotInteraction": Kind(
            _SOME, _NAME, ("hotspotChoice",), bounds=_CHOICES, areas=True, shows=_PICTURE
        ),
        "graphicOrderInteraction": Kind(
            _ROW, _NAME, ("hotspotChoice",), bounds=_ORDERED, areas=True, shows=_PICTURE
        ),
        "graphicAssociateInteraction": Kind(
            _SOME, _PAIR, ("associableHotspot",), bounds=_ASSOCIATIONS, areas=True, shows=_PICTURE
        ),
        "graphicGapMatchInteraction": Kind(
            _SOME,
            _DIRECTED,
            ("gapImg", "gapText"),
            ("associableHotspot",),
            bounds=_GAPS,
            areas=True,
            shows=_PICTURE,
        ),
        "selectPointInteraction": Kind(_SOME, _POINT, bounds=_CHOICES, shows=_PICTURE),
        "positionObjectInteraction": Kind(_SOME, _POINT, bounds=_CHOICES, shows=_PICTURE),
        "sliderInteraction": Kind(_ONE, frozenset({BaseType.INTEGER, BaseType.FLOAT})),
        "uploadInteraction": Kind(_ONE, _FILE, scored_by_hand=True),
        "drawingInteraction": Kind(_ONE, _FILE, shows=_PICTURE, scored_by_hand=True),
        "mediaInteraction": Kind(
            _ONE,
            _WHOLE,
            bounds=Bounds("minPlays", "maxPlays", 0),
            shows=("object", "audio", "video"),
            asks=False,
        ),
        "endAttemptInteraction": Kind(_ONE, frozenset({BaseType.BOOLEAN}), asks=False),
        "customInteraction": Kind(_ANY_COUNT, _ANY_TYPE, scored_by_hand=True),
        "portableCustomInteraction": Kind(_ANY_COUNT, _ANY_TYPE, scored_by_hand=True),
    }
)
"""Interaction -> what QTI says of it."""

CUSTOM = ("customInteraction", "portableCustomInteraction")
"""Interactions that bring a program of their own."""
