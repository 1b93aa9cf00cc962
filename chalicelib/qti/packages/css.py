"""Reads the style sheets of a package: which files they name, and nothing that acts.

This finds and refuses what reaches out of the package; what a candidate gets of a style sheet is
chosen by mastering.
"""

import re
from collections.abc import Callable

from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.names import relative, resolve

DEEPEST_IMPORT = 5
_COMMENT = re.compile(r"/\*.*?(\*/|\Z)", re.DOTALL)
_QUOTED = r"\"(?P<{0}d>[^\"]*)\"|'(?P<{0}s>[^']*)'"
_URL = re.compile(rf"url\(\s*(?:{_QUOTED.format('q')}|(?P<plain>[^)\"']*?))\s*\)", re.IGNORECASE)
_IMPORT = re.compile(
    rf"@import\s*(?:url\(\s*(?:{_QUOTED.format('u')}|(?P<plain>[^)\"']*?))\s*\)"
    rf"|{_QUOTED.format('i')})(?P<media>[^;]*)(?:;|\Z)",
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
    """Find what acts in CSS, and what hides that it loads something."""
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
    return re.sub(r"@charset\s+[^;]*;", "", text, count=1)


def with_imports(path: str, text: str, read: ReadCss, findings: Findings) -> str:
    """Put the local style sheets that CSS imports in its place; a wrong import is a finding."""
    return _inlined(path, text, read, findings, (path,))


def _inlined(
    path: str, text: str, read: ReadCss, findings: Findings, trail: tuple[str, ...]
) -> str:
    def put_in(match: re.Match[str]) -> str:
        reference = _address(match)
        target = resolve(path, reference)
        if target is None:
            findings.add("reference-unsafe", reference=reference)
            return ""
        if target in trail or len(trail) > DEEPEST_IMPORT:
            findings.add("css-import-circle", file=target)
            return ""
        inner = read(target, findings)
        if inner is None:
            return ""
        moved = _moved(target, path, inner)
        inside = _inlined(path, moved, read, findings, (*trail, target))
        media = match["media"].strip()
        return f"@media {media}{{{inside}}}" if media else inside

    return _IMPORT.sub(put_in, text)


def _moved(old: str, new: str, text: str) -> str:
    def rewrite(match: re.Match[str]) -> str:
        target = resolve(old, _address(match))
        written = _address(match) if target is None else relative(new, target)
        return match[0].replace(_address(match), written) if _address(match) else match[0]

    return _URL.sub(rewrite, _quoted_imports(text, rewrite))


def _quoted_imports(text: str, rewrite: Callable[[re.Match[str]], str]) -> str:
    pattern = re.compile(rf"@import\s*(?:{_QUOTED.format('i')})", re.IGNORECASE)
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
