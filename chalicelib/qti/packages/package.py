"""A whole package, opened: the test, its items and the pictures they show."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from chalicelib.core.exams import Navigation, PackageRefused
from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.items.item import Item, read_document, read_item
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.packages.archive import read_archive
from chalicelib.qti.packages.limits import PackageLimits, in_megabytes
from chalicelib.qti.packages.manifest import MANIFEST, Manifest, read_manifest
from chalicelib.qti.packages.media import Asset, read_asset
from chalicelib.qti.packages.references import picture_paths
from chalicelib.qti.packages.structure import PlannedSection, read_structure

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class TestDocument:
    """The assessmentTest of a package."""

    __test__ = False

    path: str
    data: bytes
    xml: etree._Element


@dataclass(frozen=True)
class Package:
    """What a package holds, read and found safe to work on; ``items`` are keyed by reference id."""

    title: str
    language: str
    navigation: Navigation
    sections: tuple[PlannedSection, ...]
    items: dict[str, Item]
    assets: dict[str, Asset]
    test: TestDocument | None


def read_package(data: bytes, limits: PackageLimits, findings: Findings) -> Package:
    """Read a package; what is wrong goes to the findings.

    :raises PackageRefused: when nothing can be read at all.
    """
    files = read_archive(data, limits)
    _refuse_large([MANIFEST], files, limits)
    manifest = read_manifest(files, findings)
    _refuse_large(manifest.tests, files, limits)
    if len(manifest.tests) > 1:
        raise refused("several-tests", MANIFEST, count=str(len(manifest.tests)))
    test = _read_test(files, manifest, findings)
    path = test.path if test else MANIFEST
    tree = normalise(test.xml) if test else _implied_test(manifest)
    structure = read_structure(tree, path, findings.at(path))
    if not 0 < len(structure.items) <= limits.items:
        count, most = str(len(structure.items)), str(limits.items)
        findings.at(path).add("item-count", count=count, most=most)
        findings.refuse_if_any()
    _refuse_large(structure.items.values(), files, limits)
    items = _read_items(files, structure.items, findings)
    documents = [(item.path, item.xml) for item in items.values()]
    return Package(
        structure.title or next((item.title for item in items.values()), ""),
        _language(test, items),
        structure.navigation,
        structure.sections,
        items,
        _read_assets(files, [(test.path, test.xml), *documents] if test else documents, findings),
        test,
    )


def _refuse_large(paths: Iterable[str], files: dict[str, bytes], limits: PackageLimits) -> None:
    findings = Findings(MANIFEST)
    for path in paths:
        if len(files.get(path, b"")) > limits.xml_bytes:
            findings.at(path).add("file-too-large", most=in_megabytes(limits.xml_bytes))
    findings.refuse_if_any()


def _read_test(
    files: dict[str, bytes], manifest: Manifest, findings: Findings
) -> TestDocument | None:
    if not manifest.tests:
        return None
    path = manifest.tests[0]
    if path not in files:
        raise refused("file-missing", MANIFEST, file=path)
    root = read_document(files[path], "assessmentTest", findings.at(path))
    if root is None:
        raise PackageRefused(tuple(findings.reasons))
    return TestDocument(path, files[path], root)


def _implied_test(manifest: Manifest) -> Node:
    """Make the test of a package that has items only: all of them, freely visited, as listed."""
    references = tuple(
        Node("assessmentItemRef", {"identifier": f"ITEM-{number}", "href": path}, "", ())
        for number, path in enumerate(manifest.items, start=1)
    )
    section = Node("assessmentSection", {"identifier": "SECTION-1"}, "", references)
    part = Node("testPart", {"navigationMode": "nonlinear"}, "", (section,))
    return Node("assessmentTest", {}, "", (part,))


def _read_items(
    files: dict[str, bytes], paths: dict[str, str], findings: Findings
) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for identifier, path in paths.items():
        if path not in files:
            findings.at(path).add("file-missing", file=path)
            continue
        item = read_item(path, files[path], findings.at(path))
        if item is not None:
            items[identifier] = item
    return items


def _read_assets(
    files: dict[str, bytes], documents: list[tuple[str, etree._Element]], findings: Findings
) -> dict[str, Asset]:
    assets: dict[str, Asset] = {}
    for document, root in documents:
        for path in picture_paths(document, root, findings.at(document)):
            if path in assets:
                continue
            if path not in files:
                findings.at(document).add("file-missing", file=path)
                continue
            asset = read_asset(path, files[path], findings.at(path))
            if asset is not None:
                assets[path] = asset
    return assets


def _language(test: TestDocument | None, items: dict[str, Item]) -> str:
    attribute = "{http://www.w3.org/XML/1998/namespace}lang"
    roots = [*([test.xml] if test else []), *(item.xml for item in items.values())]
    stated = [one.get(attribute, "") for one in roots]
    return next((language for language in stated if _LANGUAGE.fullmatch(language)), "nl")
