"""Reads imsmanifest.xml: which files of a package are tests, items and stimuli."""

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.xml import XML_BASE, XmlUnreadable, local_name, parse

MANIFEST = "imsmanifest.xml"
_TYPE = re.compile(r"imsqti_(apip)?(?P<kind>[a-z]+)_xmlv\d+p\d+(p\d+)?", re.IGNORECASE)
_SAME_KIND = {"assessment": "test"}
"""What drafts of 2.1 called a test."""
_ONE = re.compile(r"imsqti_xmlv1p\d")
"""QTI 1.2, as Common Cartridge has it."""


@dataclass(frozen=True)
class Resource:
    """One resource: its kind (``item``, ``test``, ``stimulus``, … or "") and its files."""

    id: str
    kind: str
    path: str | None
    files: tuple[str, ...]
    dependencies: tuple[str, ...]
    xml: etree._Element


@dataclass(frozen=True)
class Manifest:
    """The resources of a package, in the order of the manifest."""

    resources: tuple[Resource, ...]
    xml: etree._Element

    @property
    def items(self) -> tuple[str, ...]:
        """Return the paths of the items."""
        return self._paths("item")

    @property
    def tests(self) -> tuple[str, ...]:
        """Return the paths of the tests."""
        return self._paths("test")

    def _paths(self, kind: str) -> tuple[str, ...]:
        found = [one.path for one in self.resources if one.kind == kind and one.path]
        return tuple(dict.fromkeys(found))


def read_manifest(files: dict[str, bytes], findings: Findings) -> Manifest:
    """Read the manifest. :raises PackageRefused: when it is missing or unreadable."""
    if MANIFEST not in files:
        raise refused("manifest-missing", MANIFEST)
    try:
        root = parse(files[MANIFEST])
    except XmlUnreadable as error:
        raise refused(error.code, MANIFEST, line=error.line, detail=error.detail) from error
    if local_name(root) != "manifest":
        raise refused("manifest-missing", MANIFEST)
    here = findings.at(MANIFEST)
    for inner in root.iterdescendants("{*}manifest"):
        here.on(inner.sourceline).add("manifest-nested")
    resources = tuple(_read_resource(one, here) for one in root.iter("{*}resource"))
    _check_resources(resources, files, here)
    return Manifest(resources, root)


def _read_resource(resource: etree._Element, findings: Findings) -> Resource:
    kind = _kind(resource.get("type", "").strip())
    path = _path(resource, findings) if resource.get("href") else None
    if kind in ("item", "test", "stimulus") and path is None and not resource.get("href"):
        findings.on(resource.sourceline).add("resource-without-file", type=resource.get("type", ""))
    listed = [_path(one, findings) for one in resource.iterchildren("{*}file")]
    wanted = [one.get("identifierref", "") for one in resource.iterchildren("{*}dependency")]
    return Resource(
        resource.get("identifier", ""),
        kind,
        path,
        tuple(one for one in listed if one is not None),
        tuple(wanted),
        resource,
    )


def _kind(written: str) -> str:
    match = _TYPE.fullmatch(written)
    if match is None:
        return "qti-1" if _ONE.match(written) else ""
    kind = match["kind"].lower()
    return _SAME_KIND.get(kind, kind)


def _path(element: etree._Element, findings: Findings) -> str | None:
    reference = element.get("href", "")
    path = reference
    # An xml:base is laid before what it holds, from the inside out (XML Base, 4.2).
    for one in (element, *element.iterancestors()):
        path = posixpath.join(one.get(XML_BASE, ""), path)
    found = resolve(MANIFEST, path)
    if found is None:
        findings.on(element.sourceline).add("reference-unsafe", reference=reference)
    return found


def _check_resources(
    resources: tuple[Resource, ...], files: dict[str, bytes], findings: Findings
) -> None:
    known = {one.id for one in resources}
    for one in resources:
        here = findings.on(one.xml.sourceline)
        for path in one.files:
            if path not in files:
                here.remark("manifest-file-missing", file=path)
        for identifier in one.dependencies:
            if identifier not in known:
                here.remark("dependency-unknown", identifier=identifier)
    kinds = {one.kind for one in resources}
    if kinds & {"item", "test"}:
        return
    if "qti-1" in kinds:
        findings.add("qti-too-old")
    else:
        findings.add("manifest-empty")
    findings.refuse_if_any()
