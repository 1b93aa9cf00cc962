"""Neutral ids of elements: only those that something refers to are kept, under another name."""

import hashlib
import re
from collections.abc import Iterable

from lxml import etree

from chalicelib.qti.vocabulary import REFERRING

LOCAL_PAINT = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)[\"']?\s*\)")


class Ids:
    """The ids of one document: one like ``answer-key`` tells, one that nothing uses is ballast."""

    def __init__(self, document: str, root: etree._Element) -> None:
        """Look which ids are referred to."""
        self._document = document
        self._here = {element.get("id") for element in root.iter("*")}
        self._used = set[str]()
        self.use(name for element in root.iter("*") for name in _referred(element))

    def use(self, names: Iterable[str]) -> None:
        """Keep these ids too, as far as they are there."""
        self._used.update(name for name in names if name in self._here)

    def renamed(self, name: str) -> str | None:
        """Return the new name of an id, or None where nothing has or needs it."""
        if name not in self._used:
            return None
        digest = hashlib.sha256(f"{self._document}|{name}".encode()).hexdigest()
        return f"id-{digest[:10]}"

    def renamed_all(self, names: str) -> str:
        """Rename every id of a list, and leave out what is not one."""
        return " ".join(new for name in names.split() if (new := self.renamed(name)))

    def repainted(self, paint: str) -> str:
        """Rename the ids that a colour or clip of SVG points to: ``url(#shade)``."""
        return LOCAL_PAINT.sub(lambda match: f"url(#{self.renamed(match[1])})", paint)


def _referred(element: etree._Element) -> list[str]:
    found: list[str] = []
    for key, value in element.attrib.items():
        name, text = etree.QName(str(key)).localname, str(value)
        if name in REFERRING:
            found += text.split()
        elif name == "href" and text.startswith("#"):
            found.append(text[1:])
        else:
            found += LOCAL_PAINT.findall(text)
    return found
