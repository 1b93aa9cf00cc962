"""How far imports of packages are, in the planning table."""

from datetime import timedelta

from pynamodb.attributes import (
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.exams import ImportProgress, ImportStep
from chalicelib.core.kernel import ExamId

KEPT = timedelta(days=1)
"""As long as the upload itself (infrastructure/data.yaml)."""


class ImportProgressRecord(Record, discriminator="import_progress"):
    """How far the import of a package is; written often, and of no use once it is done."""

    class Meta(base.Meta):
        """Lies in the planning table."""

        table_name = table_name("planning")

    personal_data = PersonalData("", "a day")
    audited = False

    step = UnicodeAttribute()
    done = NumberAttribute()
    total = NumberAttribute()
    at = UTCDateTimeAttribute()
    expires_at = TTLAttribute()


class DynamoImportProgressStore:
    """A record for each exam, beside the catalogue and not in it."""

    def put(self, exam_id: ExamId, progress: ImportProgress) -> None:
        """Remember how far it is, in place of what was known."""
        record = ImportProgressRecord(
            f"IMPORT#{exam_id}",
            "PROGRESS",
            step=progress.step.value,
            done=progress.done,
            total=progress.total,
            at=progress.at,
            expires_at=progress.at + KEPT,
        )
        with writes():
            record.save()

    def get(self, exam_id: ExamId) -> ImportProgress:
        """Tell how far it is. :raises NotFound: if nothing was told yet, or not for a day."""
        with reads():
            record = ImportProgressRecord.get(f"IMPORT#{exam_id}", "PROGRESS", consistent_read=True)
        step = ImportStep(record.step)
        return ImportProgress(step, int(record.done), int(record.total), record.at)
