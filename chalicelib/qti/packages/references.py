"""Finds every file that a document refers to, and for what: nothing else of a package is used."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.css import css_references
from chalicelib.qti.packages.css_nesting import is_too_deep
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.packages.uses import Use
from chalicelib.qti.vocabulary import SVG
from chalicelib.qti.xml import XLINK_HREF, local_name, namespace


@dataclass(frozen=True)
class Reference:
    """A file that a document refers to; ``declared`` is the media type that it claims."""

    path: str
    use: Use
    declared: str
    line: int | None


@dataclass(frozen=True)
class _Written:
    """A reference as it stands in an element, before we know whether it is safe."""

    address: str
    use: Use
    declared: str = ""


def references(document: str, root: etree._Element, findings: Findings) -> list[Reference]:
    """Return what a document refers to, in order; unsafe references go to the findings."""
    found: list[Reference] = []
    for element in root.iter("*"):
        line = element.sourceline
        if is_too_deep(element.get("style", "")):
            findings.on(line).add("css-too-deep")
        for one in _written(element):
            path = resolve(document, one.address)
            if path is None:
                findings.on(line).add("reference-unsafe", reference=one.address)
            else:
                found.append(Reference(path, one.use, one.declared, line))
    return found


def _written(element: etree._Element) -> Iterator[_Written]:
    for address in css_references(element.get("style", "")):
        yield _Written(address, Use.STYLE)
    if namespace(element) == SVG:
        yield from _in_drawing(element)
        return
    find = _FINDERS.get(qti_name(element))
    if find is not None:
        yield from find(element)


def _in_drawing(element: etree._Element) -> Iterator[_Written]:
    address = element.get("href") or element.get(XLINK_HREF) or ""
    if local_name(element) == "image" and not address.startswith("data:"):
        yield _Written(address, Use.PICTURE)


def _image(element: etree._Element) -> Iterator[_Written]:
    yield _Written(element.get("src", ""), Use.PICTURE)
    yield from _source_set(element)


def _source(element: etree._Element) -> Iterator[_Written]:
    parent = element.getparent()
    name = "" if parent is None else qti_name(parent)
    declared = element.get("type", "")
    if name == "picture":
        yield from _source_set(element)
    else:
        use = {"audio": Use.SOUND, "video": Use.FILM}.get(name, Use.SOUND_OR_FILM)
        yield _Written(element.get("src", ""), use, declared)


def _source_set(element: etree._Element) -> Iterator[_Written]:
    # "a.png 1x, b.png 2x" (HTML, 4.8.4.2.1); a comma inside a name is written %2C.
    for candidate in element.get("srcset", "").split(","):
        if candidate.strip():
            yield _Written(candidate.split()[0], Use.PICTURE, element.get("type", ""))


def _audio(element: etree._Element) -> Iterator[_Written]:
    if element.get("src") is not None:
        yield _Written(element.get("src", ""), Use.SOUND, element.get("type", ""))


def _video(element: etree._Element) -> Iterator[_Written]:
    if element.get("src") is not None:
        yield _Written(element.get("src", ""), Use.FILM, element.get("type", ""))
    if element.get("poster") is not None:
        yield _Written(element.get("poster", ""), Use.PICTURE)


def _track(element: etree._Element) -> Iterator[_Written]:
    yield _Written(element.get("src", ""), Use.CAPTIONS)


def _object(element: etree._Element) -> Iterator[_Written]:
    yield _Written(element.get("data", ""), Use.OBJECT, element.get("type", ""))


def _stylesheet(element: etree._Element) -> Iterator[_Written]:
    yield _Written(element.get("href", ""), Use.STYLESHEET, element.get("type", ""))


def _stimulus(element: etree._Element) -> Iterator[_Written]:
    yield _Written(element.get("href", ""), Use.STIMULUS)


def _file(element: etree._Element) -> Iterator[_Written]:
    above = {qti_name(one) for one in element.iterancestors()}
    use = Use.MATERIAL if "digitalMaterial" in above else Use.SUPPORT
    declared = element.get("mimeType") or element.get("mime-type") or ""
    yield _Written("".join(element.itertext()), use, declared)


def _icon(element: etree._Element) -> Iterator[_Written]:
    yield _Written("".join(element.itertext()), Use.SUPPORT)


_FINDERS: dict[str, Callable[[etree._Element], Iterator[_Written]]] = {
    "img": _image,
    "source": _source,
    "audio": _audio,
    "video": _video,
    "track": _track,
    "object": _object,
    "stylesheet": _stylesheet,
    "assessmentStimulusRef": _stimulus,
    "fileHref": _file,
    "resourceIcon": _icon,
}
"""Element -> what finds its references. Interactions hold theirs in these very elements."""
