"""A whole package, opened: its tests, their items and the files that these show."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from chalicelib.core.exams import (
    ImportStep,
    ItemFacts,
    PackageFacts,
    PackageLimits,
    TellProgress,
)
from chalicelib.qti.findings import LONGEST_FACT, Findings
from chalicelib.qti.items.item import Item
from chalicelib.qti.packages.archive import read_archive
from chalicelib.qti.packages.gathering import Gathering
from chalicelib.qti.packages.manifest import MANIFEST, read_manifest
from chalicelib.qti.packages.media import Asset
from chalicelib.qti.packages.metadata import Metadata
from chalicelib.qti.packages.packaged_test import PackagedTest, TestReader, refuse_large
from chalicelib.qti.packages.stimuli import Stimulus, read_stimuli

__all__ = ["Package", "PackagedTest", "read_package"]


@dataclass(frozen=True)
class Package:
    """What a package holds, read and found safe to work on.

    ``assets`` (pictures, sound, film, captions, fonts and companion documents), ``stimuli``,
    ``stylesheets`` (their text, as written) and ``item_facts`` are by path.
    """

    tests: tuple[PackagedTest, ...]
    assets: dict[str, Asset]
    facts: PackageFacts = field(default_factory=PackageFacts)
    stimuli: dict[str, Stimulus] = field(default_factory=dict)
    stylesheets: dict[str, str] = field(default_factory=dict)
    item_facts: dict[str, ItemFacts] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return every item once, whichever tests refer to it."""
        by_path = {item.path: item for test in self.tests for item in test.items.values()}
        return tuple(by_path.values())


def read_package(
    data: bytes, limits: PackageLimits, findings: Findings, tell: TellProgress
) -> Package:
    """Read a package; what is wrong goes to the findings.

    :raises PackageRefused: when nothing can be read at all.
    """
    tell(ImportStep.UNPACKING, 0, 1)
    files = read_archive(data, limits)
    tell(ImportStep.READING, 0, len(files))
    refuse_large([MANIFEST], files, limits)
    reader = TestReader(files, limits, findings)
    manifest = read_manifest(files, findings)
    refuse_large(manifest.tests, files, limits)
    tests = tuple(reader.read_test(path) for path in manifest.tests) or (
        reader.imply_test(manifest),
    )
    package = Package(tests, {})
    stimuli = read_stimuli(package.items, files, limits, findings)
    documents = _documents(package, stimuli)
    gathering, metadata = Gathering(files, limits, findings), Metadata(manifest, files, limits)
    for number, (path, root) in enumerate(documents.items()):
        tell(ImportStep.READING, number, len(documents))
        gathering.gather(path, root)
    facts = metadata.of_package([test.structure.title for test in tests])
    package = replace(
        package,
        assets=gathering.assets,
        facts=facts,
        stimuli=stimuli,
        stylesheets=gathering.stylesheets,
        item_facts={item.path: metadata.of_item(item) for item in package.items},
    )
    used = {MANIFEST, *documents, *reader.items_tried, *gathering.used, *metadata.used}
    _remark_unused(sorted(set(files) - used), findings.at(MANIFEST))
    return package


def _documents(package: Package, stimuli: dict[str, Stimulus]) -> dict[str, etree._Element]:
    found = {path: root for test in package.tests for path, root in test.documents}
    found |= {item.path: item.xml for item in package.items}
    return found | {path: stimulus.xml for path, stimulus in stimuli.items()}


def _remark_unused(paths: Iterable[str], findings: Findings) -> None:
    """Name the files that no document refers to, as many as a fact has room for."""
    names, room = list(paths), LONGEST_FACT - len(" en 0000 andere")
    shown: list[str] = []
    for name in names:
        room -= len(name) + len(", ")
        if room < 0:
            break
        shown.append(name)
    if names:
        others = f" en {len(names) - len(shown)} andere" if len(shown) < len(names) else ""
        findings.remark("files-unused", files=", ".join(shown) + others, count=str(len(names)))
