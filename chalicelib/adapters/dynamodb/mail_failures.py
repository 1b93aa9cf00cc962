"""Mails that did not arrive, in the access table; TTL tidies up what nobody looks at any more.

All lie in one partition: failures are few, and the helpdesk sees those of all institutions.
"""

from datetime import datetime

from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.access import FAILURE_KEPT, MailFailure
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, MailFailureKind, UserId

PARTITION = "MAIL-FAILURES"
NO_INSTITUTION = "-"


class MailFailureRecord(Record, discriminator="mail_failure"):
    """The last failure of one mail to one recipient."""

    class Meta(base.Meta):
        """Lies in the access table."""

        table_name = table_name("access")

    audited = False
    personal_data = PersonalData(
        "that mail to a member of staff or a board did not arrive, and a part of the address",
        "ninety days, or until a later mail arrives",
    )

    at = UTCDateTimeAttribute()
    to_masked = UnicodeAttribute()
    failure_kind = UnicodeAttribute()
    reason = UnicodeAttribute()
    user_id = UnicodeAttribute(null=True)
    institution_id = UnicodeAttribute(null=True)
    expires_at = TTLAttribute()


class DynamoMailFailureStore:
    """Failures by institution, recipient and mail."""

    def put(self, failure: MailFailure) -> None:
        """Keep it, unless a later failure of the same mail is kept."""
        key = _key(failure.institution_id, failure.recipient, failure.template)
        record = MailFailureRecord(
            PARTITION,
            key,
            at=failure.at,
            to_masked=failure.to_masked,
            failure_kind=failure.kind.value,
            reason=failure.reason,
            user_id=failure.user_id,
            institution_id=failure.institution_id,
            expires_at=failure.at + FAILURE_KEPT,
        )
        try:
            with writes():
                record.save(
                    MailFailureRecord.sk.does_not_exist() | (MailFailureRecord.at < failure.at)
                )
        except ChangedMeanwhile:
            # What is there is as new, or newer: events come twice and in any order.
            return

    def of_institution(self, institution_id: InstitutionId) -> tuple[MailFailure, ...]:
        """Give those of an institution, in no particular order; some may be past their time."""
        return _found(MailFailureRecord.sk.startswith(f"{institution_id}#"))

    def everywhere(self) -> tuple[MailFailure, ...]:
        """Give those of all institutions and of none, in no particular order."""
        return _found(None)

    def forget(
        self, institution_id: InstitutionId | None, recipient: str, *, before: datetime
    ) -> None:
        """Forget the failures of a recipient that are older than this."""
        prefix = _key(institution_id, recipient, "")
        for failure in _found(MailFailureRecord.sk.startswith(prefix)):
            try:
                with writes():
                    MailFailureRecord(PARTITION, prefix + failure.template).delete(
                        MailFailureRecord.at < before
                    )
            except ChangedMeanwhile:
                # It is newer than what arrived, so somebody must still see it.
                continue


def _key(institution_id: InstitutionId | None, recipient: str, template: str) -> str:
    return f"{institution_id or NO_INSTITUTION}#{recipient}#{template}"


def _found(condition: Condition | None) -> tuple[MailFailure, ...]:
    with reads():
        records = MailFailureRecord.query(PARTITION, condition, consistent_read=True)
        return tuple(_failure(record) for record in records)


def _failure(record: MailFailureRecord) -> MailFailure:
    _, recipient, template = record.sk.split("#")
    return MailFailure(
        recipient=recipient,
        template=template,
        to_masked=record.to_masked,
        at=record.at,
        kind=MailFailureKind(record.failure_kind),
        reason=record.reason,
        user_id=UserId(record.user_id) if record.user_id else None,
        institution_id=InstitutionId(record.institution_id) if record.institution_id else None,
    )
