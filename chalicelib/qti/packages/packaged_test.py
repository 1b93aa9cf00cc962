"""A test of a package with its items, read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from chalicelib.core.exams import PackageLimits, PackageRefused, in_megabytes
from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.items.item import Item, read_document, read_item
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.packages.amount import Amount
from chalicelib.qti.packages.manifest import MANIFEST, Manifest
from chalicelib.qti.packages.structure import SectionFile, Structure, read_structure
from chalicelib.qti.xml import XML_LANG

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class PackagedTest:
    """One assessmentTest of a package, which becomes a form; ``items`` by reference id.

    A package without a test has one that nobody wrote: then there is no XML and no data.
    """

    path: str
    data: bytes | None
    xml: etree._Element | None
    structure: Structure
    items: dict[str, Item]

    @property
    def documents(self) -> tuple[tuple[str, etree._Element], ...]:
        """Return the path and the root of the test and of the sections in files of their own."""
        own = () if self.xml is None else ((self.path, self.xml),)
        return (*own, *((one.path, one.xml) for one in self.structure.section_files))

    @property
    def title(self) -> str:
        """Return the title of the test; none without a test.

        The catalogue tells it before any exam starts, so no word of an item may stand in for it.
        """
        return self.structure.title

    @property
    def language(self) -> str:
        """Return the language that the test or its first item with one states, else Dutch."""
        roots = [*([] if self.xml is None else [self.xml])]
        roots += [item.xml for item in self.items.values()]
        stated = [one.get(XML_LANG, "") for one in roots]
        return next((language for language in stated if _LANGUAGE.fullmatch(language)), "nl")


def refuse_large(paths: Iterable[str], files: dict[str, bytes], limits: PackageLimits) -> None:
    """Stop at documents that are too large to read. :raises PackageRefused: naming each."""
    findings = Findings(MANIFEST)
    for path in paths:
        if len(files.get(path, b"")) > limits.xml_bytes:
            findings.at(path).add("file-too-large", most=in_megabytes(limits.xml_bytes))
    findings.refuse_if_any()


class TestReader:
    """Reads the tests of a package, each item once."""

    __test__ = False

    def __init__(self, files: dict[str, bytes], limits: PackageLimits, findings: Findings) -> None:
        """Read from these files. :raises PackageRefused: when they hold too much."""
        self._amount = Amount(files, limits)
        self._files = files
        self._limits = limits
        self._findings = findings
        self._items: dict[str, Item | None] = {}

    def read_test(self, path: str) -> PackagedTest:
        """Read a test with its items. :raises PackageRefused: when it cannot be read at all."""
        if path not in self._files:
            raise refused("file-missing", MANIFEST, file=path)
        root = read_document(self._files[path], "assessmentTest", self._findings.at(path))
        if root is None:
            raise PackageRefused(tuple(self._findings.reasons))
        return self._with_items(path, root, normalise(root))

    def imply_test(self, manifest: Manifest) -> PackagedTest:
        """Make the test of a package that has items only: all of them, freely visited."""
        return self._with_items(MANIFEST, None, implied_test(manifest))

    @property
    def items_tried(self) -> set[str]:
        """Return the paths of the items that tests name, readable or not."""
        return set(self._items)

    def _with_items(self, path: str, root: etree._Element | None, tree: Node) -> PackagedTest:
        structure = read_structure(tree, path, self._findings.at(path), self._open_section)
        if not 0 < len(structure.places) <= structure.most_items <= self._limits.items:
            count, most = str(structure.most_items), str(self._limits.items)
            self._findings.at(path).add("item-count", count=count, most=most)
            self._findings.refuse_if_any()
        refuse_large((one.path for one in structure.places.values()), self._files, self._limits)
        for place in structure.places.values():
            self._amount.count(place.path)
        read = {name: self._read_item(place.path) for name, place in structure.places.items()}
        items = {name: item for name, item in read.items() if item is not None}
        data = self._files[path] if root is not None else None
        return PackagedTest(path, data, root, structure, items)

    def _open_section(self, path: str, findings: Findings) -> SectionFile | None:
        if path not in self._files:
            findings.add("file-missing", file=path)
            return None
        refuse_large([path], self._files, self._limits)
        self._amount.count(path)
        data = self._files[path]
        root = read_document(data, "assessmentSection", findings.at(path))
        return None if root is None else SectionFile(path, data, root, normalise(root))

    def _read_item(self, path: str) -> Item | None:
        if path not in self._items:
            here = self._findings.at(path)
            if path not in self._files:
                here.add("file-missing", file=path)
            found = self._files.get(path)
            self._items[path] = None if found is None else read_item(path, found, here)
        return self._items[path]


def implied_test(manifest: Manifest) -> Node:
    """Write the test of a package without one: its items in their order, freely visited."""
    references = tuple(
        Node("assessmentItemRef", {"identifier": f"ITEM-{number}", "href": path}, "", ())
        for number, path in enumerate(manifest.items, start=1)
    )
    section = Node("assessmentSection", {"identifier": "SECTION-1"}, "", references)
    modes = {"navigationMode": "nonlinear", "submissionMode": "individual"}
    attributes = {"identifier": "PART-1", **modes}
    return Node("assessmentTest", {}, "", (Node("testPart", attributes, "", (section,)),))
