"""Opens a test to walk through: from a package, or from disk with the items beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chalicelib.core.exams import EXAM_LIMITS, PackageReason, PackageRefused
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.outcomes import check_outcome_processing
from chalicelib.qti.assessing.scoring import read_scorable
from chalicelib.qti.assessing.unscorable import ItemUnscorable
from chalicelib.qti.assessing.walk import TestWay, read_way
from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.items.item import Item, read_document
from chalicelib.qti.node import Node, QtiVersion, normalise, version_of
from chalicelib.qti.packages.archive import read_archive
from chalicelib.qti.packages.manifest import MANIFEST, read_manifest
from chalicelib.qti.packages.packaged_test import implied_test
from chalicelib.qti.packages.structure import SectionFile, Structure, read_structure
from chalicelib.qti.tool.cases import RequestRefused
from chalicelib.qti.tool.files import Folder, read_file
from chalicelib.qti.tool.validating import count

_ZIP = b"PK"

OpenFile = Callable[[str], bytes | None]
"""Gives the bytes of a file by its name in the package; None when it is not there."""


@dataclass(frozen=True)
class OpenedTest:
    """A test with its items by the id of their reference; ``unscorable`` says why some are none."""

    id: str
    version: QtiVersion
    way: TestWay
    items: dict[ItemId, Item]
    unscorable: dict[ItemId, tuple[PackageReason, ...]]


def open_test(path: Path, number: int = 1) -> OpenedTest:
    """Open a test, or the test of this number in a package.

    An item that cannot be read is left for the walk to say; everything else is refused.

    :raises PackageRefused: with every reason found in the test.
    :raises RequestRefused: when a package has no test of this number.
    """
    data = read_file(path, EXAM_LIMITS.zip_bytes)
    if data.startswith(_ZIP):
        return _from_package(data, number)
    folder = Folder.around(path)
    return _opened(folder.name(path), data, folder.open)


def _from_package(data: bytes, number: int) -> OpenedTest:
    files = read_archive(data, EXAM_LIMITS)
    findings = Findings(MANIFEST)
    manifest = read_manifest(files, findings)
    findings.refuse_if_any()
    if not manifest.tests:
        return _with_items(MANIFEST, implied_test(manifest), QtiVersion.V3P0, files.get)
    if not 1 <= number <= len(manifest.tests):
        there = count(len(manifest.tests), "toets", "toetsen")
        raise RequestRefused(f"Dit pakket heeft {there}; toets {number} is er niet.")
    path = manifest.tests[number - 1]
    if path not in files:
        raise refused("file-missing", MANIFEST, file=path)
    return _opened(path, files[path], files.get)


def _opened(path: str, data: bytes, open_file: OpenFile) -> OpenedTest:
    findings = Findings(path)
    root = read_document(data, "assessmentTest", findings)
    version = version_of(root) if root is not None else None
    if root is None or version is None:
        raise PackageRefused(tuple(findings.reasons))
    return _with_items(path, normalise(root), version, open_file)


def _with_items(path: str, test: Node, version: QtiVersion, open_file: OpenFile) -> OpenedTest:
    findings = Findings(path)

    def open_section(name: str, here: Findings) -> SectionFile | None:
        data = open_file(name)
        if data is None:
            here.add("file-missing", file=name)
            return None
        root = read_document(data, "assessmentSection", here.at(name))
        return None if root is None else SectionFile(name, data, root, normalise(root))

    structure = read_structure(test, path, findings, open_section)
    _count_items(structure, findings)
    findings.refuse_if_any()
    way = read_way(test, path, structure, findings)
    items, unscorable = _read_items(structure, open_file)
    declared = {str(name): item.declarations for name, item in items.items()}
    check_outcome_processing(way.rules, declared, findings, forgiving=True)
    findings.refuse_if_any()
    return OpenedTest(test.get("identifier"), version, way, items, unscorable)


def _count_items(structure: Structure, findings: Findings) -> None:
    if not 0 < len(structure.places) <= structure.most_items <= EXAM_LIMITS.items:
        there, most = str(structure.most_items), str(EXAM_LIMITS.items)
        findings.add("item-count", count=there, most=most)


def _read_items(
    structure: Structure, open_file: OpenFile
) -> tuple[dict[ItemId, Item], dict[ItemId, tuple[PackageReason, ...]]]:
    items, unscorable = {}, {}
    for name, place in structure.places.items():
        try:
            items[ItemId(name)] = _read_item(place.path, open_file)
        except ItemUnscorable as error:
            unscorable[ItemId(name)] = error.reasons
    return items, unscorable


def _read_item(path: str, open_file: OpenFile) -> Item:
    data = open_file(path)
    if data is None:
        raise ItemUnscorable(PackageReason("file-unreadable", path))
    return read_scorable(path, data)
