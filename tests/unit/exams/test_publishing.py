"""An exam publisher uploads, publishes and withdraws."""

from dataclasses import replace

import pytest

from chalicelib.core.access import Role
from chalicelib.core.exams import (
    Demand,
    EducationLevel,
    ExamAsksTooMuch,
    ExamDurationInvalid,
    ExamNotPublishable,
    ExamState,
    ExamTextInvalid,
    PackageFacts,
    UploadNameInvalid,
    UploadTooLarge,
)
from chalicelib.core.kernel import ExamId, NotAllowed, NotFound, Refusal
from tests.builders.exams import (
    PACKAGE_BYTES_MAX,
    PublishingHouse,
    a_mastered_form,
    a_publisher,
    an_actor,
    an_outline,
)
from tests.fakes.exams import FakePackageMaster


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


def test_a_package_that_is_too_large_is_refused_before_it_is_sent() -> None:
    house = PublishingHouse()

    with pytest.raises(UploadTooLarge) as refused:
        house.publishing.start_upload(
            a_publisher(), file_name="a.zip", size_bytes=PACKAGE_BYTES_MAX + 1
        )

    assert refused.value.field == "file_name"
    house.publishing.start_upload(a_publisher(), file_name="a.zip", size_bytes=PACKAGE_BYTES_MAX)


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


def an_asking_house(*, served: frozenset[Demand] = frozenset()) -> PublishingHouse:
    outline = replace(an_outline(), demands=frozenset({Demand.SLIDER, Demand.MEDIA}))
    house = PublishingHouse(packages=FakePackageMaster(a_mastered_form(outline)))
    house.publishing = replace(house.publishing, served=served)
    return house


def test_an_exam_that_asks_for_what_we_cannot_do_is_not_offered() -> None:
    house = an_asking_house(served=frozenset({Demand.MEDIA}))
    exam = house.upload()

    with pytest.raises(ExamAsksTooMuch) as refused:
        house.publish(exam.exam_id)

    assert refused.value.demands == ("slider",)
    assert house.exams.get(exam.exam_id).state is ExamState.MASTERED


def test_an_exam_that_asks_for_what_we_can_do_is_offered() -> None:
    house = an_asking_house(served=frozenset({Demand.MEDIA, Demand.SLIDER}))

    assert house.publish(house.upload().exam_id).state is ExamState.PUBLISHED


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("2F", EducationLevel.F2),
        (" vmbo-kb ", EducationLevel.VMBO_KB),
        ("groep 8", None),
        ("", None),
    ],
)
def test_a_level_of_a_package_is_taken_over_if_it_is_one_of_ours(
    written: str, level: EducationLevel | None
) -> None:
    packages = FakePackageMaster(a_mastered_form(), facts=PackageFacts(level=written))

    assert PublishingHouse(packages=packages).upload().stated_level is level


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
    publishing, importing = house.publishing, house.importing
    acts = (importing.receive_upload, importing.watch, importing.report)

    for act in (*acts, publishing.withdraw, house.previews.preview):
        with pytest.raises(NotAllowed):
            act(planner, exam_id=exam_id)
    with pytest.raises(NotAllowed):
        publishing.start_upload(planner, file_name="a.zip")


def test_an_exam_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        PublishingHouse().publishing.withdraw(a_publisher(), exam_id=ExamId("nowhere"))
