"""The groups and sessions of one school of the sample world, one for every state that matters."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib.core.exams import Exam
from chalicelib.core.kernel import (
    CandidateId,
    EdgeId,
    GroupId,
    InstitutionId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions import (
    EpochOpened,
    ExamSession,
    GroupState,
    LoginRequest,
    Presence,
    SessionFlag,
    SessionGroup,
    SessionState,
    SignOfLife,
    first_presence,
)
from tests.builders.sessions import NINE, a_batch, a_group, a_session, answer, epoch

NOW = NINE + timedelta(minutes=30)
GROUPS: dict[str, dict[str, Any]] = {
    "group-distributed": {"state": GroupState.DISTRIBUTED},
    "group-released": {"state": GroupState.RELEASED},
    "group-blocked": {"state": GroupState.BLOCKED},
    "group-closed": {"state": GroupState.CLOSED, "closed_at": NOW},
    "group-offline": {"state": GroupState.PLANNED, "elsewhere": True},
    "group-handed-over": {"state": GroupState.PLANNED, "elsewhere": True},
}
SEEN = SignOfLife(item_id=None, answered=0, total=2, waiting=0, seen_at=NOW - timedelta(seconds=5))
STARTED: dict[str, Any] = {
    "state": SessionState.RUNNING,
    "started_at": NINE,
    "deadline_at": NINE + timedelta(minutes=60),
    "epoch": epoch(1),
    "computer": "pc-1",
    "life": SEEN,
}
SESSIONS: dict[str, dict[str, Any]] = {
    "session-ready": {},
    "session-running": STARTED,
    "session-interrupted": {**STARTED, "state": SessionState.INTERRUPTED, "paused_at": NOW},
    "session-locked": {"wrong_logins": 5},
    "session-asking": {**STARTED, "login_request": LoginRequest("request-1", "pc-2", NOW)},
    "session-moved": {
        **STARTED,
        "epoch": epoch(2),
        "flags": frozenset({SessionFlag.OTHER_COMPUTER}),
    },
}
LATE: dict[str, Any] = {
    **STARTED,
    "state": SessionState.SUBMITTED,
    "submitted_at": NOW,
    "flags": frozenset({SessionFlag.LATE, SessionFlag.SUBMITTED_BY_CLOSING}),
}
LOGIN_NAMES = dict(
    zip(SESSIONS, ("R4NB6T", "R4NB6U", "R4NB6V", "R4NB6W", "R4NB6X", "R4NB6Y"), strict=True)
)


def fill(
    stores: dict[str, Any], school: InstitutionId, prefix: str, site_id: SiteId, exam: Exam
) -> None:
    """Add the groups of a school, with sessions in the released and the closed one."""
    assert exam.forms
    for number, (name, changes) in enumerate(GROUPS.items(), 11):
        offline = changes.get("elsewhere", False)
        group = a_group(
            id=GroupId(prefix + name),
            institution_id=school,
            site_id=site_id,
            exam_id=exam.id,
            form_id=exam.forms[0].form_id,
            proctor_ids=frozenset({UserId(f"{prefix}user-proctor")}),
            access_code="KM7PW3",
            edge_id=EdgeId(f"{prefix}edge-active") if offline else None,
            edge_name="Lokaal 12" if offline else None,
            **changes,
        )
        seats = _seats(group, prefix) if group.state is GroupState.RELEASED else []
        seats = seats or [_seat(group, f"{prefix}{name}-session", number, {})]
        if group.state is GroupState.CLOSED:
            seats.append(_seat(group, f"{prefix}session-late", 7, LATE))
        stores["group_store"].add(
            school, group, [seat[0] for seat in seats], [seat[1] for seat in seats]
        )
    _write_of_an_older_computer(stores, school, SessionId(f"{prefix}session-moved"))
    _write_after_the_closing(stores, school, SessionId(f"{prefix}session-late"))


def _seats(group: SessionGroup, prefix: str) -> list[tuple[ExamSession, Presence]]:
    return [
        _seat(group, prefix + name, number, changes)
        for number, (name, changes) in enumerate(SESSIONS.items(), 1)
    ]


def _seat(
    group: SessionGroup, name: str, number: int, changes: dict[str, Any]
) -> tuple[ExamSession, Presence]:
    other = name.startswith("other-")
    login_name = LOGIN_NAMES.get(name.removeprefix("other-"), f"G{number:05d}")
    session = a_session(
        id=SessionId(name),
        institution_id=group.institution_id,
        group_id=group.id,
        candidate_id=CandidateId(f"{'other-' if other else ''}candidate-{min(number, 8)}"),
        login_name=f"X{login_name[1:]}" if other else login_name,
        access_code=group.access_code,
        form_id=group.form_id,
    )
    return session, replace(first_presence(session, group), **changes)


def _write_of_an_older_computer(
    stores: dict[str, Any], school: InstitutionId, session_id: SessionId
) -> None:
    journals = stores["journal_store"]
    journals.open_epoch(school, EpochOpened(session_id, epoch(1), {}, NINE))
    journals.open_epoch(school, EpochOpened(session_id, epoch(2), {epoch(1): 0}, NINE))
    journals.put(school, a_batch(answer("ITM-1", "A"), session_id=session_id), NOW)


def _write_after_the_closing(
    stores: dict[str, Any], school: InstitutionId, session_id: SessionId
) -> None:
    made = NOW - timedelta(minutes=1)
    batch = a_batch(answer("ITM-1", "A", made), answer("ITM-2", "B", made), session_id=session_id)
    stores["journal_store"].open_epoch(school, EpochOpened(session_id, epoch(1), {}, NINE))
    stores["journal_store"].put(school, batch, NOW + timedelta(minutes=1))
