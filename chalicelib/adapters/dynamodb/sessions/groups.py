"""Groups in the planning table, and the transactions that move a group and its live records.

A transaction holds some hundred writes. A larger group takes several: then its own record goes last
(first when it is corrected), so that an act that was cut short can simply be repeated.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pynamodb.attributes import (
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.dynamodb.sessions.commits import Write, commit
from chalicelib.adapters.dynamodb.sessions.exam_sessions import SessionRecord, session_record
from chalicelib.adapters.dynamodb.sessions.presence_records import (
    PresenceRecord,
    changes,
    key_of,
    key_of_session,
    new_record,
    unchanged,
)
from chalicelib.adapters.dynamodb.transactions import Transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import EdgeId, ExamId, FormId, GroupId, InstitutionId, SiteId, UserId
from chalicelib.core.sessions import ExamSession, GroupState, Presence, SessionGroup


class GroupRecord(Record, discriminator="group"):
    """A session group."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("the ids of the proctors", "as long as the results")

    site_id = UnicodeAttribute()
    exam_id = UnicodeAttribute()
    exam_title = UnicodeAttribute()
    form_id = UnicodeAttribute()
    name = UnicodeAttribute()
    opens_at = UTCDateTimeAttribute()
    closes_at = UTCDateTimeAttribute()
    duration_minutes = NumberAttribute()
    total_items = NumberAttribute()
    access_code = UnicodeAttribute()
    proctor_ids = JSONAttribute()
    candidate_count = NumberAttribute()
    state = UnicodeAttribute()
    lease = NumberAttribute()
    version = NumberAttribute()
    released_at = UTCDateTimeAttribute(null=True)
    closed_at = UTCDateTimeAttribute(null=True)
    cancel_reason = UnicodeAttribute(null=True)
    edge_id = UnicodeAttribute(null=True)
    edge_name = UnicodeAttribute(null=True)
    elsewhere = BooleanAttribute(default=False)

    def audit_ids(self) -> dict[str, str]:
        """Name the group."""
        return {"group_id": self.sk.removeprefix("GROUP#")}


class DynamoGroupStore:
    """Keeps groups, and the sessions and live records that change together with them."""

    def get(self, institution_id: InstitutionId, group_id: GroupId) -> SessionGroup:
        """Give the group as it is now. :raises NotFound: if the institution has no such group."""
        with reads():
            pk, sk = _partition(institution_id), _sort_key(group_id)
            return _group(GroupRecord.get(pk, sk, consistent_read=True))

    def of_institution(self, institution_id: InstitutionId) -> tuple[SessionGroup, ...]:
        """Give all groups of an institution, the earliest first."""
        with reads():
            records = list(GroupRecord.query(_partition(institution_id), consistent_read=True))
        groups = (_group(record) for record in records)
        return tuple(sorted(groups, key=lambda group: (group.opens_at, group.id)))

    def add(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        """Keep a new group; it can be found only after all its sessions are there.

        :raises ChangedMeanwhile: if the group or one of the login names exists already.
        """
        seats = zip(sessions, presences, strict=True)
        record = _record(institution_id, group)
        commit([*_new_seats(seats), _put(record, GroupRecord.sk.does_not_exist())])
        return replace(group, version=group.version + 1)

    def correct(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        *,
        kept: Sequence[tuple[ExamSession, Presence]],
        added: Sequence[tuple[ExamSession, Presence]],
        removed: Sequence[ExamSession],
    ) -> SessionGroup:
        """Save a corrected group first, then its sessions. :raises ChangedMeanwhile: if so."""
        writes = [_save(institution_id, group)]
        for session, presence in kept:
            writes.append(_put(session_record(session), SessionRecord.sk.exists()))
            writes.append(_change(institution_id, presence))
        for session in removed:
            writes += _removal(session)
        commit([*writes, *_new_seats(added)])
        return replace(group, version=group.version + 1)

    def save(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        presences: Sequence[Presence] = (),
    ) -> SessionGroup:
        """Save live records and, last of all, their group.

        :raises ChangedMeanwhile: if the group or one of the records changed.
        """
        writes = [_change(institution_id, presence) for presence in presences]
        commit([*writes, _save(institution_id, group)])
        return replace(group, version=group.version + 1)


def _put(record: Record, condition: Condition) -> Write:
    def write(together: Transaction) -> None:
        together.save(record, condition=condition)

    return write


def _change(institution_id: InstitutionId, presence: Presence) -> Write:
    def write(together: Transaction) -> None:
        record = PresenceRecord(*key_of(institution_id, presence))
        together.update(record, actions=changes(presence), condition=unchanged(presence))

    return write


def _save(institution_id: InstitutionId, group: SessionGroup) -> Write:
    return _put(_record(institution_id, group), GroupRecord.version == group.version)


def _new_seats(seats: Iterable[tuple[ExamSession, Presence]]) -> list[Write]:
    writes = []
    for session, presence in seats:
        writes.append(_put(session_record(session), SessionRecord.sk.does_not_exist()))
        writes.append(_put(new_record(presence), PresenceRecord.sk.does_not_exist()))
    return writes


def _removal(session: ExamSession) -> list[Write]:
    presence = PresenceRecord(*key_of_session(session))
    return [_delete(session_record(session)), _delete(presence)]


def _delete(record: Record) -> Write:
    def write(together: Transaction) -> None:
        together.delete(record)

    return write


def _partition(institution_id: InstitutionId) -> str:
    return f"GROUPS#{institution_id}"


def _sort_key(group_id: GroupId) -> str:
    return f"GROUP#{group_id}"


def _record(institution_id: InstitutionId, group: SessionGroup) -> GroupRecord:
    return GroupRecord(
        _partition(institution_id),
        _sort_key(group.id),
        site_id=group.site_id,
        exam_id=group.exam_id,
        exam_title=group.exam_title,
        form_id=group.form_id,
        name=group.name,
        opens_at=group.opens_at,
        closes_at=group.closes_at,
        duration_minutes=group.duration_minutes,
        total_items=group.total_items,
        access_code=group.access_code,
        proctor_ids=sorted(group.proctor_ids),
        candidate_count=group.candidate_count,
        state=group.state.value,
        lease=group.lease,
        version=group.version + 1,
        released_at=group.released_at,
        closed_at=group.closed_at,
        cancel_reason=group.cancel_reason,
        edge_id=group.edge_id,
        edge_name=group.edge_name,
        elsewhere=group.elsewhere,
    )


def _group(record: GroupRecord) -> SessionGroup:
    return SessionGroup(
        id=GroupId(record.sk.removeprefix("GROUP#")),
        institution_id=InstitutionId(record.pk.removeprefix("GROUPS#")),
        site_id=SiteId(record.site_id),
        exam_id=ExamId(record.exam_id),
        exam_title=record.exam_title,
        form_id=FormId(record.form_id),
        name=record.name,
        opens_at=record.opens_at,
        closes_at=record.closes_at,
        duration_minutes=int(record.duration_minutes),
        total_items=int(record.total_items),
        access_code=record.access_code,
        proctor_ids=frozenset(UserId(one) for one in record.proctor_ids),
        candidate_count=int(record.candidate_count),
        state=GroupState(record.state),
        lease=int(record.lease),
        version=int(record.version),
        released_at=record.released_at,
        closed_at=record.closed_at,
        cancel_reason=record.cancel_reason,
        edge_id=EdgeId(record.edge_id) if record.edge_id else None,
        edge_name=record.edge_name,
        elsewhere=record.elsewhere,
    )
