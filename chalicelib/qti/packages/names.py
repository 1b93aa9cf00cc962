"""Names of files in a package, and the addresses by which documents refer to them."""

import posixpath
import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

_DRIVE = re.compile(r"^[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def is_safe_name(name: str) -> bool:
    """Tell whether a name stays inside the package (no zip-slip)."""
    if not name or "\\" in name or _CONTROL.search(name) or _DRIVE.match(name):
        return False
    return not any(part in ("", ".", "..") for part in name.split("/"))


def plain_name(name: str) -> str:
    """Return a name with its accents written in one way: macOS writes é as e and an accent."""
    return unicodedata.normalize("NFC", name)


def same_name(name: str) -> str:
    """Return what two names share that a disk somewhere takes for one (case, ligatures)."""
    return unicodedata.normalize("NFKC", name).casefold()


def resolve(from_path: str, reference: str) -> str | None:
    """Return the file that a reference means, or None when it leaves the package."""
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(from_path), unquote(parts.path)))
    return plain_name(path) if is_safe_name(path) else None


def relative(from_path: str, path: str) -> str:
    """Write the reference by which a document means a file: the reverse of ``resolve``."""
    return quote(posixpath.relpath(path, posixpath.dirname(from_path) or "."))
