"""Finding exams: publishers see all of them, everyone else those that are published."""

from collections.abc import Collection
from dataclasses import dataclass

from chalicelib.core.access import Actor, Role
from chalicelib.core.exams.model import EducationLevel, Exam, ExamState
from chalicelib.core.exams.ports import ExamStore
from chalicelib.core.exams.views import ExamListView, ExamView, exam_view
from chalicelib.core.kernel import ExamId, NotFound

SHOWN_MAX = 100


@dataclass(frozen=True)
class ExamCatalogue:
    """Looks things up in the national catalogue."""

    exams: ExamStore

    def list_exams(self, actor: Actor, *, search: str) -> ExamListView:
        """Find exams that hold every word of ``search``; the newest hundred are shown."""
        words = search.casefold().split()
        found = [e for e in self.exams.all() if _may_see(actor, e) and _matches(e, words)]
        found.sort(key=lambda exam: (exam.created_at, exam.id), reverse=True)
        shown = tuple(exam_view(exam) for exam in found[:SHOWN_MAX])
        return ExamListView(search=search, exams=shown, total=len(found))

    def list_offered(self, *, levels: Collection[EducationLevel]) -> tuple[ExamView, ...]:
        """Give every published exam of these levels, by title: what can be planned."""
        offered = [
            exam_view(exam)
            for exam in self.exams.all()
            if exam.state is ExamState.PUBLISHED and exam.details and exam.details.level in levels
        ]
        return tuple(sorted(offered, key=lambda exam: (exam.title.casefold(), exam.exam_id)))

    def get_exam(self, actor: Actor, *, exam_id: ExamId) -> ExamView:
        """Show one exam. :raises NotFound: if there is none that this actor may see."""
        exam = self.exams.get(exam_id)
        if not _may_see(actor, exam):
            raise NotFound
        return exam_view(exam)


def _may_see(actor: Actor, exam: Exam) -> bool:
    return Role.EXAM_PUBLISHER in actor.roles or exam.state is ExamState.PUBLISHED


def _matches(exam: Exam, words: list[str]) -> bool:
    details = exam.details
    texts = [exam.title, exam.file_name]
    if details:
        texts += [details.subject, details.level.value, details.period]
    haystack = " ".join(texts).casefold()
    return all(word in haystack for word in words)
