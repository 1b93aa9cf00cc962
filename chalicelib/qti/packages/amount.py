"""Counts how much XML a package makes us read and write, before any of it is read.

Time and memory of an import grow with tags and text. Files are limited one by one, but a test may
show one item five hundred times, and a package may hold a thousand tests.
"""

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import refused

_BEFORE_XML = b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"
"""Blanks, and byte order marks of UTF-8, UTF-16 and UTF-32."""


class Amount:
    """The text and tags so far."""

    def __init__(self, files: dict[str, bytes], limits: PackageLimits) -> None:
        """Count every file of XML once. :raises PackageRefused: when that is too much already."""
        self._files = files
        self._limits = limits
        self._text_bytes = 0
        self._tags = 0
        for path, data in files.items():
            if data.lstrip(_BEFORE_XML).startswith(b"<"):
                self.count(path)

    def count(self, path: str) -> None:
        """Count a file once more. :raises PackageRefused: when that is too much."""
        data = self._files.get(path, b"")
        self._text_bytes += len(data)
        # xml.py takes only encodings in which every tag holds this byte.
        self._tags += data.count(b"<")
        if self._text_bytes > self._limits.text_bytes or self._tags > self._limits.tags:
            most, tags = in_megabytes(self._limits.text_bytes), str(self._limits.tags)
            raise refused("text-too-much", "pakket", most=most, tags=tags)
