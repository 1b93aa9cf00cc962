"""Files of candidates that were read, in the planning table for a day.

Five thousand candidates do not fit in one record of DynamoDB (400 KB), so a preview is compressed
and cut into pieces; the head is written last, and a preview without a head is not there.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from pynamodb.attributes import (
    BinaryAttribute,
    JSONAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, institution_partition, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.candidates import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
    ImportChange,
    ImportErrorReport,
    ImportFinding,
    ImportPreview,
    ImportProblem,
    ImportRow,
)
from chalicelib.core.institutions import EducationLevel, EducationType
from chalicelib.core.kernel import CandidateId, ChangedMeanwhile, InstitutionId, NotFound, SiteId

PIECE_BYTES = 350_000


class ImportRecord(Record, discriminator="import"):
    """The head of a preview: what the file is, and whether it was saved."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("cells that are wrong, as they stood in the file", "a day")

    site_id = UnicodeAttribute()
    file_name = UnicodeAttribute()
    read_at = UTCDateTimeAttribute()
    saved_at = UTCDateTimeAttribute(null=True)
    rows_read = NumberAttribute()
    findings = JSONAttribute()
    findings_total = NumberAttribute()
    ignored_columns = JSONAttribute()
    register_version = NumberAttribute()
    pieces = NumberAttribute()
    expires_at = TTLAttribute()

    def audit_ids(self) -> dict[str, str]:
        """Name the file that was read."""
        return {"import_id": self.sk.split("#")[1]}


class ImportPieceRecord(Record, discriminator="import_piece"):
    """A piece of the rows of a preview."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("all that a file says of candidates", "a day")
    audited = False

    rows = BinaryAttribute(legacy_encoding=False)
    expires_at = TTLAttribute()


class DynamoImportStore:
    """Previews by institution."""

    def add(self, preview: ImportPreview) -> None:
        """Keep a file that was read."""
        packed = _packed(preview.rows)
        pieces = [packed[i : i + PIECE_BYTES] for i in range(0, len(packed), PIECE_BYTES)]
        for number, piece in enumerate(pieces):
            record = ImportPieceRecord(
                institution_partition(preview.institution_id),
                _piece_key(preview.id, number),
                rows=piece,
                expires_at=preview.expires_at,
            )
            with writes():
                record.save()
        with writes():
            _head(preview, len(pieces)).save()

    def get(self, institution_id: InstitutionId, import_id: str) -> ImportPreview:
        """Find a file that was read. :raises NotFound: if the institution read no such file."""
        pk = institution_partition(institution_id)
        with reads():
            head = ImportRecord.get(pk, _head_key(import_id), consistent_read=True)
            pieces = [
                ImportPieceRecord.get(pk, _piece_key(import_id, number), consistent_read=True).rows
                for number in range(int(head.pieces))
            ]
        site_id = SiteId(head.site_id)
        return ImportPreview(
            id=import_id,
            institution_id=institution_id,
            site_id=site_id,
            file_name=head.file_name,
            read_at=head.read_at,
            saved_at=head.saved_at,
            rows_read=int(head.rows_read),
            rows=tuple(_unpacked(b"".join(pieces), institution_id, site_id)),
            report=_report(head),
            ignored_columns=tuple(head.ignored_columns),
            register_version=int(head.register_version),
        )

    def mark_saved(self, institution_id: InstitutionId, import_id: str, at: datetime) -> None:
        """Remember that it was saved. :raises NotFound: if it is gone."""
        try:
            with writes():
                ImportRecord(institution_partition(institution_id), _head_key(import_id)).update(
                    actions=[ImportRecord.saved_at.set(at)], condition=ImportRecord.sk.exists()
                )
        except ChangedMeanwhile as error:
            raise NotFound from error


def _head_key(import_id: str) -> str:
    return f"IMPORT#{import_id}#HEAD"


def _piece_key(import_id: str, number: int) -> str:
    return f"IMPORT#{import_id}#PIECE#{number:02}"


def _head(preview: ImportPreview, pieces: int) -> ImportRecord:
    return ImportRecord(
        institution_partition(preview.institution_id),
        _head_key(preview.id),
        site_id=preview.site_id,
        file_name=preview.file_name,
        read_at=preview.read_at,
        saved_at=preview.saved_at,
        rows_read=preview.rows_read,
        findings=[asdict(finding) for finding in preview.report.findings],
        findings_total=preview.report.total,
        ignored_columns=list(preview.ignored_columns),
        register_version=preview.register_version,
        pieces=pieces,
        expires_at=preview.expires_at,
    )


def _report(head: ImportRecord) -> ImportErrorReport:
    findings = (
        ImportFinding(**{**row, "problem": ImportProblem(row["problem"])}) for row in head.findings
    )
    return ImportErrorReport(tuple(findings), int(head.findings_total))


def _packed(rows: tuple[ImportRow, ...]) -> bytes:
    # The owner is known from the head, so no row can bring an owner of its own.
    without_owner = [_row(asdict(row)) for row in rows]
    return gzip.compress(json.dumps(without_owner, default=date.isoformat).encode(), mtime=0)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    owner = ("institution_id", "site_id")
    return {**row, "candidate": {k: v for k, v in row["candidate"].items() if k not in owner}}


def _unpacked(packed: bytes, institution_id: InstitutionId, site_id: SiteId) -> Iterator[ImportRow]:
    for row in json.loads(gzip.decompress(packed)):
        candidate = _candidate(row["candidate"], institution_id, site_id)
        yield ImportRow(row["line"], ImportChange(row["change"]), candidate)


def _candidate(row: dict[str, Any], institution_id: InstitutionId, site_id: SiteId) -> Candidate:
    born_on, education_type = row["identity"]["born_on"], row["education_type"]
    identity = {**row["identity"], "born_on": date.fromisoformat(born_on) if born_on else None}
    return Candidate(
        id=CandidateId(row["id"]),
        institution_id=institution_id,
        site_id=site_id,
        identity=CandidateIdentity(**identity),
        class_name=row["class_name"],
        education_type=EducationType(education_type) if education_type else None,
        level=EducationLevel(row["level"]),
        attributes=CandidateAttributes(**row["attributes"]),
        accommodation=Accommodation(**row["accommodation"]),
    )
