"""Valid answers and scores with one call."""

from datetime import UTC, datetime

from chalicelib.core.kernel import FormId, GroupId, InstitutionId, ItemId, SessionId
from chalicelib.core.scoring import AnsweredSession, ItemScore, Response, SessionScore

SCHOOL, GROUP = InstitutionId("school-1"), GroupId("group-1")


def an_answered_session(
    session_id: str = "session-1",
    *,
    first: str | None = "right",
    text: str | None = None,
    digest: str = "digest-1",
) -> AnsweredSession:
    """A session with an answer to ITM-1 and, if given, a text for ITM-2."""
    answers: dict[ItemId, Response | None] = {ItemId("ITM-1"): {"RESPONSE": first}}
    if text is not None:
        answers[ItemId("ITM-2")] = {"RESPONSE": text}
    return AnsweredSession(SessionId(session_id), FormId("form-1"), "seed", answers, digest)


def a_score(
    session_id: str = "session-1",
    *,
    institution_id: InstitutionId = SCHOOL,
    digest: str = "digest-1",
    points: float | None = 1.5,
    text_points: float | None = None,
    reason: str = "",
) -> SessionScore:
    """A score of two items, of which the second waits for a scorer unless points are given."""
    return SessionScore(
        institution_id=institution_id,
        group_id=GROUP,
        session_id=SessionId(session_id),
        form_id=FormId("form-1"),
        items=(
            ItemScore(ItemId("ITM-1"), points, 2.0, {"SCORE": "1.5", "TRIED": ["a", "b"]}),
            ItemScore(ItemId("ITM-2"), text_points, 3.0, {"SCORE": None}, reason),
        ),
        journal_digest=digest,
        scored_at=datetime(2026, 5, 15, 11, 0, 0, 123456, tzinfo=UTC),
        outcomes={} if text_points is None else {"GRADE": "7.5", "PASSED": ["taal", "rekenen"]},
    )
