"""Institutions and their sites in the planning table, a partition for each institution.

A pointer under its BRIN code sees to it that a code has one institution; a line in one partition
lets the helpdesk list them all.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pynamodb.attributes import (
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.dynamodb.transactions import transaction
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.institutions import (
    BrinCode,
    BrinTaken,
    EducationLevel,
    EducationType,
    Institution,
    InstitutionState,
    SchoolBoard,
    Site,
    SiteCode,
)
from chalicelib.core.kernel import ChangedMeanwhile, Fault, InstitutionId, SiteId

ALL = "INSTITUTIONS"
WHILE_IT_TAKES_PART = "as long as the institution takes part"


class InstitutionRecord(Record, discriminator="institution"):
    """A school."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("name and e-mail address of the board", WHILE_IT_TAKES_PART)

    brin = UnicodeAttribute()
    name = UnicodeAttribute()
    state = UnicodeAttribute(default=InstitutionState.ACTIVE.value)
    board = JSONAttribute(null=True)
    deregistered_at = UTCDateTimeAttribute(null=True)
    because_of = UnicodeAttribute(default="")
    version = NumberAttribute(default=0)

    def audit_ids(self) -> dict[str, str]:
        """Name the institution."""
        return {"institution_id": self.pk.removeprefix(institution_partition(InstitutionId("")))}


class InstitutionLineRecord(Record, discriminator="institution_line"):
    """The same school in the list of all."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", WHILE_IT_TAKES_PART)
    audited = False

    brin = UnicodeAttribute()
    name = UnicodeAttribute()
    state = UnicodeAttribute()


class BrinPointer(Record, discriminator="brin_pointer"):
    """Says which institution has a BRIN code."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", WHILE_IT_TAKES_PART)
    audited = False

    institution_id = UnicodeAttribute()


class SiteRecord(Record, discriminator="site"):
    """A place where an institution teaches."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", WHILE_IT_TAKES_PART)

    code = UnicodeAttribute()
    name = UnicodeAttribute()
    offered_levels = JSONAttribute()
    education_types = JSONAttribute(null=True)

    def audit_ids(self) -> dict[str, str]:
        """Name the site."""
        return {"site_id": self.sk.removeprefix("SITE#")}


class DynamoInstitutionStore:
    """Institutions, and sites beside them."""

    def put(self, institution: Institution) -> None:
        """Keep an institution, over what was known of it."""
        kept = _kept(institution)
        with writes(), transaction() as together:
            together.save(_record(kept))
            together.save(_line(kept))
            together.save(_pointer(kept))

    def add(self, institution: Institution) -> Institution:
        """Keep a new institution and return it as stored.

        :raises BrinTaken: if there is one with its BRIN code.
        """
        kept = _kept(institution)
        try:
            with transaction() as together:
                together.save(_pointer(kept), condition=BrinPointer.sk.does_not_exist())
                together.save(_record(kept), condition=InstitutionRecord.sk.does_not_exist())
                together.save(_line(kept))
        except TransactWriteError as error:
            if _condition_failed(error):
                raise BrinTaken(field="brin") from error
            raise Fault("dynamodb write") from error
        return kept

    def save(self, institution: Institution) -> Institution:
        """Keep a change and return it as stored; a BRIN code never changes.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        kept = _kept(institution)
        try:
            with transaction() as together:
                together.save(_record(kept), condition=_as_read(institution))
                together.save(_line(kept))
        except TransactWriteError as error:
            if _condition_failed(error):
                raise ChangedMeanwhile from error
            raise Fault("dynamodb write") from error
        return kept

    def get(self, institution_id: InstitutionId) -> Institution:
        """Find an institution. :raises NotFound: if there is none."""
        with reads():
            key = institution_partition(institution_id)
            return _institution(InstitutionRecord.get(key, "INSTITUTION", consistent_read=True))

    def by_brin(self, brin: BrinCode) -> Institution:
        """Find the institution with this BRIN code. :raises NotFound: if there is none."""
        with reads():
            pointer = BrinPointer.get(_brin_key(brin), "INSTITUTION", consistent_read=True)
        return self.get(InstitutionId(pointer.institution_id))

    def all(self) -> tuple[Institution, ...]:
        """Give all institutions as the list knows them: code, name, state; in no order."""
        with reads():
            return tuple(_listed())

    def put_site(self, site: Site) -> None:
        """Keep a site, over what was known of it."""
        record = SiteRecord(
            institution_partition(site.institution_id),
            f"SITE#{site.id}",
            code=str(site.code),
            name=site.name,
            offered_levels=sorted(site.offered_levels),
            education_types=sorted(site.education_types),
        )
        with writes():
            record.save()

    def site(self, institution_id: InstitutionId, site_id: SiteId) -> Site:
        """Find a site of an institution. :raises NotFound: if it has no such site."""
        with reads():
            record = SiteRecord.get(institution_partition(institution_id), f"SITE#{site_id}")
        return _site(record, institution_id)

    def sites(self, institution_id: InstitutionId) -> tuple[Site, ...]:
        """Give all sites of an institution, in no particular order."""
        with reads():
            found = SiteRecord.query(
                institution_partition(institution_id), SiteRecord.sk.startswith("SITE#")
            )
            return tuple(_site(record, institution_id) for record in found)


def _site(record: SiteRecord, institution_id: InstitutionId) -> Site:
    return Site(
        id=SiteId(record.sk.removeprefix("SITE#")),
        institution_id=institution_id,
        code=SiteCode.parse(record.code),
        name=record.name,
        offered_levels=frozenset(EducationLevel(level) for level in record.offered_levels),
        education_types=frozenset(EducationType(kind) for kind in record.education_types or ()),
    )


def _brin_key(brin: BrinCode) -> str:
    return f"BRIN#{brin.value}"


def _kept(institution: Institution) -> Institution:
    return replace(institution, version=institution.version + 1)


def _as_read(institution: Institution) -> Condition:
    return InstitutionRecord.version == institution.version


def _condition_failed(error: TransactWriteError) -> bool:
    reasons = [reason.code for reason in error.cancellation_reasons if reason]
    return "ConditionalCheckFailed" in reasons


def _record(kept: Institution) -> InstitutionRecord:
    board = kept.board
    return InstitutionRecord(
        institution_partition(kept.id),
        "INSTITUTION",
        brin=kept.brin.value,
        name=kept.name,
        state=kept.state.value,
        board={"name": board.name, "email": board.email} if board else None,
        deregistered_at=kept.deregistered_at,
        because_of=kept.because_of,
        version=kept.version,
    )


def _line(kept: Institution) -> InstitutionLineRecord:
    return InstitutionLineRecord(
        ALL, kept.id, brin=kept.brin.value, name=kept.name, state=kept.state.value
    )


def _pointer(kept: Institution) -> BrinPointer:
    return BrinPointer(_brin_key(kept.brin), "INSTITUTION", institution_id=kept.id)


def _institution(record: InstitutionRecord) -> Institution:
    board: dict[str, Any] | None = record.board
    return Institution(
        id=InstitutionId(record.pk.removeprefix(institution_partition(InstitutionId("")))),
        brin=BrinCode(record.brin),
        name=record.name,
        state=InstitutionState(record.state),
        board=SchoolBoard(**board) if board else None,
        deregistered_at=record.deregistered_at,
        because_of=record.because_of,
        version=int(record.version),
    )


def _listed() -> Iterator[Institution]:
    for line in InstitutionLineRecord.query(ALL, consistent_read=True):
        state = InstitutionState(line.state)
        yield Institution(InstitutionId(line.sk), BrinCode(line.brin), line.name, state)
