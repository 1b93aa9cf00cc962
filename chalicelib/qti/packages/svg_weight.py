"""Counts what a browser would draw of an SVG: ten lines of ``use`` can ask for billions."""

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.xml import DEEPEST, XLINK_HREF, local_name

MOST_SHAPES = 100_000
"""A large map has about 20,000."""


def check_weight(root: etree._Element, findings: Findings) -> bool:
    """Tell whether a drawing, with all that ``use`` repeats, can be drawn in reasonable time."""
    light = _Counting(root).count(root, 0) <= MOST_SHAPES
    if not light:
        findings.on(root.sourceline).add("svg-too-heavy", most=str(MOST_SHAPES))
    return light


class _Counting:
    """Counts elements, each once, so that counting itself stays quick."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id = {one.get("id", ""): one for one in root.iter("*") if one.get("id")}
        self._counts: dict[etree._Element, int] = {}

    def count(self, element: etree._Element, depth: int) -> int:
        """Count an element with what it holds and repeats."""
        if depth > DEEPEST:
            return MOST_SHAPES + 1
        if element not in self._counts:
            # Until its count is known it counts as too much: an element that repeats itself.
            self._counts[element] = MOST_SHAPES + 1
            inside = [*element.iterchildren("*"), *self._repeated(element)]
            self._counts[element] = 1 + sum(self.count(one, depth + 1) for one in inside)
        return self._counts[element]

    def _repeated(self, element: etree._Element) -> list[etree._Element]:
        if local_name(element) != "use":
            return []
        address = element.get("href") or element.get(XLINK_HREF) or ""
        target = self._by_id.get(address.removeprefix("#"))
        return [] if target is None else [target]
