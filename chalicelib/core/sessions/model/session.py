"""One candidate's exam session: its states, and what stays the same from planning to report.

The machine is drawn in docs/state-machines/exam-session.md. What changes during the exam
stands in ``presence.py``.
"""

import hmac
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.core.kernel import (
    CandidateId,
    ExamId,
    FormId,
    GroupId,
    InstitutionId,
    SessionId,
)
from chalicelib.core.sessions.errors import (
    SessionEnded,
    SessionInterrupted,
    SessionNotInterrupted,
    SessionNotRunning,
    SessionNotStarted,
    SessionStateRefusal,
)

CODE_ALPHABET = "ACDEFGHJKMNPRTUVWXY34679"
"""Signs that nobody mistakes on a slip: without B 8, I 1 L, O 0 Q, S 5 and Z 2."""
CODE_LENGTH = 6


class SessionState(StrEnum):
    """Where a session stands; each method is an act and gives the next state, or refuses."""

    PLANNED = "planned"
    READY = "ready"
    RUNNING = "running"
    INTERRUPTED = "interrupted"
    SUBMITTED = "submitted"
    TERMINATED = "terminated"
    ABSENT = "absent"

    def log_in(self) -> "SessionState":
        """Let the candidate in; who is already busy stays so. :raises SessionEnded: if ended."""
        self._refuse_ended()
        return SessionState.READY if self is SessionState.PLANNED else self

    def start(self) -> "SessionState":
        """Begin, or go on after a reload. :raises SessionStateRefusal: unless ready, running."""
        self._refuse_ended()
        self._refuse(SessionState.PLANNED, SessionNotStarted)
        self._refuse(SessionState.INTERRUPTED, SessionInterrupted)
        return SessionState.RUNNING

    def interrupt(self) -> "SessionState":
        """Take the candidate from the exam. :raises SessionNotRunning: unless running."""
        if self is not SessionState.RUNNING:
            raise SessionNotRunning(state=self.value)
        return SessionState.INTERRUPTED

    def restart(self) -> "SessionState":
        """Let the candidate go on. :raises SessionNotInterrupted: unless interrupted."""
        if self is not SessionState.INTERRUPTED:
            raise SessionNotInterrupted(state=self.value)
        return SessionState.RUNNING

    def submit(self) -> "SessionState":
        """Hand in; once more is harmless. :raises SessionStateRefusal: unless started."""
        if self is SessionState.SUBMITTED:
            return self
        self._refuse_ended()
        self._refuse_not_started()
        return SessionState.SUBMITTED

    def terminate(self) -> "SessionState":
        """End for good without handing in. :raises SessionStateRefusal: unless started."""
        self._refuse_ended()
        self._refuse_not_started()
        return SessionState.TERMINATED

    def close(self) -> "SessionState":
        """End with the group: who started has handed in, who did not is absent. Never refuses."""
        if self.has_ended:
            return self
        return SessionState.SUBMITTED if self.has_started else SessionState.ABSENT

    @property
    def has_started(self) -> bool:
        """Tell whether the candidate works on the exam, or would but for the proctor."""
        return self in (SessionState.RUNNING, SessionState.INTERRUPTED)

    @property
    def has_ended(self) -> bool:
        """Tell whether the session is over for good."""
        return self in (SessionState.SUBMITTED, SessionState.TERMINATED, SessionState.ABSENT)

    def _refuse(self, state: "SessionState", refusal: type[SessionStateRefusal]) -> None:
        if self is state:
            raise refusal(state=self.value)

    def _refuse_ended(self) -> None:
        if self.has_ended:
            raise SessionEnded(state=self.value)

    def _refuse_not_started(self) -> None:
        self._refuse(SessionState.PLANNED, SessionNotStarted)
        self._refuse(SessionState.READY, SessionNotStarted)


@dataclass(frozen=True)
class ExamSession:
    """What is fixed about one candidate's session when it is planned.

    It repeats what a login needs of its group, so that the login of a whole school at nine
    o'clock reads two items per candidate; correcting the group writes it anew.
    """

    id: SessionId
    institution_id: InstitutionId
    group_id: GroupId
    candidate_id: CandidateId
    login_name: str
    access_code: str
    exam_id: ExamId
    exam_title: str
    form_id: FormId
    group_name: str
    total_items: int
    duration_minutes: int
    extra_time_minutes: int
    seed: str

    def admits(self, access_code: str) -> bool:
        """Tell whether what the candidate typed opens this session."""
        # The comparison takes the same time for every wrong code: no guessing sign by sign.
        typed = normalised_code(access_code).encode(errors="replace")
        return hmac.compare_digest(typed, self.access_code.encode())


def normalised_code(typed: str) -> str:
    """Write a code as it is stored: codes are read aloud, so case, spaces and dashes are free."""
    return "".join(typed.split()).replace("-", "").upper()
