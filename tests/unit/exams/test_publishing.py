"""An exam publisher uploads, publishes and withdraws."""

import pytest

from chalicelib.core.access import Role
from chalicelib.core.exams import (
    PACKAGE_BYTES_MAX,
    EducationLevel,
    ExamAlreadyReceived,
    ExamDurationInvalid,
    ExamNotPublishable,
    ExamState,
    ExamTextInvalid,
    PackageReason,
    UploadMissing,
    UploadNameInvalid,
    UploadTooLarge,
)
from chalicelib.core.kernel import ExamId, NotAllowed, NotFound, Refusal
from tests.builders.exams import PublishingHouse, a_publisher, an_actor
from tests.fakes.exams import FakePackageMaster

REASON = PackageReason("base-type-differs", "ITM-3", {"found": "string"})


def test_an_upload_is_a_form_that_comes_back_to_the_page_of_the_exam() -> None:
    house = PublishingHouse()

    upload = house.publishing.start_upload(a_publisher(), file_name="rekenen-2f.ZIP")

    assert upload.max_bytes == PACKAGE_BYTES_MAX
    assert upload.fields["success_action_redirect"].endswith(f"/api/exams/{upload.exam_id}")
    exam = house.catalogue.get_exam(a_publisher(), exam_id=upload.exam_id)
    assert (exam.state, exam.title) == (ExamState.UPLOADED, "rekenen-2f")


@pytest.mark.parametrize("file_name", ["", ".zip", "exam.docx", "x" * 117 + ".zip"])
def test_only_a_zip_can_be_uploaded(file_name: str) -> None:
    with pytest.raises(UploadNameInvalid) as refused:
        PublishingHouse().publishing.start_upload(a_publisher(), file_name=file_name)

    assert refused.value.field == "file_name"


def test_a_good_package_is_mastered_and_the_plain_upload_is_gone() -> None:
    house = PublishingHouse()

    exam = house.upload()

    assert exam.state is ExamState.MASTERED
    assert (exam.title, exam.forms[0].total_items) == ("Rekenen 2F", 2)
    assert (exam.forms[0].items_for_scorer, exam.forms[0].max_score) == (1, 3.0)
    assert house.uploads.uploads == {}


def test_a_bad_package_is_refused_with_its_reasons_and_nothing_of_it_stays() -> None:
    house = PublishingHouse(packages=FakePackageMaster(reasons=(REASON,)))

    exam = house.upload()

    assert (exam.state, exam.reasons) == (ExamState.REFUSED, (REASON,))
    assert (exam.forms, house.uploads.uploads) == ((), {})
    assert (house.vault.blobs, house.content.blobs) == ({}, {})  # type: ignore[attr-defined]


def test_a_package_that_has_not_arrived_can_be_asked_for_again() -> None:
    house = PublishingHouse()
    upload = house.publishing.start_upload(a_publisher(), file_name="a.zip")
    with pytest.raises(UploadMissing):
        house.publishing.receive_upload(a_publisher(), exam_id=upload.exam_id)
    house.uploads.post(upload.fields, b"a zip")

    exam = house.publishing.receive_upload(a_publisher(), exam_id=upload.exam_id)

    assert exam.state is ExamState.MASTERED


def test_a_package_is_read_in_once() -> None:
    house = PublishingHouse()
    exam = house.upload()

    with pytest.raises(ExamAlreadyReceived):
        house.publishing.receive_upload(a_publisher(), exam_id=exam.exam_id)


def test_a_package_above_fifty_megabytes_is_refused() -> None:
    house = PublishingHouse()

    with pytest.raises(UploadTooLarge):
        house.upload(bytes(PACKAGE_BYTES_MAX + 1))


def test_a_published_exam_carries_its_details() -> None:
    house = PublishingHouse()

    exam = house.publish(house.upload().exam_id, title="  Rekenen 2F, mei  ")

    assert exam.state is ExamState.PUBLISHED
    assert (exam.title, exam.subject, exam.level) == (
        "Rekenen 2F, mei", "Rekenen", EducationLevel.F2,
    )  # fmt: skip
    assert (exam.duration_minutes, exam.published_at) == (90, house.clock.at)


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("title", "  ", ExamTextInvalid),
        ("subject", "x" * 121, ExamTextInvalid),
        ("period", "", ExamTextInvalid),
        ("duration_minutes", 0, ExamDurationInvalid),
        ("duration_minutes", 481, ExamDurationInvalid),
    ],
)
def test_details_that_are_wrong_name_their_field(
    field: str, value: object, refusal: type[Refusal]
) -> None:
    house = PublishingHouse()
    details = {
        "title": "Rekenen 2F", "subject": "Rekenen", "level": EducationLevel.F2,
        "period": "periode 3", "duration_minutes": 90,
    }  # fmt: skip
    exam_id = house.upload().exam_id

    with pytest.raises(refusal) as refused:
        house.publishing.publish(a_publisher(), exam_id=exam_id, **{**details, field: value})  # type: ignore[arg-type]

    assert refused.value.field == field
    assert house.exams.get(exam_id).state is ExamState.MASTERED


def test_an_exam_without_a_package_cannot_be_published() -> None:
    house = PublishingHouse()
    upload = house.publishing.start_upload(a_publisher(), file_name="a.zip")

    with pytest.raises(ExamNotPublishable):
        house.publish(upload.exam_id)


def test_a_withdrawn_exam_is_gone_for_planners_and_stays_for_publishers() -> None:
    house = PublishingHouse()
    exam_id = house.publish(house.upload().exam_id).exam_id

    house.publishing.withdraw(a_publisher(), exam_id=exam_id)

    assert house.catalogue.get_exam(a_publisher(), exam_id=exam_id).state is ExamState.WITHDRAWN
    with pytest.raises(NotFound):
        house.catalogue.get_exam(an_actor(Role.PLANNER), exam_id=exam_id)


def test_a_planner_does_nothing_of_a_publisher() -> None:
    house, planner = PublishingHouse(), an_actor(Role.PLANNER)
    exam_id = house.upload().exam_id
    publishing = house.publishing

    for act in (publishing.receive_upload, publishing.withdraw, house.previews.preview):
        with pytest.raises(NotAllowed):
            act(planner, exam_id=exam_id)
    with pytest.raises(NotAllowed):
        publishing.start_upload(planner, file_name="a.zip")


def test_an_exam_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        PublishingHouse().publishing.withdraw(a_publisher(), exam_id=ExamId("nowhere"))
