"""What makes the sources of a QTI package sound: nothing missing, nothing foreign, nothing unsaid.

This is a check for the people who write items here, in plain words. Importing a package of
unknown origin is another matter and lives in ``chalicelib/qti``.
"""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

QTI = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
PACKAGING = "{http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1}"
SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
MANIFEST = "imsmanifest.xml"
TEST = "assessment-test.xml"

Trees = Mapping[str, etree._Element]
# What an SVG may be made of: shapes and text, nothing that runs, loads, moves or links.
_DRAWING = {"svg", "title", "g", "path", "rect", "circle", "ellipse", "text"}


def parse(data: bytes) -> etree._Element:
    """
    Read one XML file without entities or network.

    :raises etree.XMLSyntaxError: if the file is not well-formed.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def problems(files: Mapping[str, bytes]) -> list[str]:
    """Name everything that is wrong with the sources of a package; a sound one yields nothing."""
    trees: dict[str, etree._Element] = {}
    unreadable = []
    for name, data in files.items():
        try:
            trees[name] = parse(data)
        except etree.XMLSyntaxError as error:
            unreadable.append(f"{name}: {error.msg}")
    missing = [f"{name} is missing" for name in (MANIFEST, TEST) if name not in files]
    if unreadable or missing:
        return unreadable + missing
    return [
        *_manifest_problems(trees),
        *_test_problems(trees),
        *(p for name in trees if name.startswith("items/") for p in _item_problems(name, trees)),
        *(p for name in trees if name.endswith(".svg") for p in _svg_problems(name, trees[name])),
    ]


def _manifest_problems(trees: Trees) -> Iterator[str]:
    manifest = trees[MANIFEST]
    listed = {_named(file, "href") for file in manifest.iter(f"{PACKAGING}file")}
    present = set(trees) - {MANIFEST}
    yield from (f"{MANIFEST}: {name} is listed but not there" for name in sorted(listed - present))
    yield from (f"{MANIFEST}: {name} is there but not listed" for name in sorted(present - listed))
    for resource in manifest.iter(f"{PACKAGING}resource"):
        name = _named(resource, "href")
        used = {name} | _pictures_of(name, trees)
        files = {_named(file, "href") for file in resource.iter(f"{PACKAGING}file")}
        yield from (
            f"{MANIFEST}: {name} and its resource differ in {f}" for f in sorted(used ^ files)
        )
    resources = {_named(r, "identifier") for r in manifest.iter(f"{PACKAGING}resource")}
    needed = {_named(d, "identifierref") for d in manifest.iter(f"{PACKAGING}dependency")}
    yield from (f"{MANIFEST}: no resource {name}" for name in sorted(needed - resources))


def _test_problems(trees: Trees) -> Iterator[str]:
    placed = set()
    for ref in trees[TEST].iter(f"{QTI}qti-assessment-item-ref"):
        name, identifier = _named(ref, "href"), _named(ref, "identifier")
        placed.add(name)
        if name not in trees:
            yield f"{TEST}: {name} is not there"
        elif _named(trees[name], "identifier") != identifier:
            yield f"{TEST}: {name} does not call itself {identifier}"
    items = {name for name in trees if name.startswith("items/")}
    yield from (f"{TEST}: {name} stands in no section" for name in sorted(items - placed))


def _item_problems(name: str, trees: Trees) -> Iterator[str]:
    item = trees[name]
    for picture in sorted(_pictures_of(name, trees) - set(trees)):
        yield f"{name}: {picture} is not there"
    for image in item.iter(f"{QTI}img"):
        if not image.get("alt"):
            yield f"{name}: {image.get('src')} has no alternative text"
    declared = {_named(d, "identifier") for d in item.iter(f"{QTI}qti-response-declaration")}
    asked = {r for e in item.iter() if (r := e.get("response-identifier")) is not None}
    yield from (f"{name}: {r} is declared or asked, not both" for r in sorted(declared ^ asked))


def _svg_problems(name: str, picture: etree._Element) -> Iterator[str]:
    for element in picture.iter(etree.Element):
        tag = str(element.tag).removeprefix(SVG)
        if tag not in _DRAWING:
            yield f"{name}: <{tag}> does not belong in a picture"
        for attribute in element.attrib:
            if str(attribute).startswith("on") or attribute in ("href", "style", XLINK_HREF):
                yield f"{name}: attribute {attribute} does not belong in a picture"
    if picture.find(f"{SVG}title") is None:
        yield f"{name}: has no title"


def _pictures_of(name: str, trees: Trees) -> set[str]:
    folder = posixpath.dirname(name)
    images = trees[name].iter(f"{QTI}img") if name in trees else iter(())
    return {posixpath.normpath(posixpath.join(folder, _named(i, "src"))) for i in images}


def _named(element: etree._Element, attribute: str) -> str:
    return element.get(attribute) or ""
