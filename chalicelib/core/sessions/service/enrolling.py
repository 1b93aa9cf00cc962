"""Makes a session for each candidate of a group, with a login name that nobody has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from chalicelib.core.kernel import ChangedMeanwhile, NewId, SessionId
from chalicelib.core.sessions.model.group import SessionGroup
from chalicelib.core.sessions.model.session import CODE_ALPHABET, CODE_LENGTH, ExamSession
from chalicelib.core.sessions.ports.stores import SessionStore
from chalicelib.core.sessions.ports.world import PlannableCandidate

DRAWS = 20


@dataclass(frozen=True)
class Enrolling:
    """Draws login names and makes sessions."""

    sessions: SessionStore
    new_id: NewId

    def enrol(
        self, group: SessionGroup, candidates: Iterable[PlannableCandidate]
    ) -> tuple[ExamSession, ...]:
        """Make the sessions of new candidates. :raises ChangedMeanwhile: if no name is free."""
        wanted = sorted(candidates, key=lambda candidate: candidate.id)
        names = self._free_names(len(wanted))
        return tuple(
            self._session(group, candidate, name)
            for candidate, name in zip(wanted, names, strict=True)
        )

    def _free_names(self, count: int) -> list[str]:
        names: set[str] = set()
        for _ in range(DRAWS):
            drawn = {self.draw_code() for _ in range(count - len(names))}
            names |= drawn - self.sessions.taken(sorted(drawn))
            if len(names) == count:
                return sorted(names)
        raise ChangedMeanwhile()

    def draw_code(self) -> str:
        """Draw an access code or a login name."""
        return self.new_id.code(CODE_LENGTH, CODE_ALPHABET)

    def _session(
        self, group: SessionGroup, candidate: PlannableCandidate, login_name: str
    ) -> ExamSession:
        return ExamSession(
            id=SessionId(self.new_id()),
            institution_id=group.institution_id,
            group_id=group.id,
            candidate_id=candidate.id,
            login_name=login_name,
            access_code=group.access_code,
            exam_id=group.exam_id,
            exam_title=group.exam_title,
            form_id=group.form_id,
            group_name=group.name,
            total_items=group.total_items,
            duration_minutes=group.duration_minutes,
            extra_time_minutes=candidate.extra_time_minutes,
            seed=self.new_id(),
        )


def corrected(
    session: ExamSession, group: SessionGroup, candidate: PlannableCandidate
) -> ExamSession:
    """Bring a session in line with its corrected group; who it is and its names stay."""
    return replace(
        session,
        exam_id=group.exam_id,
        exam_title=group.exam_title,
        form_id=group.form_id,
        group_name=group.name,
        total_items=group.total_items,
        duration_minutes=group.duration_minutes,
        extra_time_minutes=candidate.extra_time_minutes,
    )
