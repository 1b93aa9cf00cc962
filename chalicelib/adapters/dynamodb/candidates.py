"""Candidates in the planning table, beside their institution.

Two records for each: who a candidate is can be erased while the rest stays. One query reads both,
since they lie next to each other.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.candidates import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
    CandidateRegister,
)
from chalicelib.core.institutions import EducationLevel, EducationType
from chalicelib.core.kernel import CandidateId, InstitutionId, NotFound, SiteId

HALF_A_YEAR = "until six months after the candidate's last result"


class CandidatePart(Record):
    """Either record of a candidate; only its two kinds are stored."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")


class CandidateRecord(CandidatePart, discriminator="candidate"):
    """What a candidate is prepared for and entitled to."""

    personal_data = PersonalData("class, level, attributes and accommodations", HALF_A_YEAR)

    site_id = UnicodeAttribute()
    class_name = UnicodeAttribute()
    education_type = UnicodeAttribute(null=True)
    level = UnicodeAttribute()
    attributes = JSONAttribute()
    read_aloud = BooleanAttribute()
    extra_time_minutes = NumberAttribute()


class CandidateIdentityRecord(CandidatePart, discriminator="candidate_identity"):
    """Who a candidate is."""

    personal_data = PersonalData("candidate number, names, date of birth", HALF_A_YEAR)

    number = UnicodeAttribute()
    first_name = UnicodeAttribute()
    prefix = UnicodeAttribute()
    surname = UnicodeAttribute()
    born_on = UnicodeAttribute(null=True)


class CandidateRegisterRecord(Record, discriminator="candidate_register"):
    """Counts the changes to the candidates of a site."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", "as long as the site exists")

    version = NumberAttribute()
    changed_by = UnicodeAttribute(null=True)


class DynamoCandidateStore:
    """Candidates by institution."""

    def known(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> tuple[Candidate, ...]:
        """Give those of the candidates whom the institution has, in no particular order."""
        keys = [
            (institution_partition(institution_id), f"CANDIDATE#{candidate_id}#{part}")
            for candidate_id in set(candidate_ids)
            for part in ("IDENTITY", "RECORD")
        ]
        with reads():
            found = list(CandidatePart.batch_get(keys, consistent_read=True)) if keys else []
        return tuple(_paired(institution_id, sorted(found, key=lambda record: record.sk)))

    def all(self, institution_id: InstitutionId) -> tuple[Candidate, ...]:
        """Give all candidates of an institution, in no particular order."""
        with reads():
            found = CandidatePart.query(
                institution_partition(institution_id),
                CandidatePart.sk.startswith("CANDIDATE#"),
                consistent_read=True,
            )
            return tuple(_paired(institution_id, found))

    def put_all(self, institution_id: InstitutionId, candidates: Iterable[Candidate]) -> None:
        """Keep candidates, over what was known of them; after a fault it can be done again."""
        with writes(), CandidatePart.batch_write() as batch:
            for candidate in candidates:
                for record in _records(institution_id, candidate):
                    batch.save(record)

    def register(self, institution_id: InstitutionId, site_id: SiteId) -> CandidateRegister:
        """Give how often the candidates of a site were changed; version 0 if never."""
        try:
            with reads():
                found = CandidateRegisterRecord.get(
                    institution_partition(institution_id),
                    _register_key(site_id),
                    consistent_read=True,
                )
        except NotFound:
            return CandidateRegister(site_id)
        return CandidateRegister(site_id, int(found.version), found.changed_by)

    def claim(self, institution_id: InstitutionId, register: CandidateRegister) -> None:
        """Announce a change to the candidates of a site.

        :raises ChangedMeanwhile: unless the stored version is one less than the given one.
        """
        record = CandidateRegisterRecord(
            institution_partition(institution_id),
            _register_key(register.site_id),
            version=register.version,
            changed_by=register.changed_by,
        )
        before = register.version - 1
        is_first = CandidateRegisterRecord.sk.does_not_exist()
        is_next = CandidateRegisterRecord.version == before
        with writes():
            record.save(condition=is_next if before else is_first)


def _register_key(site_id: SiteId) -> str:
    return f"REGISTER#{site_id}"


def _records(
    institution_id: InstitutionId, candidate: Candidate
) -> tuple[CandidatePart, CandidatePart]:
    identity, attributes = candidate.identity, candidate.attributes
    key = f"CANDIDATE#{candidate.id}"
    return (
        CandidateIdentityRecord(
            institution_partition(institution_id),
            f"{key}#IDENTITY",
            number=identity.number,
            first_name=identity.first_name,
            prefix=identity.prefix,
            surname=identity.surname,
            born_on=identity.born_on.isoformat() if identity.born_on else None,
        ),
        CandidateRecord(
            institution_partition(institution_id),
            f"{key}#RECORD",
            site_id=candidate.site_id,
            class_name=candidate.class_name,
            education_type=candidate.education_type,
            level=candidate.level.value,
            attributes=[attributes.first, attributes.second, attributes.third],
            read_aloud=candidate.accommodation.read_aloud,
            extra_time_minutes=candidate.accommodation.extra_time_minutes,
        ),
    )


def _paired(institution_id: InstitutionId, records: Iterable[CandidatePart]) -> Iterator[Candidate]:
    # A batch that stopped halfway may leave one record of two; such a candidate is not there
    # (yet), and saving the import again completes it.
    identity: CandidateIdentityRecord | None = None
    for record in records:
        if isinstance(record, CandidateIdentityRecord):
            identity = record
        elif isinstance(record, CandidateRecord) and identity and _is_pair(identity, record):
            yield _candidate(institution_id, identity, record)


def _is_pair(identity: CandidateIdentityRecord, record: CandidateRecord) -> bool:
    return identity.sk.removesuffix("#IDENTITY") == record.sk.removesuffix("#RECORD")


def _candidate(
    institution_id: InstitutionId, identity: CandidateIdentityRecord, record: CandidateRecord
) -> Candidate:
    return Candidate(
        id=CandidateId(record.sk.split("#")[1]),
        institution_id=institution_id,
        site_id=SiteId(record.site_id),
        identity=CandidateIdentity(
            number=identity.number,
            first_name=identity.first_name,
            prefix=identity.prefix,
            surname=identity.surname,
            born_on=date.fromisoformat(identity.born_on) if identity.born_on else None,
        ),
        class_name=record.class_name,
        education_type=EducationType(record.education_type) if record.education_type else None,
        level=EducationLevel(record.level),
        attributes=CandidateAttributes(*record.attributes),
        accommodation=Accommodation(record.read_aloud, int(record.extra_time_minutes)),
    )
