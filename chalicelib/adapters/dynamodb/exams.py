"""Exams, forms and their wrapped keys in the planning table."""

from dataclasses import asdict
from typing import Any

from pynamodb.attributes import (
    BinaryAttribute,
    BooleanAttribute,
    JSONAttribute,
    NumberAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.exams import (
    DeliveryPart,
    Demand,
    EducationLevel,
    Exam,
    ExamDetails,
    ExamForm,
    ExamPurpose,
    ExamState,
    FormSummary,
    KeyPurpose,
    PackageFacts,
    PartKind,
    ReportSummary,
)
from chalicelib.core.kernel import ExamId, FormId, UserId

CATALOGUE = "EXAMS"
WITH_THE_CATALOGUE = "as long as the catalogue names the exam"


class ExamRecord(Record, discriminator="exam"):
    """An entry of the national catalogue."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("the id of the publisher", WITH_THE_CATALOGUE)

    title = UnicodeAttribute()
    state = UnicodeAttribute()
    file_name = UnicodeAttribute()
    uploaded_by = UnicodeAttribute()
    created_at = UTCDateTimeAttribute()
    published_at = UTCDateTimeAttribute(null=True)
    details = JSONAttribute(null=True)
    forms = JSONAttribute()
    facts = JSONAttribute()
    report = JSONAttribute(null=True)
    version = NumberAttribute()

    def audit_ids(self) -> dict[str, str]:
        """Name the exam."""
        return {"exam_id": self.sk.removeprefix("EXAM#")}


class FormRecord(Record, discriminator="form"):
    """The list of a form's encrypted parts, and its outline as ciphertext."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", WITH_THE_CATALOGUE)
    audited = False

    exam_id = UnicodeAttribute()
    parts = JSONAttribute()
    sealed_outline = BinaryAttribute(legacy_encoding=False)
    has_sound = BooleanAttribute(default=False)
    server_needed = BooleanAttribute(default=False)


class FormKeyRecord(Record, discriminator="form_key"):
    """A wrapped key of a form; KMS alone can open it."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", WITH_THE_CATALOGUE)
    audited = False

    wrapped = BinaryAttribute(legacy_encoding=False)


class DynamoExamStore:
    """The national catalogue: one partition, since it holds hundreds of exams, not thousands."""

    def add(self, exam: Exam) -> Exam:
        """Keep a new exam and return it as stored. :raises ChangedMeanwhile: if it exists."""
        record = _exam_record(exam)
        with writes():
            record.save(condition=ExamRecord.sk.does_not_exist())
        return _exam(record)

    def get(self, exam_id: ExamId) -> Exam:
        """Find an exam. :raises NotFound: if there is none."""
        with reads():
            return _exam(ExamRecord.get(CATALOGUE, f"EXAM#{exam_id}", consistent_read=True))

    def save(self, exam: Exam) -> Exam:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        record = _exam_record(exam)
        with writes():
            record.save(condition=ExamRecord.version == exam.version)
        return _exam(record)

    def all(self) -> tuple[Exam, ...]:
        """Give the whole catalogue, in no particular order."""
        with reads():
            return tuple(_exam(r) for r in ExamRecord.query(CATALOGUE, consistent_read=True))


class DynamoFormStore:
    """Forms, each under its own key."""

    def add(self, form: ExamForm) -> None:
        """Keep a new form. :raises ChangedMeanwhile: if it exists."""
        record = FormRecord(
            f"FORM#{form.form_id}",
            "FORM",
            exam_id=form.exam_id,
            parts=[asdict(part) for part in form.parts],
            sealed_outline=form.sealed_outline,
            has_sound=form.has_sound,
            server_needed=form.server_needed,
        )
        with writes():
            record.save(condition=FormRecord.sk.does_not_exist())

    def get(self, form_id: FormId) -> ExamForm:
        """Find a form. :raises NotFound: if there is none."""
        with reads():
            record = FormRecord.get(f"FORM#{form_id}", "FORM")
        return ExamForm(
            form_id=form_id,
            exam_id=ExamId(record.exam_id),
            parts=tuple(_part(row) for row in record.parts),
            sealed_outline=record.sealed_outline,
            has_sound=record.has_sound,
            server_needed=record.server_needed,
        )


class DynamoWrappedKeyStore:
    """Wrapped keys, beside their form."""

    def add(self, form_id: FormId, purpose: KeyPurpose, wrapped: bytes) -> None:
        """Keep a new wrapped key. :raises ChangedMeanwhile: if the form has one already."""
        record = FormKeyRecord(f"FORM#{form_id}", f"KEY#{purpose.value}", wrapped=wrapped)
        with writes():
            record.save(condition=FormKeyRecord.sk.does_not_exist())

    def get(self, form_id: FormId, purpose: KeyPurpose) -> bytes:
        """Find a wrapped key. :raises NotFound: if there is none."""
        with reads():
            return FormKeyRecord.get(f"FORM#{form_id}", f"KEY#{purpose.value}").wrapped


def _exam_record(exam: Exam) -> ExamRecord:
    return ExamRecord(
        CATALOGUE,
        f"EXAM#{exam.id}",
        title=exam.title,
        state=exam.state.value,
        file_name=exam.file_name,
        uploaded_by=exam.uploaded_by,
        created_at=exam.created_at,
        published_at=exam.published_at,
        details=asdict(exam.details) if exam.details else None,
        forms=[{**asdict(form), "demands": sorted(form.demands)} for form in exam.forms],
        facts=asdict(exam.facts),
        report=asdict(exam.report) if exam.report else None,
        version=exam.version + 1,
    )


def _exam(record: ExamRecord) -> Exam:
    return Exam(
        id=ExamId(record.sk.removeprefix("EXAM#")),
        title=record.title,
        state=ExamState(record.state),
        file_name=record.file_name,
        uploaded_by=UserId(record.uploaded_by),
        created_at=record.created_at,
        published_at=record.published_at,
        details=_details(record.details) if record.details else None,
        forms=tuple(_form(row) for row in record.forms),
        facts=PackageFacts(**record.facts),
        report=ReportSummary(**record.report) if record.report else None,
        version=int(record.version),
    )


def _form(row: dict[str, Any]) -> FormSummary:
    return FormSummary(**{**row, "demands": frozenset(Demand(one) for one in row["demands"])})


def _details(row: dict[str, Any]) -> ExamDetails:
    enums = {"level": EducationLevel(row["level"]), "purpose": ExamPurpose(row["purpose"])}
    return ExamDetails(**{**row, **enums})


def _part(row: dict[str, Any]) -> DeliveryPart:
    return DeliveryPart(**{**row, "kind": PartKind(row["kind"])})
