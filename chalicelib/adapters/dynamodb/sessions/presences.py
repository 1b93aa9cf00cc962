"""The store of live records; a refresh of the monitor is one query, a sign of life one update."""

from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.dynamodb.sessions.commits import single_write
from chalicelib.adapters.dynamodb.sessions.presence_records import (
    PresenceRecord,
    changes,
    key_of,
    life_changes,
    partition_of,
    place_of,
    presence_of,
    unchanged,
)
from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, SessionId
from chalicelib.core.sessions import Epoch, Presence, SignOfLife


class DynamoPresenceStore:
    """Keeps the live records."""

    def get(
        self, institution_id: InstitutionId, group_id: GroupId, session_id: SessionId
    ) -> Presence:
        """Give the live record as it is now. :raises NotFound: if it is not there."""
        pk, sk = place_of(institution_id, group_id, session_id)
        with reads():
            return presence_of(PresenceRecord.get(pk, sk, consistent_read=True))

    def of_group(self, institution_id: InstitutionId, group_id: GroupId) -> tuple[Presence, ...]:
        """Give all live records of a group as they are now: one query."""
        partition = partition_of(institution_id, group_id)
        with reads():
            records = list(PresenceRecord.query(partition, consistent_read=True))
        return tuple(presence_of(record) for record in records)

    def save(self, institution_id: InstitutionId, presence: Presence) -> Presence:
        """Save everything but the sign of life. :raises ChangedMeanwhile: if it changed."""
        record = PresenceRecord(*key_of(institution_id, presence))
        with single_write():
            record.update(changes(presence), condition=unchanged(presence))
        return presence_of(record)

    def report(
        self,
        institution_id: InstitutionId,
        group_id: GroupId,
        session_id: SessionId,
        epoch: Epoch,
        life: SignOfLife,
    ) -> Presence:
        """Write a sign of life if ``epoch`` is the current one, and give the record either way.

        One update whose answer is the record; only a browser that has moved costs a read more.

        :raises NotFound: if there is no such record.
        """
        record = PresenceRecord(*place_of(institution_id, group_id, session_id))
        is_current = (PresenceRecord.lease == epoch.lease) & (PresenceRecord.login == epoch.login)
        try:
            with single_write():
                record.update(life_changes(life), condition=is_current)
        except ChangedMeanwhile:
            return self.get(institution_id, group_id, session_id)
        return presence_of(record)
