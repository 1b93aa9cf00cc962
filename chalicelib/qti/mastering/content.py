"""Makes the content of a form, as docs/qti/delivery-format.md says: what candidates may see.

Everything stands in a neutral order: the order of a test can tell something (from easy to hard, a
theme that gives the answer), a hash of an id tells nothing. The session plan gives the order. What
is numbered on the way, such as the classes of styles, is numbered in that neutral order too.
"""

import hashlib
import json
from dataclasses import dataclass

from chalicelib.core.exams import FormOutline
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.bodies import ItemBody, make_body, write_rubrics
from chalicelib.qti.mastering.ids import Ids
from chalicelib.qti.mastering.rewrite import Rewriter
from chalicelib.qti.mastering.rows import (
    item_row,
    limits_row,
    part_row,
    section_places,
    section_row,
    sections_of,
)
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.mastering.stimuli import ShownStimuli
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.packages.package import PackagedTest
from chalicelib.qti.packages.structure import rubrics_above

FORMAT = "facet-delivery/2"


@dataclass(frozen=True)
class ContentMaker:
    """Writes the content of one form, and keeps what it shows on the way."""

    test: PackagedTest
    assets: ShownAssets
    styles: Stylesheet
    stimuli: ShownStimuli

    def bodies(self) -> dict[str, ItemBody]:
        """Write the body of every item, by the identifier of its reference."""
        return {
            item_id: make_body(item_id, self.test.items[item_id], self.assets, self.styles)
            for item_id in sorted(self.test.items, key=_neutral)
        }

    def make(self, outline: FormOutline, bodies: dict[str, ItemBody]) -> bytes:
        """Write the content as JSON."""
        content = {
            "format": FORMAT,
            "form_id": outline.form_id,
            "title": outline.title,
            "language": outline.language,
            "demands": sorted(outline.demands),
            "time_limits": limits_row(outline.time_limits),
            "parts": [part_row(part) for part in outline.parts],
            "sections": self._sections(outline),
            "items": self._items(outline, bodies),
            # What bodies show is known only now that all of them are written.
            "stimuli": self.stimuli.shown,
            "stylesheet": self.styles.text,
            "assets": [
                {"name": one.name, "media_type": one.media_type} for one in self.assets.shown
            ],
        }
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def _sections(self, outline: FormOutline) -> list[dict[str, object]]:
        return [
            section_row(*place, rubric=self._rubric(place[0].id))
            for place in sorted(sections_of(outline), key=lambda place: _neutral(place[0].id))
        ]

    def _items(self, outline: FormOutline, bodies: dict[str, ItemBody]) -> list[dict[str, object]]:
        placed = section_places(outline)
        return [
            {
                **item_row(item, placed[item.id]),
                "body": bodies[item.id].text,
                "stimulus_ids": self.stimuli.ids_for(self.test.items[item.id]),
            }
            for item in sorted(outline.items, key=lambda item: _neutral(item.id))
        ]

    def _rubric(self, section_id: str) -> str:
        above = rubrics_above(self.test.documents, section_id)
        return write_rubrics((rubric, self._rewriter(path)) for path, rubric in above)

    def _rewriter(self, path: str) -> Rewriter:
        ids = Ids(path, dict(self.test.documents)[path])
        return Rewriter(Source(path, self.assets, self.styles, ids))


def _neutral(identifier: str) -> bytes:
    return hashlib.sha256(identifier.encode()).digest()
