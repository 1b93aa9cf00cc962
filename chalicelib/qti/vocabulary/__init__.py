"""What may stand in the body of an item: everything that is not listed here is not delivered.

One list serves both sides: checking refuses an item that holds more, mastering copies no more.
"""

from chalicelib.qti.vocabulary.drawing import (
    MATH,
    MATH_ATTRIBUTES,
    MATH_DROPPED,
    MATHML,
    SSML,
    SVG,
    SVG_ATTRIBUTES,
    SVG_SHAPES,
)
from chalicelib.qti.vocabulary.html import (
    ATTRIBUTES_OF,
    DATA_ATTRIBUTES,
    HTML,
    HTML_ATTRIBUTES,
    HTML_HOMES,
    REFERRING,
    RENAMED,
    STYLES,
    XHTML,
)
from chalicelib.qti.vocabulary.qti import (
    CHOICE_LISTS,
    DROPPED,
    HOTSPOT_LISTS,
    INTERACTIONS,
    NAMED_IN_ANSWERS,
    QTI_ATTRIBUTES,
    QTI_BODY,
)
from chalicelib.qti.vocabulary.words import words

__all__ = [
    "ATTRIBUTES_OF",
    "CHOICE_LISTS",
    "DATA_ATTRIBUTES",
    "DROPPED",
    "HOTSPOT_LISTS",
    "HTML",
    "HTML_ATTRIBUTES",
    "HTML_HOMES",
    "INTERACTIONS",
    "MATH",
    "MATHML",
    "MATH_ATTRIBUTES",
    "MATH_DROPPED",
    "NAMED_IN_ANSWERS",
    "QTI_ATTRIBUTES",
    "QTI_BODY",
    "REFERRING",
    "RENAMED",
    "SSML",
    "STYLES",
    "SVG",
    "SVG_ATTRIBUTES",
    "SVG_SHAPES",
    "XHTML",
    "words",
]
