"""An exam of forty questions for measuring: those of the demonstration, round and round.

Every question gets a name and pictures of its own, so nothing is fetched or drawn only once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from demonstration.build import SOURCE, package_files, zip_package
from demonstration.soundness import MANIFEST, TEST

TOTAL = 40
_QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_PACKAGING = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_PICTURE = re.compile(r"\.\./(images/[\w-]+)\.svg")
_IDENTIFIER = re.compile(r'identifier="REK-\d\d"')


@dataclass(frozen=True)
class _Item:
    """One question with its pictures, by their names in the package."""

    identifier: str
    name: str
    files: dict[str, bytes]


def exam_of_forty() -> bytes:
    """Give the zip of the exam, the same bytes for the same sources.

    :raises UnsoundPackageError: if the demonstration is unsound.
    """
    items = list(_items(package_files(SOURCE)))
    files = {MANIFEST: _manifest(items).encode(), TEST: _test(items).encode()}
    for item in items:
        files |= item.files
    return zip_package(files)


def _items(sources: dict[str, bytes]) -> Iterator[_Item]:
    """Take the questions of the demonstration in turn, until there are forty."""
    names = [name for name in sources if name.startswith("items/")]
    for number in range(1, TOTAL + 1):
        source = sources[names[(number - 1) % len(names)]].decode()
        identifier = f"FIG-{number:02}"
        name = f"items/{number:02}.xml"
        text = _IDENTIFIER.sub(f'identifier="{identifier}"', source, count=1)
        pictures = {
            f"{picture}-{number:02}.svg": _unlike(sources[f"{picture}.svg"], number)
            for picture in _PICTURE.findall(text)
        }
        text = _PICTURE.sub(rf"../\g<1>-{number:02}.svg", text)
        yield _Item(identifier, name, {name: text.encode(), **pictures})


def _unlike(picture: bytes, number: int) -> bytes:
    """Give a picture that has no double, as a picture is kept once for all that show it."""
    return picture.replace(b"</title>", f" ({number})</title>".encode(), 1)


def _test(items: list[_Item]) -> str:
    refs = "".join(
        f'<qti-assessment-item-ref identifier="{item.identifier}" href="{item.name}"/>'
        for item in items
    )
    return (
        f'<qti-assessment-test xmlns="{_QTI}" identifier="FIGURES" title="Veertig vragen"'
        ' xml:lang="nl">'
        '<qti-test-part identifier="EXAM" navigation-mode="nonlinear"'
        ' submission-mode="simultaneous">'
        '<qti-assessment-section identifier="ALL" title="Alle vragen" visible="true">'
        f"{refs}</qti-assessment-section></qti-test-part></qti-assessment-test>"
    )


def _manifest(items: list[_Item]) -> str:
    resources = "".join(_resource(item) for item in items)
    needed = "".join(f'<dependency identifierref="{item.identifier}"/>' for item in items)
    return (
        f'<manifest xmlns="{_PACKAGING}" identifier="MANIFEST-FIGURES"><metadata>'
        "<schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>"
        "<organizations/><resources>"
        f'<resource identifier="TEST" type="imsqti_test_xmlv3p0" href="{TEST}">'
        f'<file href="{TEST}"/>{needed}</resource>{resources}</resources></manifest>'
    )


def _resource(item: _Item) -> str:
    files = "".join(f'<file href="{name}"/>' for name in item.files)
    return (
        f'<resource identifier="{item.identifier}" type="imsqti_item_xmlv3p0" href="{item.name}">'
        f"{files}</resource>"
    )
