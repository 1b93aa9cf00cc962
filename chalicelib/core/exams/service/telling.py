"""Keeps how far an import is, without writing more often than anybody looks."""

from dataclasses import dataclass, field
from datetime import timedelta

from chalicelib.core.exams.model import ImportProgress, ImportStep
from chalicelib.core.exams.ports import ImportProgressStore
from chalicelib.core.kernel import Clock, ExamId

OFTEN_ENOUGH = timedelta(seconds=1)


@dataclass
class Telling:
    """Hears how far an import is (fulfils ``TellProgress``); a new step is kept at once."""

    exam_id: ExamId
    store: ImportProgressStore
    clock: Clock
    _last: ImportProgress | None = field(default=None, init=False)

    def __call__(self, step: ImportStep, done: int, total: int) -> None:
        """Keep it, unless the same step told something a moment ago."""
        now, last = self.clock(), self._last
        if last is None or step is not last.step or now - last.at >= OFTEN_ENOUGH:
            self._last = ImportProgress(step, done, total, now)
            self.store.put(self.exam_id, self._last)
