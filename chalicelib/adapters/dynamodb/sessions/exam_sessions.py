"""Sessions by login name: what a candidate types finds everything that is fixed about a session."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import (
    CandidateId,
    ExamId,
    FormId,
    GroupId,
    InstitutionId,
    SessionId,
)
from chalicelib.core.sessions import ExamSession

SORT_KEY = "SESSION"


class SessionRecord(Record, discriminator="session"):
    """What is fixed about one candidate's session."""

    class Meta(base.Meta):
        """Lies in the sessions table."""

        table_name = table_name("sessions")

    personal_data = PersonalData("the id of the candidate, extra time", "as long as the results")

    id = UnicodeAttribute()
    institution_id = UnicodeAttribute()
    group_id = UnicodeAttribute()
    candidate_id = UnicodeAttribute()
    login_name = UnicodeAttribute()
    access_code = UnicodeAttribute()
    exam_id = UnicodeAttribute()
    exam_title = UnicodeAttribute()
    form_id = UnicodeAttribute()
    group_name = UnicodeAttribute()
    total_items = NumberAttribute()
    duration_minutes = NumberAttribute()
    extra_time_minutes = NumberAttribute()
    seed = UnicodeAttribute()


class DynamoSessionStore:
    """Finds what is fixed about a session; ``DynamoGroupStore`` writes it."""

    def find(self, login_name: str) -> ExamSession:
        """Find a session by its login name. :raises NotFound: if nobody has that name."""
        with reads():
            pk = _partition(login_name)
            return _session(SessionRecord.get(pk, SORT_KEY, consistent_read=True))

    def of_group(
        self, institution_id: InstitutionId, login_names: Sequence[str]
    ) -> tuple[ExamSession, ...]:
        """Give the sessions with these login names, as far as they are the institution's."""
        found = (_session(record) for record in _there(login_names))
        return tuple(one for one in found if one.institution_id == institution_id)

    def taken(self, login_names: Sequence[str]) -> frozenset[str]:
        """Tell which of these login names somebody has already."""
        return frozenset(record.login_name for record in _there(login_names))


def session_record(session: ExamSession) -> SessionRecord:
    """Make the record of a session."""
    row = {field.name: getattr(session, field.name) for field in fields(session)}
    return SessionRecord(_partition(session.login_name), SORT_KEY, **row)


def _partition(login_name: str) -> str:
    return f"LOGIN#{login_name}"


def _there(login_names: Sequence[str]) -> Iterable[SessionRecord]:
    keys = [(_partition(name), SORT_KEY) for name in login_names]
    with reads():
        # pynamodb asks for a hundred at a time and again for what DynamoDB left out.
        return list(SessionRecord.batch_get(keys, consistent_read=True))


def _session(record: SessionRecord) -> ExamSession:
    return ExamSession(
        id=SessionId(record.id),
        institution_id=InstitutionId(record.institution_id),
        group_id=GroupId(record.group_id),
        candidate_id=CandidateId(record.candidate_id),
        login_name=record.login_name,
        access_code=record.access_code,
        exam_id=ExamId(record.exam_id),
        exam_title=record.exam_title,
        form_id=FormId(record.form_id),
        group_name=record.group_name,
        total_items=int(record.total_items),
        duration_minutes=int(record.duration_minutes),
        extra_time_minutes=int(record.extra_time_minutes),
        seed=record.seed,
    )
