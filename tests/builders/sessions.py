"""Makes valid groups, sessions, presences and batches with one call."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.core.access import Actor, Role, Scope
from chalicelib.core.kernel import (
    CandidateId,
    ExamId,
    FormId,
    GroupId,
    InstitutionId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions import (
    Batch,
    Epoch,
    ExamSession,
    GroupState,
    Presence,
    SessionGroup,
    StoredBatch,
    first_presence,
    read_batch,
)

SCHOOL = InstitutionId("SCHOOL")
OTHER_SCHOOL = InstitutionId("OTHER-SCHOOL")
SITE = SiteId("SITE")
GROUP = GroupId("GROUP")
EXAM = ExamId("EXAM")
FORM = FormId("FORM")
SESSION = SessionId("SESSION")
PROCTOR = UserId("PROCTOR")
CODE = "HAVEN7"
NINE = datetime(2026, 5, 15, 7, 0, tzinfo=UTC)
"""Nine o'clock in Amsterdam."""


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def a_group(**changes: Any) -> SessionGroup:
    group = SessionGroup(
        id=GROUP,
        institution_id=SCHOOL,
        site_id=SITE,
        exam_id=EXAM,
        exam_title="Rekenen 2F",
        form_id=FORM,
        name="Rekenen 4A",
        opens_at=NINE - minutes(15),
        closes_at=NINE + minutes(120),
        duration_minutes=60,
        total_items=12,
        access_code=CODE,
        proctor_ids=frozenset({PROCTOR}),
        candidate_count=1,
        state=GroupState.DISTRIBUTED,
    )
    return replace(group, **changes)


def a_session(**changes: Any) -> ExamSession:
    session = ExamSession(
        id=SESSION,
        institution_id=SCHOOL,
        group_id=GROUP,
        candidate_id=CandidateId("CANDIDATE"),
        login_name="KWARTE",
        access_code=CODE,
        exam_id=EXAM,
        exam_title="Rekenen 2F",
        form_id=FORM,
        group_name="Rekenen 4A",
        total_items=12,
        duration_minutes=60,
        extra_time_minutes=0,
        seed="SEED",
    )
    return replace(session, **changes)


def a_presence(**changes: Any) -> Presence:
    return replace(first_presence(a_session(), a_group()), **changes)


def answer(item: str, value: str, at: datetime = NINE) -> dict[str, Any]:
    """Write an entry that answers an item."""
    return {
        "act": "respond",
        "item_id": item,
        "response": {"RESPONSE": value},
        "client_time": at.isoformat(),
    }


def hand_in(at: datetime = NINE) -> dict[str, Any]:
    return {"act": "submit", "client_time": at.isoformat()}


def batch_text(
    entries: Iterable[dict[str, Any]],
    *,
    first_seq: int = 1,
    login: int = 1,
    lease: int = 1,
    session_id: SessionId = SESSION,
) -> str:
    return json.dumps(
        {
            "session_id": session_id,
            "epoch": {"lease": lease, "login": login},
            "first_seq": first_seq,
            "entries": list(entries),
        }
    )


def a_batch(*entries: dict[str, Any], **place: Any) -> Batch:
    return read_batch(batch_text(entries or (answer("ITM-1", "A"),), **place))


def stored(*entries: dict[str, Any], at: datetime = NINE, **place: Any) -> StoredBatch:
    return StoredBatch(a_batch(*entries, **place), at)


def epoch(login: int, lease: int = 1) -> Epoch:
    return Epoch(lease, login)


def an_actor(**changes: Any) -> Actor:
    actor = Actor(
        user_id=PROCTOR,
        institution_id=SCHOOL,
        site_ids=frozenset({SITE}),
        roles=frozenset({Role.PLANNER, Role.PROCTOR}),
        scope=Scope.MONITOR,
        name="Pien de Vries",
    )
    return replace(actor, **changes)
