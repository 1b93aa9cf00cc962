"""The style sheets of a package, as a form shows them: each only in the bodies that name it."""

import re
from collections import defaultdict
from collections.abc import Mapping

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.stylesheets_rules import Sheet, faces, family_of
from chalicelib.qti.mastering.stylesheets_selectors import Named
from chalicelib.qti.mastering.stylesheets_values import Values
from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.names import resolve

_WHOLE = ("itemBody", "stimulusBody")
_OF_TESTS = ("assessmentTest", "assessmentSection")


class ShownSheets:
    """The style sheets that bodies name, each with a class of its own as its scope.

    Bodies are dressed while they are written, so the text is complete only after the last one.
    """

    def __init__(
        self,
        sheets: Mapping[str, str],
        assets: ShownAssets,
        findings: Findings,
    ) -> None:
        """Start from the style sheets of the package, by path, none of them shown yet."""
        self._sheets = sheets
        self._assets = assets
        self._findings = findings
        self._named: dict[str, Named] = defaultdict(Named)
        texts = [text for _, text in sorted(self._sheets.items())]
        names = [family_of(one) for text in texts for one in faces(text)]
        fonts = {name: f"ff-{number}" for number, name in enumerate(dict.fromkeys(names), 1)}
        self.values = Values(fonts)

    @property
    def are_shown(self) -> bool:
        """Tell whether any body names a style sheet of the package."""
        return bool(self._named)

    def dress(self, document: str, element: etree._Element, delivered: etree._Element) -> None:
        """Put the scopes of its style sheets on what became of a body or rubric."""
        paths = [resolve(document, one) for one in _addresses(element)]
        shown = [one for one in dict.fromkeys(paths) if one is not None and one in self._sheets]
        for path in shown:
            self._named[path].add(delivered)
        if shown:
            own = delivered.get("class", "").split()
            delivered.set("class", " ".join([*own, *map(self._scope, shown)]))

    def text(self, styles: str) -> str:
        """Return the rules of every sheet that was shown, before these styles.

        What is left out gets a remark; a font that no rule asks for does not travel.
        """
        sheets = {path: self._sheet(path) for path in self._named}
        rules = styles
        for path in reversed(sheets):
            rules = sheets[path].rules(self._scope(path), self._named[path]) + rules
        fonts = "".join(
            sheet.faces(lambda name: _asks_for(rules, name)) for sheet in sheets.values()
        )
        for path, sheet in sheets.items():
            if sheet.left:
                self._findings.at(path).remark("style-left", found=", ".join(sheet.left))
        return fonts + rules

    def _sheet(self, path: str) -> Sheet:
        def address(reference: str, kind: str) -> str | None:
            found = self._assets.media_type(path, reference) or ""
            return self._assets.address(path, reference) if found.startswith(kind) else None

        return Sheet(self._sheets[path], self.values, address)

    def _scope(self, path: str) -> str:
        return f"fx-{list(self._named).index(path) + 1}"


def _addresses(element: etree._Element) -> list[str]:
    """Return the style sheets of a body, of a rubric, or of the test around a rubric."""
    name, parent = qti_name(element), element.getparent()
    holders = [element]
    if name in _WHOLE and parent is not None:
        holders = [parent, element]
    elif name == "rubricBlock":
        above = [one for one in element.iterancestors() if qti_name(one) in _OF_TESTS]
        holders = [*above[::-1], element]
    elif name not in _WHOLE:
        return []
    return [
        child.get("href", "")
        for holder in holders
        for child in holder
        if qti_name(child) == "stylesheet"
    ]


def _asks_for(rules: str, font: str) -> bool:
    return re.search(rf"\b{font}\b", rules) is not None
