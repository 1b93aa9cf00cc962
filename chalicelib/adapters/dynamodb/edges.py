"""School servers in the planning table, and how far their parcels are taken in.

A school server presents itself by its id alone, so it lies in a partition of its own; beside the
institution lies a pointer, so that its administrator finds it.
"""

from dataclasses import replace
from datetime import datetime

from pynamodb.attributes import (
    BinaryAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import TransactWriteError

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    EdgeId,
    Fault,
    GroupId,
    InstitutionId,
    NotFound,
    SessionId,
)
from chalicelib.core.sync import (
    ActivationCode,
    EdgeKeys,
    EdgeServer,
    EdgeState,
    HandOverNote,
    ParcelPlace,
)

FOR_THE_RECORD = "as long as the institution takes part"


class EdgeRecord(Record, discriminator="edge"):
    """A school server."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", FOR_THE_RECORD)

    institution_id = UnicodeAttribute()
    name = UnicodeAttribute()
    state = UnicodeAttribute()
    added_at = UTCDateTimeAttribute()
    code_mac = UnicodeAttribute(null=True)
    code_ends_at = UTCDateTimeAttribute(null=True)
    code_tries_left = NumberAttribute(null=True)
    encryption_key = BinaryAttribute(null=True, legacy_encoding=False)
    signing_key = BinaryAttribute(null=True, legacy_encoding=False)
    activated_at = UTCDateTimeAttribute(null=True)
    last_seen_at = UTCDateTimeAttribute(null=True)
    version = NumberAttribute()

    def audit_ids(self) -> dict[str, str]:
        """Name the school server."""
        return {"edge_id": self.pk.removeprefix("EDGE#")}


class EdgePointer(Record, discriminator="edge-pointer"):
    """Says that an institution has a school server."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", FOR_THE_RECORD)


class IntakeRecord(Record, discriminator="intake"):
    """How far the parcels of one owner of one group are taken in."""

    class Meta(base.Meta):
        """Lies in the sessions table."""

        table_name = table_name("sessions")

    personal_data = PersonalData("", "as long as the results")
    audited = False

    applied = NumberAttribute()


class HandOverRecord(Record, discriminator="hand-over"):
    """A group was handed over to a school server, with these sessions, under this lease."""

    class Meta(base.Meta):
        """Lies in the sessions table."""

        table_name = table_name("sessions")

    personal_data = PersonalData("", "as long as the results")
    audited = False

    signing_key = BinaryAttribute(legacy_encoding=False)
    session_ids = JSONAttribute()


class DynamoEdgeStore:
    """School servers by id, and by institution."""

    def add(self, edge: EdgeServer) -> EdgeServer:
        """Keep a new one and return it as stored. :raises ChangedMeanwhile: if it exists."""
        pointer = EdgePointer(institution_partition(edge.institution_id), f"EDGE#{edge.id}")
        try:
            with transaction() as both:
                both.save(_record(edge), condition=EdgeRecord.sk.does_not_exist())
                both.save(pointer, condition=EdgePointer.sk.does_not_exist())
        except TransactWriteError as error:
            reasons = [reason.code for reason in error.cancellation_reasons if reason]
            if "ConditionalCheckFailed" in reasons:
                raise ChangedMeanwhile from error
            raise Fault("dynamodb write") from error
        return replace(edge, version=edge.version + 1)

    def get(self, institution_id: InstitutionId, edge_id: EdgeId) -> EdgeServer:
        """Find one. :raises NotFound: if the institution has no such school server."""
        found = self.find(edge_id)
        if found.institution_id != institution_id:
            raise NotFound
        return found

    def find(self, edge_id: EdgeId) -> EdgeServer:
        """Find one by its id alone. :raises NotFound: if there is none."""
        with reads():
            return _edge(EdgeRecord.get(*_key(edge_id), consistent_read=True))

    def of_institution(self, institution_id: InstitutionId) -> tuple[EdgeServer, ...]:
        """Give all school servers of an institution, in no particular order."""
        with reads():
            pointers = EdgePointer.query(
                institution_partition(institution_id),
                EdgePointer.sk.startswith("EDGE#"),
                consistent_read=True,
            )
            ids = [EdgeId(pointer.sk.removeprefix("EDGE#")) for pointer in pointers]
            found = EdgeRecord.batch_get([_key(one) for one in ids], consistent_read=True)
            return tuple(_edge(record) for record in found)

    def save(self, edge: EdgeServer) -> EdgeServer:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        return self._save(edge, _record(edge))

    def count_try(self, edge: EdgeServer) -> EdgeServer:
        """Keep a try of its code; the event of the act does not go with it.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        record = _record(edge)
        record.audited = False
        return self._save(edge, record)

    def _save(self, edge: EdgeServer, record: EdgeRecord) -> EdgeServer:
        with writes():
            record.save(condition=EdgeRecord.version == edge.version)
        return replace(edge, version=edge.version + 1)

    def mark_seen(self, edge: EdgeServer, at: datetime) -> None:
        """Remember when it was seen, whatever its version. :raises NotFound: if it is gone."""
        try:
            with writes():
                EdgeRecord(*_key(edge.id)).update(
                    actions=[EdgeRecord.last_seen_at.set(at)], condition=EdgeRecord.sk.exists()
                )
        except ChangedMeanwhile:
            raise NotFound from None


class DynamoIntakeStore:
    """A note and a counter for each owner of each group."""

    def expect(self, note: HandOverNote) -> None:
        """Remember a hand-over for good; of the same lease the first note stays."""
        record = HandOverRecord(
            *_hand_over_key(note.edge_id, note.group_id, note.lease),
            signing_key=note.signing_key,
            session_ids=sorted(note.session_ids),
        )
        try:
            with writes():
                record.save(condition=HandOverRecord.sk.does_not_exist())
        except ChangedMeanwhile:
            # It was fetched before; who was in the group then, is in it now.
            return

    def hand_overs(self, edge_id: EdgeId, group_id: GroupId) -> tuple[HandOverNote, ...]:
        """Give every hand-over of a group to a school server, by lease; empty without any."""
        partition, _ = _hand_over_key(edge_id, group_id, 0)
        with reads():
            records = list(HandOverRecord.query(partition, consistent_read=True))
        return tuple(_note(record, edge_id, group_id) for record in records)

    def applied(self, edge_id: EdgeId, group_id: GroupId, lease: int) -> int:
        """Give the highest number up to which everything is applied; 0 for nothing."""
        try:
            with reads():
                key = _intake_key(edge_id, group_id, lease)
                return int(IntakeRecord.get(*key, consistent_read=True).applied)
        except NotFound:
            return 0

    def advance(self, place: ParcelPlace) -> None:
        """Note that a parcel is applied.

        :raises ChangedMeanwhile: unless the one before it is the last that was noted.
        """
        first = place.number == 1
        before = IntakeRecord.sk.does_not_exist()
        key = _intake_key(place.edge_id, place.group_id, place.lease)
        with writes():
            IntakeRecord(*key, applied=place.number).save(
                condition=before if first else IntakeRecord.applied == place.number - 1
            )


def _key(edge_id: EdgeId) -> tuple[str, str]:
    return f"EDGE#{edge_id}", "EDGE"


def _intake_key(edge_id: EdgeId, group_id: GroupId, lease: int) -> tuple[str, str]:
    return f"INTAKE#{edge_id}", f"{group_id}#{lease}"


def _hand_over_key(edge_id: EdgeId, group_id: GroupId, lease: int) -> tuple[str, str]:
    return f"HANDOVER#{edge_id}#{group_id}", f"{lease:09d}"


def _note(record: HandOverRecord, edge_id: EdgeId, group_id: GroupId) -> HandOverNote:
    return HandOverNote(
        edge_id=edge_id,
        group_id=group_id,
        lease=int(record.sk),
        signing_key=record.signing_key,
        session_ids=frozenset(SessionId(one) for one in record.session_ids),
    )


def _record(edge: EdgeServer) -> EdgeRecord:
    code, keys = edge.code, edge.keys
    return EdgeRecord(
        *_key(edge.id),
        institution_id=edge.institution_id,
        name=edge.name,
        state=edge.state.value,
        added_at=edge.added_at,
        code_mac=code.mac if code else None,
        code_ends_at=code.ends_at if code else None,
        code_tries_left=code.tries_left if code else None,
        encryption_key=keys.encryption if keys else None,
        signing_key=keys.signing if keys else None,
        activated_at=edge.activated_at,
        last_seen_at=edge.last_seen_at,
        version=edge.version + 1,
    )


def _edge(record: EdgeRecord) -> EdgeServer:
    return EdgeServer(
        id=EdgeId(record.pk.removeprefix("EDGE#")),
        institution_id=InstitutionId(record.institution_id),
        name=record.name,
        added_at=record.added_at,
        state=EdgeState(record.state),
        code=_code(record),
        keys=_keys(record),
        activated_at=record.activated_at,
        last_seen_at=record.last_seen_at,
        version=int(record.version),
    )


def _code(record: EdgeRecord) -> ActivationCode | None:
    if record.code_mac is None:
        return None
    return ActivationCode(record.code_mac, record.code_ends_at, int(record.code_tries_left))


def _keys(record: EdgeRecord) -> EdgeKeys | None:
    if record.encryption_key is None:
        return None
    return EdgeKeys(record.encryption_key, record.signing_key)
