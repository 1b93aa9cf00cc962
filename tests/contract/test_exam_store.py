"""What every store of exams, forms and wrapped keys does, whatever it is made of."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from chalicelib.adapters.dynamodb.exams import (
    DynamoExamStore,
    DynamoFormStore,
    DynamoWrappedKeyStore,
    FormRecord,
)
from chalicelib.core.exams import (
    DeliveryPart,
    Demand,
    EducationLevel,
    ExamDetails,
    ExamPurpose,
    ExamStore,
    FormStore,
    FormSummary,
    KeyPurpose,
    PackageFacts,
    PartKind,
    ReportSummary,
    WrappedKeyStore,
)
from chalicelib.core.kernel import ChangedMeanwhile, ExamId, FormId, NotFound
from fao_edge.adapters.sqlite.forms import SqliteFormStore, SqliteWrappedKeyStore
from tests.builders.exams import an_exam, an_exam_form
from tests.fakes.exams import FakeExamStore, FakeFormStore, FakeWrappedKeyStore


@dataclass
class Stores:
    """The stores of forms under one contract."""

    forms: FormStore
    keys: WrappedKeyStore


@pytest.fixture(params=["fake", "dynamodb"])
def exams(request: pytest.FixtureRequest) -> ExamStore:
    """Give the catalogue, which a school server has none of."""
    if request.param == "fake":
        return FakeExamStore()
    request.getfixturevalue("cloud")
    return DynamoExamStore()


@pytest.fixture(params=["fake", "dynamodb", "sqlite"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "fake":
        return Stores(FakeFormStore(), FakeWrappedKeyStore())
    if request.param == "sqlite":
        database = request.getfixturevalue("database")
        return Stores(SqliteFormStore(database), SqliteWrappedKeyStore(database))
    request.getfixturevalue("cloud")
    return Stores(DynamoFormStore(), DynamoWrappedKeyStore())


def test_an_exam_that_was_just_uploaded_comes_back_as_it_was(exams: ExamStore) -> None:
    stored = exams.add(an_exam())

    assert stored == replace(an_exam(), version=1)
    assert exams.get(ExamId("exam-1")) == stored


def test_a_published_exam_comes_back_as_it_was(exams: ExamStore) -> None:
    details = ExamDetails(
        "Rekenen 2F", "Rekenen", EducationLevel.F2, "periode 3", 90, ExamPurpose.PRACTICE
    )
    form = FormSummary(FormId("form-1"), "Variant A", 12, 1, 15.5, frozenset({Demand.SLIDER}))
    facts = PackageFacts("Rekenen", "rekenen", "2F")
    report = ReportSummary(FormId("report-1"), 0, 3)
    at = datetime(2026, 5, 2, 10, 30, 0, 250000, tzinfo=UTC)
    stored = exams.add(
        an_exam()
        .begin_import()
        .master(forms=(form,), facts=facts, report=report)
        .publish(details, at)
    )

    assert exams.get(stored.id) == stored
    assert stored.details == details
    assert stored.published_at == at


def test_a_refused_exam_says_where_its_reasons_are_kept(exams: ExamStore) -> None:
    report = ReportSummary(FormId("report-1"), 12, 0)
    exams.add(an_exam().begin_import().refuse(report))

    assert exams.get(ExamId("exam-1")).report == report


def test_an_exam_is_added_once(exams: ExamStore) -> None:
    exams.add(an_exam())

    with pytest.raises(ChangedMeanwhile):
        exams.add(an_exam())


def test_a_change_on_what_was_read_is_kept(exams: ExamStore) -> None:
    read = exams.add(an_exam())

    changed = exams.save(replace(read, title="Rekenen"))

    assert changed.version == 2
    assert exams.get(read.id).title == "Rekenen"


def test_the_second_of_two_changes_at_once_is_refused(exams: ExamStore) -> None:
    read = exams.add(an_exam())
    exams.save(replace(read, title="first"))

    with pytest.raises(ChangedMeanwhile):
        exams.save(replace(read, title="second"))

    assert exams.get(read.id).title == "first"


def test_an_exam_that_was_never_added_cannot_be_changed(exams: ExamStore) -> None:
    with pytest.raises(ChangedMeanwhile):
        exams.save(an_exam())


def test_the_catalogue_holds_all_exams(exams: ExamStore) -> None:
    for number in range(3):
        exams.add(an_exam(f"exam-{number}"))

    assert {exam.id for exam in exams.all()} == {"exam-0", "exam-1", "exam-2"}


@pytest.mark.usefixtures("cloud")
def test_forms_are_not_in_the_catalogue_that_shares_their_table() -> None:
    DynamoFormStore().add(an_exam_form())

    assert DynamoExamStore().all() == ()


def test_a_form_comes_back_as_it_was(stores: Stores) -> None:
    parts = (
        DeliveryPart("a" * 22, PartKind.CONTENT, 5120, "0" * 64),
        DeliveryPart("b" * 22, PartKind.ASSET, 77, "f" * 64),
    )
    form = replace(an_exam_form(), parts=parts, sealed_outline=bytes(range(256)), has_sound=True)
    other = replace(an_exam_form("form-2"), server_needed=True)
    stores.forms.add(form)
    stores.forms.add(other)

    assert stores.forms.get(form.form_id) == form
    assert stores.forms.get(other.form_id) == other


@pytest.mark.usefixtures("cloud")
def test_a_form_of_before_the_flags_says_no_to_both() -> None:
    DynamoFormStore().add(replace(an_exam_form(), has_sound=True, server_needed=True))
    (record,) = FormRecord.scan()
    record.update([FormRecord.has_sound.remove(), FormRecord.server_needed.remove()])

    assert DynamoFormStore().get(an_exam_form().form_id) == an_exam_form()


def test_a_form_never_changes(stores: Stores) -> None:
    stores.forms.add(an_exam_form())

    with pytest.raises(ChangedMeanwhile):
        stores.forms.add(replace(an_exam_form(), sealed_outline=b"other"))


def test_a_form_has_one_wrapped_key_for_each_purpose(stores: Stores) -> None:
    form_id = FormId("form-1")
    stores.keys.add(form_id, KeyPurpose.CONTENT, b"\x00content\xff")
    stores.keys.add(form_id, KeyPurpose.VAULT, b"vault")

    with pytest.raises(ChangedMeanwhile):
        stores.keys.add(form_id, KeyPurpose.CONTENT, b"other")

    assert stores.keys.get(form_id, KeyPurpose.CONTENT) == b"\x00content\xff"
    assert stores.keys.get(form_id, KeyPurpose.VAULT) == b"vault"
    with pytest.raises(NotFound):
        stores.keys.get(form_id, KeyPurpose.OUTLINE)


def test_a_form_that_is_not_there_is_not_found(stores: Stores) -> None:
    with pytest.raises(NotFound):
        stores.forms.get(FormId("nowhere"))


def test_an_exam_that_is_not_there_is_not_found(exams: ExamStore) -> None:
    with pytest.raises(NotFound):
        exams.get(ExamId("nowhere"))
