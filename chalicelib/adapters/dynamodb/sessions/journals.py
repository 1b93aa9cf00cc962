"""The answer journal: a partition for each session, an item for each batch as it was sent.

A save is one conditional put and no read. Only a batch that is sent again costs a read more, to
compare it byte for byte.
"""

from datetime import datetime

from pynamodb.attributes import JSONAttribute, UnicodeAttribute, UTCDateTimeAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, SessionId, UserId
from chalicelib.core.sessions import (
    Adoption,
    Batch,
    BatchDiffers,
    Epoch,
    EpochOpened,
    Journal,
    Kept,
    LateAccepted,
    StoredBatch,
    read_batch,
)

WITH_THE_RESULTS = "as long as the results may be disputed"


class JournalRecord(Record):
    """Anything in a journal; one query reads all of it."""

    class Meta(base.Meta):
        """Lies in the journal table."""

        table_name = table_name("journal")

    personal_data = PersonalData("", WITH_THE_RESULTS)


class BatchRecord(JournalRecord, discriminator="batch"):
    """A frozen batch. The sort key holds its epoch and first number, the text all the rest."""

    personal_data = PersonalData("what a candidate answered", WITH_THE_RESULTS)

    text = UnicodeAttribute()
    received_at = UTCDateTimeAttribute()


class OpeningRecord(JournalRecord, discriminator="epoch_opened"):
    """A login began to write; ``cut`` is a list of lease, login and last number."""

    personal_data = PersonalData("", WITH_THE_RESULTS)

    cut = JSONAttribute()
    at = UTCDateTimeAttribute()


class AdoptionRecord(JournalRecord, discriminator="adoption"):
    """A proctor adopted entries of an older login."""

    personal_data = PersonalData("the id of the proctor, the reason", WITH_THE_RESULTS)

    by = UnicodeAttribute()
    reason = UnicodeAttribute()
    at = UTCDateTimeAttribute()


class LateAcceptedRecord(JournalRecord, discriminator="late_accepted"):
    """A planner accepted late answers. ``reach`` and each batch are lease, login and number."""

    personal_data = PersonalData("the id of the planner, the reason", WITH_THE_RESULTS)

    reach = JSONAttribute()
    batches = JSONAttribute()
    by = UnicodeAttribute()
    reason = UnicodeAttribute()
    at = UTCDateTimeAttribute()


class DynamoJournalStore:
    """Keeps what candidates wrote. It has no method that changes or removes anything."""

    def put(self, institution_id: InstitutionId, batch: Batch, received_at: datetime) -> Kept:
        """Store a batch unless it is there; a put that is answered is on several disks.

        :raises BatchDiffers: if other content has its session, epoch and first number.
        """
        pk = _partition(institution_id, batch.session_id)
        sk = f"BATCH#{_sortable(batch.epoch)}#{batch.first_seq:09d}"
        record = BatchRecord(pk, sk, text=batch.text, received_at=received_at)
        try:
            with writes():
                record.save(condition=BatchRecord.sk.does_not_exist())
        except ChangedMeanwhile:
            with reads():
                there = BatchRecord.get(pk, sk, consistent_read=True)
            if there.text != batch.text:
                raise BatchDiffers() from None
            return Kept.ALREADY_THERE
        return Kept.STORED

    def open_epoch(self, institution_id: InstitutionId, opening: EpochOpened) -> None:
        """Write down that a login began. :raises ChangedMeanwhile: if that epoch is opened."""
        record = OpeningRecord(
            _partition(institution_id, opening.session_id),
            f"OPENED#{_sortable(opening.epoch)}",
            cut=[_written(epoch, seq) for epoch, seq in sorted(opening.cut.items())],
            at=opening.at,
        )
        with writes():
            record.save(condition=OpeningRecord.sk.does_not_exist())

    def adopt(self, institution_id: InstitutionId, adoption: Adoption) -> None:
        """Write down an adoption; the same one again changes nothing."""
        record = AdoptionRecord(
            _partition(institution_id, adoption.session_id),
            f"ADOPTED#{_sortable(adoption.epoch)}#{adoption.through_seq:09d}",
            by=adoption.by,
            reason=adoption.reason,
            at=adoption.at,
        )
        try:
            with writes():
                record.save(condition=AdoptionRecord.sk.does_not_exist())
        except ChangedMeanwhile:
            # These entries count already; who decided it first stays in the journal.
            return

    def accept_late(self, institution_id: InstitutionId, accepted: LateAccepted) -> None:
        """Write down a decision. :raises ChangedMeanwhile: if one with its number is there."""
        record = LateAcceptedRecord(
            _partition(institution_id, accepted.session_id),
            f"LATE#{accepted.number:09d}",
            reach=_written(accepted.epoch, accepted.through_seq),
            batches=[_written(epoch, first_seq) for epoch, first_seq in accepted.batches],
            by=accepted.by,
            reason=accepted.reason,
            at=accepted.at,
        )
        with writes():
            record.save(condition=LateAcceptedRecord.sk.does_not_exist())

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        """Give everything that is acknowledged; empty if nothing was written."""
        with reads():
            records = list(
                JournalRecord.query(_partition(institution_id, session_id), consistent_read=True)
            )
        return Journal(
            session_id,
            tuple(_stored(one) for one in records if isinstance(one, BatchRecord)),
            tuple(_opening(session_id, one) for one in records if isinstance(one, OpeningRecord)),
            tuple(_adoption(session_id, one) for one in records if isinstance(one, AdoptionRecord)),
            tuple(_late(session_id, one) for one in records if isinstance(one, LateAcceptedRecord)),
        )


def _partition(institution_id: InstitutionId, session_id: SessionId) -> str:
    return f"JOURNAL#{institution_id}#{session_id}"


def _sortable(epoch: Epoch) -> str:
    return f"{epoch.lease:09d}#{epoch.login:09d}"


def _written(epoch: Epoch, seq: int) -> list[int]:
    return [epoch.lease, epoch.login, seq]


def _epoch(record: JournalRecord) -> Epoch:
    _, lease, login = record.sk.split("#")[:3]
    return Epoch(int(lease), int(login))


def _stored(record: BatchRecord) -> StoredBatch:
    return StoredBatch(read_batch(record.text), record.received_at)


def _opening(session_id: SessionId, record: OpeningRecord) -> EpochOpened:
    cut = {Epoch(lease, login): seq for lease, login, seq in record.cut}
    return EpochOpened(session_id, _epoch(record), cut, record.at)


def _adoption(session_id: SessionId, record: AdoptionRecord) -> Adoption:
    return Adoption(
        session_id=session_id,
        epoch=_epoch(record),
        through_seq=int(record.sk.rsplit("#", 1)[1]),
        by=UserId(record.by),
        reason=record.reason,
        at=record.at,
    )


def _late(session_id: SessionId, record: LateAcceptedRecord) -> LateAccepted:
    lease, login, through_seq = record.reach
    return LateAccepted(
        session_id=session_id,
        number=int(record.sk.rsplit("#", 1)[1]),
        epoch=Epoch(lease, login),
        through_seq=through_seq,
        batches=tuple((Epoch(lease, login), first) for lease, login, first in record.batches),
        by=UserId(record.by),
        reason=record.reason,
        at=record.at,
    )
