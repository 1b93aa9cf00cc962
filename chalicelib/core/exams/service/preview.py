"""Shows a publisher the form as a candidate would get it."""

import base64
import gzip
import json
from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.exams.errors import ExamWithoutContent
from chalicelib.core.exams.model import Exam, FormSummary, PartKind, make_plan
from chalicelib.core.exams.ports import BlobStore, ExamStore, PartSealer
from chalicelib.core.exams.service.keys import ContentKeys
from chalicelib.core.exams.service.library import FormLibrary
from chalicelib.core.exams.service.publishing import require_publisher
from chalicelib.core.exams.views import PreviewAssetView, PreviewView
from chalicelib.core.kernel import ExamId, FormId, NotFound

MINUTES_UNTIL_KNOWN = 60
"""What the preview counts down from while an exam has no duration yet."""


@dataclass(frozen=True)
class ExamPreview:
    """Opens the delivery parts for an exam publisher, before and after publication."""

    exams: ExamStore
    library: FormLibrary
    content: BlobStore
    content_keys: ContentKeys
    sealer: PartSealer

    def preview(
        self, actor: Actor, *, exam_id: ExamId, form_id: FormId | None = None
    ) -> PreviewView:
        """Open a form, the first one if none is named; its orders are the same at every preview.

        :raises NotAllowed: to others than exam publishers.
        :raises NotFound: if the exam has no such form.
        :raises ExamWithoutContent: if no package was read in well.
        """
        require_publisher(actor)
        exam = self.exams.get(exam_id)
        form_id = _form_of(exam, form_id).form_id
        opened = self._open_parts(form_id)
        content = json.loads(gzip.decompress(opened[PartKind.CONTENT].popitem()[1]))
        media_types = {asset["name"]: asset["media_type"] for asset in content["assets"]}
        return PreviewView(
            content=content,
            plan=make_plan(self.library.outline(form_id), f"preview|{exam_id}"),
            assets={
                name: PreviewAssetView(media_types[name], base64.b64encode(data).decode())
                for name, data in opened[PartKind.ASSET].items()
            },
            duration_minutes=(
                exam.details.duration_minutes if exam.details else MINUTES_UNTIL_KNOWN
            ),
        )

    def _open_parts(self, form_id: FormId) -> dict[PartKind, dict[str, bytes]]:
        key = self.content_keys.open_key(form_id)
        opened: dict[PartKind, dict[str, bytes]] = {kind: {} for kind in PartKind}
        for part in self.library.manifest(form_id).parts:
            blob = self.content.get(form_id, part.name)
            opened[part.kind][part.name] = self.sealer.open_part(key, form_id, part.name, blob)
        return opened


def _form_of(exam: Exam, form_id: FormId | None) -> FormSummary:
    if not exam.forms:
        raise ExamWithoutContent(state=exam.state.value)
    found = exam.form(form_id)
    if found is None:
        raise NotFound
    return found
