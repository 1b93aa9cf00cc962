"""Gathers the files that documents refer to: each opened once, and nothing besides."""

from lxml import etree

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import Findings, refused
from chalicelib.qti.packages.css import Imports, check_css, css_references, decode_css
from chalicelib.qti.packages.links import check_links
from chalicelib.qti.packages.media import Asset, check_declared, fits, read_asset
from chalicelib.qti.packages.media.png import claimed_pixels
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.packages.references import Reference, references
from chalicelib.qti.packages.uses import Use


class Gathering:
    """Opens files for documents; ``assets`` and ``stylesheets`` are by path."""

    def __init__(self, files: dict[str, bytes], limits: PackageLimits, findings: Findings) -> None:
        """Start with a package of which nothing was opened yet."""
        self._files = files
        self._limits = limits
        self._findings = findings
        self._pixels = 0
        self._seen: dict[str, Asset | None] = {}
        self.used: set[str] = set()
        self.assets: dict[str, Asset] = {}
        self.stylesheets: dict[str, str] = {}

    def gather(self, document: str, root: etree._Element) -> None:
        """Open every file that a document refers to; what is wrong goes to the findings.

        :raises PackageRefused: when all pictures together are too large.
        """
        here = self._findings.at(document)
        check_links(root, here)
        for one in references(document, root, here):
            self._gather_one(one, here.on(one.line))

    def _gather_one(self, one: Reference, findings: Findings) -> None:
        self.used.add(one.path)
        if one.path not in self._files:
            findings.add("file-missing", file=one.path)
        elif one.use is Use.STYLESHEET:
            self._gather_style(one, findings)
        elif one.use is Use.SUPPORT:
            self._gather_support(one, findings)
        elif one.use is not Use.STIMULUS:
            self._gather_asset(one, findings)

    def _gather_asset(self, one: Reference, findings: Findings) -> None:
        asset = self._open(one.path, self._findings.at(one.path))
        if asset is None:
            return
        check_declared(one.declared, asset.media_type, findings)
        if not fits(asset.media_type, one.use):
            findings.add("asset-kind", file=one.path, found=asset.media_type)
        self.assets[one.path] = asset

    def _gather_support(self, one: Reference, findings: Findings) -> None:
        # Braille and other aids for programs that we do not have: a candidate misses no question.
        unread = Findings(one.path)
        asset = self._open(one.path, unread)
        if asset is None:
            del self._seen[one.path]
            findings.remark("support-left", file=one.path)
        else:
            self.assets[one.path] = asset

    def _open(self, path: str, findings: Findings) -> Asset | None:
        if path not in self._seen:
            self._pixels += claimed_pixels(self._files[path])
            if self._pixels > self._limits.all_pixels:
                most = f"{self._limits.all_pixels / 1_000_000:g}"
                raise refused("pictures-too-large", path, most=most)
            self._seen[path] = read_asset(path, self._files[path], self._limits, findings)
        return self._seen[path]

    def _gather_style(self, one: Reference, findings: Findings) -> None:
        if one.declared and one.declared.split(";")[0].strip().lower() != "text/css":
            findings.add("stylesheet-type", declared=one.declared)
        elif one.path not in self.stylesheets:
            here = self._findings.at(one.path)
            written = self._read_css(one.path, here) or ""
            text = Imports(self._read_css, here).inline(one.path, written)
            check_css(text, here)
            self.stylesheets[one.path] = text
            for address in css_references(text):
                self._gather_from_style(one.path, address, here)

    def _gather_from_style(self, path: str, address: str, findings: Findings) -> None:
        target = resolve(path, address)
        if target is None:
            findings.add("reference-unsafe", reference=address)
        else:
            self._gather_one(Reference(target, Use.STYLE, "", None), findings)

    def _read_css(self, path: str, findings: Findings) -> str | None:
        self.used.add(path)
        if path not in self._files:
            findings.add("file-missing", file=path)
            return None
        here = self._findings.at(path)
        if len(self._files[path]) > self._limits.xml_bytes:
            here.add("file-too-large", most=in_megabytes(self._limits.xml_bytes))
            return None
        return decode_css(self._files[path], here)
