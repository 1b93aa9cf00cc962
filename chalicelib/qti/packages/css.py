"""Reads the style sheets of a package: which files they name, and nothing that acts.

This finds and refuses what reaches out of the package; what a candidate gets of a style sheet is
chosen by mastering.
"""

import re
from collections.abc import Callable

from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.css_nesting import is_too_deep
from chalicelib.qti.packages.names import relative, resolve

DEEPEST_IMPORT = 5
MOST_IMPORTED, LEAST_IMPORTED = 1_000_000, 10_000
"""Characters that a style sheet may import in all, and that an import counts for at least."""
_COMMENT = re.compile(r"/\*.*?(\*/|\Z)", re.DOTALL)
# Possessive and bounded: a hostile style sheet must not make an expression walk back and forth.
_QUOTED = r"\"(?P<{0}d>[^\"]{{0,500}}+)\"|'(?P<{0}s>[^']{{0,500}}+)'"
_PLAIN = r"(?P<plain>[^)\"']{0,500}+)"
_URL = re.compile(rf"url\(\s*+(?:{_QUOTED.format('q')}|{_PLAIN})\s*+\)", re.IGNORECASE)
_IMPORT = re.compile(
    rf"@import\s*+(?:url\(\s*+(?:{_QUOTED.format('u')}|{_PLAIN})\s*+\)"
    rf"|{_QUOTED.format('i')})(?P<media>[^;]{{0,200}}+)(?:;|\Z)",
    re.IGNORECASE,
)
_LOADS = re.compile(r"url\s*\(|@import|image-set\s*\(|\bsrc\s*\(", re.IGNORECASE)
_ACTS = re.compile(
    r"expression\s*\(|javascript:|vbscript:|behavior\s*:|-moz-binding", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?|\\(.)", re.DOTALL)

ReadCss = Callable[[str, Findings], str | None]
"""Gives the text of a style sheet of the package; None when the findings say why not."""


def css_references(text: str) -> list[str]:
    """Return the addresses of ``url()`` in CSS, but not those of parts of the same document."""
    found = [_address(match) for match in _URL.finditer(_COMMENT.sub(" ", text))]
    return [address for address in found if not address.startswith("#")]


def check_css(text: str, findings: Findings) -> None:
    """Find what acts in CSS, what hides that it loads something, and brackets without end."""
    if is_too_deep(text):
        findings.add("css-too-deep")
    plain = _ESCAPE.sub(_unescaped, text)
    if _ACTS.search(plain):
        findings.add("css-active")
    # Written with escapes, url() and @import are not seen by the expressions above.
    loads = len(_LOADS.findall(plain))
    if loads > len(_URL.findall(text)) + len(re.findall(r"@import\s*[\"']", text, re.IGNORECASE)):
        findings.add("css-hidden-address")


def decode_css(data: bytes, findings: Findings) -> str | None:
    """Return the text of a style sheet without comments; None when it is no UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.add("css-encoding")
        return None
    if "\x00" in text:
        findings.add("css-encoding")
        return None
    text = _COMMENT.sub(" ", text)
    return re.sub(r"@charset\s+[^;]{0,50};", "", text, count=1)


class Imports:
    """Puts the local style sheets that CSS imports in its place; a wrong import is a finding."""

    def __init__(self, read: ReadCss, findings: Findings) -> None:
        """Read style sheets with this, into an empty result."""
        self._read = read
        self._findings = findings
        self._room = MOST_IMPORTED

    def inline(self, path: str, text: str, trail: tuple[str, ...] = ()) -> str:
        """Return the text of the style sheet at a path with its imports put in."""

        def put_in(match: re.Match[str]) -> str:
            inner = self._fetch(path, _address(match), trail)
            media = match["media"].strip()
            return f"@media {media}{{{inner}}}" if media and inner else inner

        return _IMPORT.sub(put_in, text)

    def _fetch(self, path: str, reference: str, trail: tuple[str, ...]) -> str:
        target = resolve(path, reference)
        if target is None:
            self._findings.add("reference-unsafe", reference=reference)
            return ""
        text = self._read(target, self._findings) or ""
        self._room -= max(len(text), LEAST_IMPORTED)
        if target in (path, *trail) or len(trail) >= DEEPEST_IMPORT or self._room < 0:
            self._findings.add("css-import-circle", file=target)
            return ""
        return self.inline(path, _moved(target, path, text), (*trail, target))


def _moved(old: str, new: str, text: str) -> str:
    def rewrite(match: re.Match[str]) -> str:
        target = resolve(old, _address(match))
        written = _address(match) if target is None else relative(new, target)
        return match[0].replace(_address(match), written) if _address(match) else match[0]

    return _URL.sub(rewrite, _quoted_imports(text, rewrite))


def _quoted_imports(text: str, rewrite: Callable[[re.Match[str]], str]) -> str:
    pattern = re.compile(rf"@import\s*+(?:{_QUOTED.format('i')})", re.IGNORECASE)
    return pattern.sub(rewrite, text)


def _address(match: re.Match[str]) -> str:
    groups = match.groupdict()
    found = [groups[name] for name in groups if name != "media" and groups[name] is not None]
    return _ESCAPE.sub(_unescaped, found[0]).strip() if found else ""


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
