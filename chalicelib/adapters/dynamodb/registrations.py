"""Registrations of institutions in the planning table.

A registration lies in a partition of its own. A line in the partition of its state lets the
helpdesk list them; a pointer under the hash of its link lets the board find it.
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from pynamodb.attributes import (
    JSONAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.institutions import (
    Decision,
    EducationLevel,
    EducationType,
    InstitutionRegistration,
    IntendedAdministrator,
    RegisteredSite,
    RegistrationForm,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    RegistrationSummary,
    SchoolBoard,
    Signature,
)
from chalicelib.core.kernel import ChangedMeanwhile, Fault, NotFound, UserId

KEPT = "90 days after the link ended, a year after a no, else as long as the institution takes part"


class RegistrationRecord(Record, discriminator="registration"):
    """A form on its way."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData(
        "name, e-mail address and telephone number of the intended administrator; name and e-mail"
        " address of the board; who signed; why not",
        KEPT,
    )

    form = JSONAttribute()
    state = UnicodeAttribute()
    submitted_at = UTCDateTimeAttribute()
    link_hash = UnicodeAttribute(null=True)
    link_ends_at = UTCDateTimeAttribute(null=True)
    entered_by = UnicodeAttribute(null=True)
    signature = JSONAttribute(null=True)
    recorded_at = UTCDateTimeAttribute(null=True)
    decision = JSONAttribute(null=True)
    decided_at = UTCDateTimeAttribute(null=True)
    corrected_by = UnicodeAttribute(null=True)
    corrected_at = UTCDateTimeAttribute(null=True)
    version = NumberAttribute()
    expires_at = TTLAttribute(null=True)

    def audit_ids(self) -> dict[str, str]:
        """Name the registration."""
        return {"registration_id": self.pk.removeprefix("REGISTRATION#")}


class RegistrationLineRecord(Record, discriminator="registration_line"):
    """The same form in the list of its state."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", KEPT)
    audited = False

    kind_asked = UnicodeAttribute()
    brin = UnicodeAttribute()
    institution_name = UnicodeAttribute()
    submitted_at = UTCDateTimeAttribute()
    due_on = UnicodeAttribute(null=True)
    decided_at = UTCDateTimeAttribute(null=True)
    expires_at = TTLAttribute(null=True)


class SigningPointer(Record, discriminator="signing_pointer"):
    """Says which form a link is for; whether it still opens it, the form knows."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", "until the link ends")
    audited = False

    registration_id = UnicodeAttribute()
    expires_at = TTLAttribute(null=True)


class DynamoRegistrationStore:
    """Registrations by id, by state, and by the link of the board."""

    def add(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        """Keep a new one and return it as stored. :raises ChangedMeanwhile: if it exists."""
        return _written(registration, RegistrationRecord.sk.does_not_exist())

    def get(self, registration_id: RegistrationId) -> InstitutionRegistration:
        """Find one. :raises NotFound: if there is none."""
        with reads():
            key = _key(registration_id)
            return _registration(RegistrationRecord.get(key, "REGISTRATION", consistent_read=True))

    def by_link(self, link_hash: str) -> InstitutionRegistration:
        """Find the one that a link of this hash was made for. :raises NotFound: if none was."""
        with reads():
            pointer = SigningPointer.get(f"SIGNING#{link_hash}", "SIGNING", consistent_read=True)
        found = self.get(RegistrationId(pointer.registration_id))
        if found.link_hash != link_hash:
            raise NotFound
        return found

    def save(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        return _written(registration, RegistrationRecord.version == registration.version)

    def in_state(self, state: RegistrationState) -> tuple[RegistrationSummary, ...]:
        """Sum up those in a state, in no particular order."""
        with reads():
            found = RegistrationLineRecord.query(_list_key(state), consistent_read=True)
            return tuple(_summary(line, state) for line in found)


def _written(
    registration: InstitutionRegistration, condition: Condition
) -> InstitutionRegistration:
    kept = replace(registration, version=registration.version + 1)
    try:
        with transaction() as together:
            # Which list it stood in before is not known here; leaving a list twice is harmless.
            for state in RegistrationState:
                if state is not kept.state:
                    together.delete(RegistrationLineRecord(_list_key(state), kept.id))
            together.save(_record(kept), condition=condition)
            together.save(_line(kept))
            if kept.link_hash:
                together.save(_pointer(kept, kept.link_hash))
    except TransactWriteError as error:
        reasons = [reason.code for reason in error.cancellation_reasons if reason]
        if "ConditionalCheckFailed" in reasons:
            raise ChangedMeanwhile from error
        raise Fault("dynamodb write") from error
    return kept


def _key(registration_id: RegistrationId) -> str:
    return f"REGISTRATION#{registration_id}"


def _list_key(state: RegistrationState) -> str:
    return f"REGISTRATIONS#{state.value}"


def _pointer(kept: InstitutionRegistration, link_hash: str) -> SigningPointer:
    return SigningPointer(
        f"SIGNING#{link_hash}", "SIGNING", registration_id=kept.id, expires_at=kept.link_ends_at
    )


def _line(kept: InstitutionRegistration) -> RegistrationLineRecord:
    return RegistrationLineRecord(
        _list_key(kept.state),
        kept.id,
        kind_asked=kept.kind.value,
        brin=kept.form.brin,
        institution_name=kept.form.institution_name,
        submitted_at=kept.submitted_at,
        due_on=kept.due_on.isoformat() if kept.due_on else None,
        decided_at=kept.decision.at if kept.decision else None,
        expires_at=kept.kept_until,
    )


def _summary(line: RegistrationLineRecord, state: RegistrationState) -> RegistrationSummary:
    return RegistrationSummary(
        id=RegistrationId(line.sk),
        kind=RegistrationKind(line.kind_asked),
        brin=line.brin,
        institution_name=line.institution_name,
        state=state,
        submitted_at=line.submitted_at,
        due_on=date.fromisoformat(line.due_on) if line.due_on else None,
        decided_at=line.decided_at,
    )


def _record(kept: InstitutionRegistration) -> RegistrationRecord:
    signature, decision = kept.signature, kept.decision
    return RegistrationRecord(
        _key(kept.id),
        "REGISTRATION",
        form=_form_row(kept.form),
        state=kept.state.value,
        submitted_at=kept.submitted_at,
        link_hash=kept.link_hash,
        link_ends_at=kept.link_ends_at,
        entered_by=kept.entered_by,
        signature=_signature_row(signature) if signature else None,
        recorded_at=signature.recorded_at if signature else None,
        decision={"by": decision.by, "reason": decision.reason} if decision else None,
        decided_at=decision.at if decision else None,
        corrected_by=kept.corrected_by,
        corrected_at=kept.corrected_at,
        version=kept.version,
        expires_at=kept.kept_until,
    )


def _registration(record: RegistrationRecord) -> InstitutionRegistration:
    return InstitutionRegistration(
        id=RegistrationId(record.pk.removeprefix("REGISTRATION#")),
        form=_form(record.form),
        state=RegistrationState(record.state),
        submitted_at=record.submitted_at,
        link_hash=record.link_hash,
        link_ends_at=record.link_ends_at,
        entered_by=UserId(record.entered_by) if record.entered_by else None,
        signature=_signature(record),
        decision=_decision(record),
        corrected_by=UserId(record.corrected_by) if record.corrected_by else None,
        corrected_at=record.corrected_at,
        version=int(record.version),
    )


def _signature_row(signature: Signature) -> dict[str, Any]:
    row = {**asdict(signature), "signed_on": signature.signed_on.isoformat()}
    del row["recorded_at"]
    return row


def _signature(record: RegistrationRecord) -> Signature | None:
    if not record.signature or not record.recorded_at:
        return None
    signed_on = date.fromisoformat(record.signature["signed_on"])
    row = {**record.signature, "signed_on": signed_on}
    return Signature(**row, recorded_at=record.recorded_at)


def _decision(record: RegistrationRecord) -> Decision | None:
    if not record.decision or not record.decided_at:
        return None
    by = record.decision["by"]
    return Decision(record.decided_at, UserId(by) if by else None, record.decision["reason"])


def _form_row(form: RegistrationForm) -> dict[str, Any]:
    sites = [
        {**asdict(s), "education_types": sorted(s.education_types), "levels": sorted(s.levels)}
        for s in form.sites
    ]
    return {**asdict(form), "kind": form.kind.value, "sites": sites}


def _form(row: dict[str, Any]) -> RegistrationForm:
    administrator = row["administrator"]
    return RegistrationForm(
        kind=RegistrationKind(row["kind"]),
        institution_name=row["institution_name"],
        brin=row["brin"],
        board=SchoolBoard(**row["board"]),
        administrator=IntendedAdministrator(**administrator) if administrator else None,
        sites=tuple(
            RegisteredSite(
                number=site["number"],
                name=site["name"],
                education_types=frozenset(map(EducationType, site["education_types"])),
                levels=frozenset(map(EducationLevel, site["levels"])),
            )
            for site in row["sites"]
        ),
    )
