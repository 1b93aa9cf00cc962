"""What every store of imports does, whatever it is made of."""

from datetime import UTC, datetime, timedelta

import boto3
import pytest

from chalicelib.adapters.dynamodb.exams import DynamoExamStore
from chalicelib.adapters.dynamodb.import_progress import DynamoImportProgressStore
from chalicelib.config import settings
from chalicelib.core.exams import ImportProgress, ImportProgressStore, ImportStep
from chalicelib.core.kernel import ExamId, NotFound
from tests.fakes.exams import FakeImportProgressStore

AT = datetime(2026, 5, 2, 10, 30, 0, 250000, tzinfo=UTC)
EXAM = ExamId("exam-1")


@pytest.fixture(params=["fake", "dynamodb"])
def store(request: pytest.FixtureRequest) -> ImportProgressStore:
    if request.param == "fake":
        return FakeImportProgressStore()
    request.getfixturevalue("cloud")
    return DynamoImportProgressStore()


def test_the_last_that_was_told_counts(store: ImportProgressStore) -> None:
    later = ImportProgress(ImportStep.KEEPING, 1, 2, AT + timedelta(seconds=9))
    store.put(EXAM, ImportProgress(ImportStep.CHECKING, 3, 60, AT))
    store.put(ExamId("exam-2"), ImportProgress(ImportStep.UNPACKING, 0, 1, AT))
    store.put(EXAM, later)

    assert store.get(EXAM) == later


def test_an_import_that_told_nothing_is_not_found(store: ImportProgressStore) -> None:
    with pytest.raises(NotFound):
        store.get(EXAM)


@pytest.mark.usefixtures("cloud")
def test_progress_is_forgotten_after_a_day_and_is_no_part_of_the_catalogue() -> None:
    DynamoImportProgressStore().put(EXAM, ImportProgress(ImportStep.CHECKING, 3, 60, AT))

    table = boto3.client("dynamodb").scan(TableName=f"{settings().table_prefix}planning")
    (item,) = table["Items"]
    assert int(item["expires_at"]["N"]) == int((AT + timedelta(days=1)).timestamp())
    assert DynamoExamStore().all() == ()
