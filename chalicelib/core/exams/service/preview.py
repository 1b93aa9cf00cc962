"""Lets a publisher see a form as a candidate would get it."""

from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.exams.errors import ExamWithoutContent
from chalicelib.core.exams.model import Exam, FormSummary, make_plan
from chalicelib.core.exams.ports import ExamStore
from chalicelib.core.exams.service.keys import ContentKeys
from chalicelib.core.exams.service.library import FormLibrary
from chalicelib.core.exams.service.publishing import require_publisher
from chalicelib.core.exams.views import PreviewView
from chalicelib.core.kernel import ExamId, FormId, NotFound

MINUTES_UNTIL_KNOWN = 60
"""What the preview counts down from while an exam has no duration yet."""


@dataclass(frozen=True)
class ExamPreview:
    """Opens a form for an exam publisher, before and after publication.

    The browser fetches and decrypts the same parts as a candidate's, so what a publisher sees is
    what candidates get, and a large exam fits through no other door.
    """

    exams: ExamStore
    library: FormLibrary
    content_keys: ContentKeys

    def preview(
        self, actor: Actor, *, exam_id: ExamId, form_id: FormId | None = None
    ) -> PreviewView:
        """Give the key of a form, the first one if none is named, and a plan that never changes.

        :raises NotAllowed: to others than exam publishers.
        :raises NotFound: if the exam has no such form.
        :raises ExamWithoutContent: if no package was read in well.
        """
        require_publisher(actor)
        exam = self.exams.get(exam_id)
        form = _form_of(exam, form_id)
        return PreviewView(
            title=exam.title,
            manifest=self.library.manifest(form.form_id),
            content_key=self.content_keys.open_key(form.form_id),
            plan=make_plan(self.library.outline(form.form_id), f"preview|{exam_id}"),
            duration_minutes=(
                exam.details.duration_minutes if exam.details else MINUTES_UNTIL_KNOWN
            ),
        )


def _form_of(exam: Exam, form_id: FormId | None) -> FormSummary:
    if not exam.forms:
        raise ExamWithoutContent(state=exam.state.value)
    found = exam.form(form_id)
    if found is None:
        raise NotFound
    return found
