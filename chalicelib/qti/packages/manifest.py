"""Reads imsmanifest.xml: which files of a package are items, and which is the test."""

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.packages.archive import is_safe_name
from chalicelib.qti.xml import XmlUnreadable, local_name, parse

MANIFEST = "imsmanifest.xml"
_TYPE = re.compile(r"imsqti_(apip)?(?P<kind>item|test)_xmlv(?P<version>\d+p\d+)")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


@dataclass(frozen=True)
class Manifest:
    """The paths of items and tests in the order of the manifest."""

    items: tuple[str, ...]
    tests: tuple[str, ...]


def read_manifest(files: dict[str, bytes], findings: Findings) -> Manifest:
    """Read the manifest. :raises PackageRefused: when it is missing or unreadable."""
    if MANIFEST not in files:
        raise refused("manifest-missing", MANIFEST)
    try:
        root = parse(files[MANIFEST])
    except XmlUnreadable as error:
        raise refused(error.code, MANIFEST, detail=error.detail) from error
    if local_name(root) != "manifest":
        raise refused("manifest-missing", MANIFEST)
    found: dict[str, list[str]] = {"item": [], "test": []}
    for resource in root.iter("{*}resource"):
        match = _TYPE.fullmatch(resource.get("type", ""))
        if match:
            path = _resource_path(resource, findings.at(MANIFEST))
            if path is not None and path not in found[match["kind"]]:
                found[match["kind"]].append(path)
    return Manifest(tuple(found["item"]), tuple(found["test"]))


def resolve(from_path: str, reference: str) -> str | None:
    """Return the file that a reference means, or None when it leaves the package."""
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(from_path), unquote(parts.path)))
    return path if is_safe_name(path) else None


def _resource_path(resource: etree._Element, findings: Findings) -> str | None:
    reference = resource.get("href", "")
    bases = [base for one in (resource, *resource.iterancestors()) if (base := one.get(_BASE))]
    path: str | None = reference
    for base in bases:
        path = posixpath.join(base, path or "")
    path = resolve(MANIFEST, path or "")
    if path is None:
        findings.add("reference-unsafe", reference=reference[:200])
    return path
