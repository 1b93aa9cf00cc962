"""Reads what a package says about itself: of the exam, and of each item."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from chalicelib.core.exams import ItemFacts, PackageFacts, PackageLimits
from chalicelib.qti.items.item import Item
from chalicelib.qti.node import Node
from chalicelib.qti.packages import lom
from chalicelib.qti.packages.manifest import Manifest, Resource
from chalicelib.qti.xml import XmlUnreadable, parse

MOST_FILES = 5
"""Files of metadata that we look into for one resource; makers write one."""
_SUBJECT = ("discipline",)
_LEVEL = ("educational level",)
_DOMAIN = ("competency", "educational objective", "idea", "skill level", "discipline")
_MAXIMUM = ("MAXSCORE", "MAX_SCORE")
"""Outcomes that hold the maximum by convention; a constant, so as good as metadata."""
_TOOLS = {
    "calculator": "calculator",
    "rule": "ruler",
    "protractor": "protractor",
    "digitalMaterial": "digital_material",
    "physicalMaterial": "physical_material",
}
"""Elements of companion materials -> the names of ``ItemFacts.tools``."""


class Metadata:
    """The metadata of a package: in the manifest, and in files that it names for this."""

    def __init__(self, manifest: Manifest, files: dict[str, bytes], limits: PackageLimits) -> None:
        """Read nothing yet."""
        self._manifest = manifest
        self._files = files
        self._limits = limits
        self._by_id = {one.id: one for one in manifest.resources}
        self._roots: dict[str, etree._Element | None] = {}
        self.used: set[str] = set()

    def of_package(self, titles: list[str]) -> PackageFacts:
        """Return the facts of the exam; ``titles`` are those of its tests."""
        sources = list(self._of_exam())
        stated = _first(lom.title(one) for one in sources)
        # Tests that are called differently are variants: none of them names the exam.
        shared = titles[0] if len(set(titles)) == 1 else ""
        title = shared if len(titles) == 1 and shared else stated or shared
        return PackageFacts(
            title=lom.plain(title),
            subject=_first(lom.classified(one, *_SUBJECT) for one in sources),
            level=_first(lom.classified(one, *_LEVEL) or lom.context(one) for one in sources),
        )

    def of_item(self, item: Item) -> ItemFacts:
        """Return the facts of an item."""
        sources = [
            source
            for one in self._manifest.resources
            if one.kind == "item" and one.path == item.path
            for source in self._of_resource(one)
        ]
        tools = tuple(dict.fromkeys(_tools(item.tree)))
        return ItemFacts(
            domain=_first(lom.classified(one, *_DOMAIN) or _standard(one) for one in sources),
            max_score=_stated_maximum(item.tree),
            calculator=True if "calculator" in tools else None,
            tools=tools,
        )

    def _of_exam(self) -> Iterator[etree._Element]:
        yield from self._manifest.xml.iterchildren("{*}metadata")
        for one in self._manifest.resources:
            if one.kind == "test":
                yield from self._of_resource(one)

    def _of_resource(self, resource: Resource) -> Iterator[etree._Element]:
        yield from resource.xml.iterchildren("{*}metadata")
        named = (self._by_id.get(identifier) for identifier in resource.dependencies)
        described = (one for one in named if one is not None and _is_metadata(one))
        for other in islice(described, MOST_FILES):
            yield from self._read(other)

    def _read(self, resource: Resource) -> Iterator[etree._Element]:
        path = resource.path or ""
        if path not in self._roots:
            self._roots[path] = self._parsed(path)
        root = self._roots[path]
        if root is not None:
            self.used.add(path)
            yield root

    def _parsed(self, path: str) -> etree._Element | None:
        data = self._files.get(path)
        if data is None or len(data) > self._limits.xml_bytes:
            return None
        try:
            return parse(data)
        except XmlUnreadable:
            # An exam goes on without its metadata; the file is listed as not used.
            return None


def _is_metadata(resource: Resource) -> bool:
    return "metadata" in resource.xml.get("type", "").lower()


def _standard(source: etree._Element) -> str:
    return _first(
        lom.plain(label.text or "")
        for standards in lom.named(source, "curriculumstandardsmetadata")
        for label in lom.named(standards, "label")
    )


def _tools(tree: Node) -> Iterator[str]:
    for materials in tree.all("companionMaterialsInfo"):
        for node in materials.walk():
            if node.name in _TOOLS:
                yield _TOOLS[node.name]


def _stated_maximum(tree: Node) -> float | None:
    for outcome in tree.all("outcomeDeclaration"):
        default = outcome.child("defaultValue")
        value = default.child("value") if default else None
        if outcome.get("identifier") in _MAXIMUM and value is not None:
            text = value.text.strip()
            # Digits only: float() also takes "nan" and "1e999".
            return float(text) if text.replace(".", "", 1).isdecimal() and len(text) < 10 else None
    return None


def _first(texts: Iterator[str]) -> str:
    return next((text for text in texts if text), "")
