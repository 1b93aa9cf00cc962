"""Makes the content of a form, as docs/qti/delivery-format.md says: what candidates may see.

Everything stands in a neutral order: the order of a test can tell something (from easy to hard, a
theme that gives the answer), a hash of an id tells nothing. The session plan gives the order.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.core.exams import FormItem, FormOutline, FormPart, FormSection, ItemPlace
from chalicelib.qti.mastering.attributes import Attributes
from chalicelib.qti.mastering.bodies import make_body, section_rubrics
from chalicelib.qti.mastering.pictures import Pictures
from chalicelib.qti.mastering.rewrite import Rewriter
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.package import PackagedTest

FORMAT = "facet-delivery/2"


@dataclass(frozen=True)
class ContentMaker:
    """Writes the content of one form."""

    test: PackagedTest
    pictures: Pictures
    styles: Stylesheet

    def make(self, outline: FormOutline) -> bytes:
        """Write the content as JSON."""
        placed = {
            child.item_id: section.id
            for section in outline.sections
            for child in section.children
            if isinstance(child, ItemPlace)
        }
        sections = [self._section(*one) for one in _sections(outline)]
        items = [self._item(one, placed[one.id]) for one in outline.items]
        content = {
            "format": FORMAT,
            "form_id": outline.form_id,
            "title": outline.title,
            "language": outline.language,
            "parts": [{"id": part.id, "navigation": part.navigation} for part in outline.parts],
            "sections": sorted(sections, key=_neutral),
            "items": sorted(items, key=_neutral),
            "stylesheet": self.styles.text,
            "assets": [
                {"name": one.name, "media_type": one.media_type} for one in self.pictures.shown
            ],
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def _section(
        self, section: FormSection, part: FormPart, parent: FormSection | None
    ) -> dict[str, object]:
        content: dict[str, object] = {
            "id": section.id,
            "part_id": part.id,
            "parent_id": parent.id if parent else None,
            # A section that is not visible groups items without showing its title.
            "title": section.title if section.visible else "",
        }
        rubric = self._rubric(section.id)
        return {**content, "rubric": rubric} if rubric else content

    def _rubric(self, section_id: str) -> str:
        if self.test.xml is None:
            return ""
        rewriter = Rewriter(Attributes(self.test.path, self.pictures, self.styles))
        for element in self.test.xml.iter("*"):
            named = element.get("identifier") == section_id
            if qti_name(element) == "assessmentSection" and named:
                return section_rubrics(element, rewriter)
        return ""

    def _item(self, item: FormItem, section_id: str) -> dict[str, object]:
        return {
            "id": item.id,
            "section_id": section_id,
            "title": item.title,
            "body": make_body(item.id, self.test.items[item.id], self.pictures, self.styles),
            "responses": [
                {"id": one.id, "cardinality": one.cardinality, "base_type": one.base_type}
                for one in item.responses
            ],
        }


def _sections(outline: FormOutline) -> Iterator[tuple[FormSection, FormPart, FormSection | None]]:
    for part in outline.parts:
        for section in part.sections:
            yield section, part, None
            yield from _inside(section, part)


def _inside(
    section: FormSection, part: FormPart
) -> Iterator[tuple[FormSection, FormPart, FormSection | None]]:
    for child in section.children:
        if isinstance(child, FormSection):
            yield child, part, section
            yield from _inside(child, part)


def _neutral(row: dict[str, object]) -> bytes:
    return hashlib.sha256(str(row["id"]).encode()).digest()
