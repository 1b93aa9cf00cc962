"""What every store of exams, forms and wrapped keys does, whatever it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from chalicelib.adapters.dynamodb.exams import (
    DynamoExamStore,
    DynamoFormStore,
    DynamoWrappedKeyStore,
)
from chalicelib.core.exams import (
    DeliveryPart,
    EducationLevel,
    ExamDetails,
    ExamPurpose,
    ExamStore,
    FormStore,
    FormSummary,
    KeyPurpose,
    PackageReason,
    PartKind,
    WrappedKeyStore,
)
from chalicelib.core.kernel import ChangedMeanwhile, ExamId, FormId, NotFound
from tests.builders.exams import an_exam, an_exam_form
from tests.fakes.exams import FakeExamStore, FakeFormStore, FakeWrappedKeyStore


@dataclass
class Stores:
    """The stores under one contract."""

    exams: ExamStore
    forms: FormStore
    keys: WrappedKeyStore


@pytest.fixture(params=["fake", "dynamodb"])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    if request.param == "fake":
        yield Stores(FakeExamStore(), FakeFormStore(), FakeWrappedKeyStore())
        return
    request.getfixturevalue("cloud")
    yield Stores(DynamoExamStore(), DynamoFormStore(), DynamoWrappedKeyStore())


def test_an_exam_that_was_just_uploaded_comes_back_as_it_was(stores: Stores) -> None:
    stored = stores.exams.add(an_exam())

    assert stored == replace(an_exam(), version=1)
    assert stores.exams.get(ExamId("exam-1")) == stored


def test_a_published_exam_comes_back_as_it_was(stores: Stores) -> None:
    details = ExamDetails(
        "Rekenen 2F", "Rekenen", EducationLevel.F2, "periode 3", 90, ExamPurpose.PRACTICE
    )
    form = FormSummary(FormId("form-1"), 12, 1, 15.5)
    at = datetime(2026, 5, 2, 10, 30, 0, 250000, tzinfo=UTC)
    stored = stores.exams.add(an_exam().master(title="Rekenen", form=form).publish(details, at))

    assert stores.exams.get(stored.id) == stored
    assert stored.details == details
    assert stored.published_at == at


def test_a_refused_exam_keeps_its_reasons(stores: Stores) -> None:
    reasons = (
        PackageReason("mapping-missing", "ITM-3", {"variable": "RESPONSE"}),
        PackageReason("zip-unreadable", ""),
    )
    stores.exams.add(an_exam().refuse(reasons))

    assert stores.exams.get(ExamId("exam-1")).reasons == reasons


def test_an_exam_is_added_once(stores: Stores) -> None:
    stores.exams.add(an_exam())

    with pytest.raises(ChangedMeanwhile):
        stores.exams.add(an_exam())


def test_a_change_on_what_was_read_is_kept(stores: Stores) -> None:
    read = stores.exams.add(an_exam())

    changed = stores.exams.save(replace(read, title="Rekenen"))

    assert changed.version == 2
    assert stores.exams.get(read.id).title == "Rekenen"


def test_the_second_of_two_changes_at_once_is_refused(stores: Stores) -> None:
    read = stores.exams.add(an_exam())
    stores.exams.save(replace(read, title="first"))

    with pytest.raises(ChangedMeanwhile):
        stores.exams.save(replace(read, title="second"))

    assert stores.exams.get(read.id).title == "first"


def test_an_exam_that_was_never_added_cannot_be_changed(stores: Stores) -> None:
    with pytest.raises(ChangedMeanwhile):
        stores.exams.save(an_exam())


def test_the_catalogue_holds_all_exams_and_no_forms(stores: Stores) -> None:
    for number in range(3):
        stores.exams.add(an_exam(f"exam-{number}"))
    stores.forms.add(an_exam_form())

    assert {exam.id for exam in stores.exams.all()} == {"exam-0", "exam-1", "exam-2"}


def test_a_form_comes_back_as_it_was(stores: Stores) -> None:
    parts = (
        DeliveryPart("a" * 22, PartKind.CONTENT, 5120, "0" * 64),
        DeliveryPart("b" * 22, PartKind.ASSET, 77, "f" * 64),
    )
    form = replace(an_exam_form(), parts=parts, sealed_outline=bytes(range(256)))
    stores.forms.add(form)

    assert stores.forms.get(form.form_id) == form


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


def test_what_is_not_there_is_not_found(stores: Stores) -> None:
    with pytest.raises(NotFound):
        stores.exams.get(ExamId("nowhere"))
    with pytest.raises(NotFound):
        stores.forms.get(FormId("nowhere"))
