"""The style sheet of a form: rules of the package, and classes in the place of style attributes.

A strict content security policy allows no style attribute.
"""

from lxml import etree

from chalicelib.qti.mastering.stylesheets import ShownSheets
from chalicelib.qti.mastering.stylesheets_tokens import read_block
from chalicelib.qti.mastering.stylesheets_values import Values

_WEIGHT = 4
"""How often a class is named: a style attribute wins from a selector with fewer classes."""


class Stylesheet:
    """The styles of one form; the same declarations get the same class.

    Bodies ask for classes while they are written, so the text is complete only after the last one.
    """

    def __init__(self, sheets: ShownSheets | None = None) -> None:
        """Start without any style attribute, and with the style sheets of the package, if any."""
        self._sheets = sheets
        self._values = sheets.values if sheets else Values()
        self._classes: dict[str, str] = {}

    def dress(self, document: str, element: etree._Element, delivered: etree._Element) -> None:
        """Put the scopes of its style sheets on what became of a body or rubric."""
        if self._sheets:
            self._sheets.dress(document, element, delivered)

    def class_for(self, style: str) -> str | None:
        """Return the class that stands for a style attribute; None when nothing of it is kept."""
        kept = self._values.declarations(read_block(style))
        if not kept:
            return None
        return self._classes.setdefault(kept, f"fs-{len(self._classes) + 1}")

    @property
    def text(self) -> str:
        """Return the stylesheet."""
        are_shown = self._sheets is not None and self._sheets.are_shown
        weight = _WEIGHT if are_shown else 1
        own = "".join(f"{f'.{name}' * weight}{{{style}}}" for style, name in self._classes.items())
        return self._sheets.text(own) if self._sheets else own
