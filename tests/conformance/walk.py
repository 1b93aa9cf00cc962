"""Walks over every item of the corpus, also those that the import refuses for other reasons."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chalicelib.core.exams import EXAM_LIMITS
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.bodies import make_body
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.packages.media import Asset, read_asset
from tests.conformance.corpus import corpus
from tests.fakes.kernel import CountingIds

_ITEM = re.compile(rb"<(assessmentItem|qti-assessment-item)[\s>]")


@dataclass(frozen=True)
class CorpusItem:
    """One item of the corpus, with the files beside it."""

    name: str
    data: bytes
    item: Item
    assets: dict[str, Asset]


@dataclass(frozen=True)
class CorpusFolder:
    """The items of a folder of the corpus, and the names of those that cannot be read."""

    name: str
    items: tuple[CorpusItem, ...]
    unreadable: tuple[str, ...]


def corpus_folders() -> list[CorpusFolder]:
    """Read every item of the corpus; none when this machine has no corpus."""
    folder = corpus()
    if folder is None:
        return []
    found = [_read(path.name, _unzipped(path)) for path in sorted(folder.glob("packages/*.zip"))]
    return found + [
        _read(name, _files(folder / name)) for name in ("scored-items", "citolab-scoring")
    ]


def body_of(one: CorpusItem) -> str:
    """Master the body of an item, whatever the import would say of its package."""
    shown = ShownAssets(one.assets, CountingIds("part"))
    return make_body("ITEM-1", one.item, shown, Stylesheet()).text


def _read(name: str, files: dict[str, bytes]) -> CorpusFolder:
    read = (
        (path, read_asset(path, data, EXAM_LIMITS, Findings(path)))
        for path, data in files.items()
        if not path.endswith((".xml", ".xsd"))
    )
    assets = {path: asset for path, asset in read if asset is not None}
    items: list[CorpusItem] = []
    unreadable: list[str] = []
    for path, data in files.items():
        if not _ITEM.search(data):
            continue
        findings = Findings(path)
        item = read_item(path, data, findings)
        if item is not None:
            items.append(CorpusItem(f"{name}/{path}", data, item, assets))
        elif [reason.code for reason in findings.reasons] != ["qti-version"]:
            unreadable.append(path)
    return CorpusFolder(name, tuple(items), tuple(unreadable))


def _unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        names = [one for one in package.namelist() if not one.endswith("/")]
        return {name: package.read(name) for name in names}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.xml"))
    }


def items_of(folders: list[CorpusFolder]) -> Iterator[CorpusItem]:
    """Give every item of every folder."""
    for folder in folders:
        yield from folder.items
