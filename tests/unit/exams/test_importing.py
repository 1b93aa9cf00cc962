"""A package is read in: asked for by a publisher, done by a worker, watched on the page."""

from collections.abc import Callable

import pytest

from chalicelib.core.audit import SYSTEM, read_line
from chalicelib.core.exams import (
    ExamAlreadyReceived,
    ExamForm,
    ExamState,
    ImportErrorReport,
    ImportProgress,
    ImportRuns,
    ImportStep,
    MasteredPackage,
    PackageReason,
    TellProgress,
    UploadMissing,
    UploadTooLarge,
)
from chalicelib.core.kernel import ExamId, Fault, ImportPackage, NewId
from tests.builders.exams import PACKAGE_BYTES_MAX, PublishingHouse, a_mastered_form, a_publisher
from tests.fakes.audit import FakeAuditTrail
from tests.fakes.exams import FakeFormStore, FakeImportProgressStore, FakePackageMaster

REASON = PackageReason("base-type-differs", "ITM-3", {"found": "string"}, line=7)
REMARK = PackageReason("file-unused", "media/oud.png")


def ask(house: PublishingHouse, exam_id: ExamId) -> ExamState:
    return house.importing.receive_upload(a_publisher(), exam_id=exam_id).state


def events(house: PublishingHouse) -> list[str]:
    assert isinstance(house.trail, FakeAuditTrail)
    return [read_line(line).draft.name for line in house.trail.store.lines(SYSTEM)]


def test_asking_puts_the_work_on_a_queue_and_the_page_shows_that_it_runs() -> None:
    house = PublishingHouse()
    exam_id = house.post()

    assert ask(house, exam_id) is ExamState.IMPORTING

    assert house.queue.works == [ImportPackage(exam_id)]
    running = house.importing.watch(a_publisher(), exam_id=exam_id)
    assert running is not None
    first = ImportProgress(ImportStep.UNPACKING, 0, 1, house.clock())
    assert (running.progress, running.has_broken_off) == (first, False)


def test_a_good_package_is_mastered_and_the_plain_upload_is_gone() -> None:
    house = PublishingHouse()

    exam = house.upload()

    assert exam.state is ExamState.MASTERED
    assert (exam.title, exam.forms[0].total_items) == ("Rekenen 2F", 2)
    assert (exam.forms[0].items_for_scorer, exam.forms[0].max_score) == (1, 3.0)
    assert house.uploads.uploads == {}
    assert house.report(exam.exam_id) == ImportErrorReport()
    assert house.importing.watch(a_publisher(), exam_id=exam.exam_id) is None


def test_a_bad_package_is_refused_with_its_reasons_and_nothing_of_it_stays() -> None:
    house = PublishingHouse(packages=FakePackageMaster(reasons=(REASON,)))

    exam = house.upload()

    assert (exam.state, exam.reasons, exam.remarks) == (ExamState.REFUSED, 1, 0)
    assert house.report(exam.exam_id) == ImportErrorReport(reasons=(REASON,))
    assert (exam.forms, house.uploads.uploads) == ((), {})
    assert [name for _, name in house.vault.blobs] == ["report"]  # type: ignore[attr-defined]
    assert house.content.blobs == {}  # type: ignore[attr-defined]


def test_remarks_of_a_good_package_are_kept() -> None:
    house = PublishingHouse(packages=FakePackageMaster(a_mastered_form(), remarks=(REMARK,)))

    exam = house.upload()

    assert (exam.state, exam.reasons, exam.remarks) == (ExamState.MASTERED, 0, 1)
    assert house.report(exam.exam_id) == ImportErrorReport(remarks=(REMARK,))


def test_each_test_of_a_package_becomes_a_form() -> None:
    house = PublishingHouse(packages=FakePackageMaster(a_mastered_form(), a_mastered_form()))

    exam = house.upload()

    first, second = (one.form_id for one in exam.forms)
    assert first != second
    assert house.library.outline(second).total_items == 2
    shown = house.previews.preview(a_publisher(), exam_id=exam.exam_id, form_id=second)
    assert shown.manifest.form_id == second


@pytest.mark.parametrize(
    ("packages", "event"),
    [
        (FakePackageMaster(a_mastered_form()), "exam_mastered"),
        (FakePackageMaster(reasons=(REASON,)), "exam_refused"),
    ],
)
def test_the_end_of_an_import_is_an_event_of_the_system(
    packages: FakePackageMaster, event: str
) -> None:
    house = PublishingHouse(packages=packages)

    house.upload()

    assert events(house) == [event]


def test_a_package_that_has_not_arrived_can_be_asked_for_again() -> None:
    house = PublishingHouse()
    upload = house.publishing.start_upload(a_publisher(), file_name="a.zip")
    with pytest.raises(UploadMissing):
        ask(house, upload.exam_id)
    assert house.queue.works == []
    house.uploads.post(upload.fields, b"a zip")

    assert house.receive(upload.exam_id).state is ExamState.MASTERED


def test_a_package_above_the_limit_is_not_read_in() -> None:
    house = PublishingHouse()
    exam_id = house.post(bytes(PACKAGE_BYTES_MAX + 1))

    with pytest.raises(UploadTooLarge):
        ask(house, exam_id)

    assert house.exams.get(exam_id).state is ExamState.UPLOADED


def test_a_package_is_read_in_once() -> None:
    house = PublishingHouse()
    exam = house.upload()

    with pytest.raises(ExamAlreadyReceived):
        ask(house, exam.exam_id)


def test_work_that_is_brought_twice_is_done_once() -> None:
    house = PublishingHouse()
    exam = house.upload()

    house.importing.import_package(exam.exam_id)

    assert house.catalogue.get_exam(a_publisher(), exam_id=exam.exam_id) == exam
    assert events(house) == ["exam_mastered"]


def test_work_that_is_brought_again_deletes_an_upload_that_was_left_behind() -> None:
    house = PublishingHouse()
    exam = house.upload()
    house.uploads.uploads[f"uploads/{exam.exam_id}.zip"] = b"a zip"

    house.importing.import_package(exam.exam_id)

    assert house.uploads.uploads == {}


def test_an_import_that_runs_is_not_begun_again() -> None:
    house = PublishingHouse()
    exam_id = house.post()
    ask(house, exam_id)

    with pytest.raises(ImportRuns):
        ask(house, exam_id)


def test_an_import_that_tells_nothing_for_long_has_broken_off_and_is_begun_again() -> None:
    house = PublishingHouse()
    exam_id = house.post()
    ask(house, exam_id)
    house.clock.move(minutes=6)

    running = house.importing.watch(a_publisher(), exam_id=exam_id)
    assert running is not None
    assert running.has_broken_off
    assert ask(house, exam_id) is ExamState.IMPORTING
    assert house.queue.works == [ImportPackage(exam_id)] * 2


def test_an_import_of_which_nothing_is_known_has_broken_off() -> None:
    house = PublishingHouse()
    exam_id = house.post()
    ask(house, exam_id)
    house.progress.rows.clear()  # type: ignore[attr-defined]

    running = house.importing.watch(a_publisher(), exam_id=exam_id)

    assert running is not None
    assert (running.progress, running.has_broken_off) == (None, True)
    assert ask(house, exam_id) is ExamState.IMPORTING


class MasterMeanwhile(FakePackageMaster):
    """Something else happens while a package is mastered."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__(a_mastered_form())
        self.meanwhile = meanwhile

    def master(self, data: bytes, *, new_id: NewId, tell: TellProgress) -> MasteredPackage:
        self.meanwhile()
        return super().master(data, new_id=new_id, tell=tell)


def test_an_import_that_was_begun_again_leaves_the_word_to_the_later_one() -> None:
    def asked_again() -> None:
        house.clock.move(minutes=6)
        ask(house, exam_id)

    house = PublishingHouse(packages=MasterMeanwhile(asked_again))
    exam_id = house.post()
    ask(house, exam_id)

    house.importing.import_package(exam_id)

    assert house.exams.get(exam_id).state is ExamState.IMPORTING
    assert events(house) == []
    assert len(house.uploads.uploads) == 1


def test_progress_is_kept_at_each_step_and_not_more_often_than_anybody_looks() -> None:
    class Chatty(FakePackageMaster):
        def master(self, data: bytes, *, new_id: NewId, tell: TellProgress) -> MasteredPackage:
            for number in range(50):
                tell(ImportStep.CHECKING, number, 50)
                house.clock.move(milliseconds=100)
            return super().master(data, new_id=new_id, tell=tell)

    house = PublishingHouse(packages=Chatty(a_mastered_form()))

    house.upload()

    assert isinstance(house.progress, FakeImportProgressStore)
    told = [(one.step, one.done) for one in house.progress.told]
    assert told == [
        (ImportStep.UNPACKING, 0),
        *((ImportStep.CHECKING, done) for done in (0, 10, 20, 30, 40)),
        (ImportStep.MASTERING, 0),
        (ImportStep.KEEPING, 0),
    ]


def test_an_import_that_breaks_off_can_be_repeated() -> None:
    class CutOff(FakeFormStore):
        def add(self, form: ExamForm) -> None:
            raise Fault

    house = PublishingHouse()
    exam_id = house.post()
    ask(house, exam_id)
    cut_off = PublishingHouse(
        exams=house.exams, uploads=house.uploads, new_id=house.new_id, forms=CutOff()
    )
    with pytest.raises(Fault):
        cut_off.importing.import_package(exam_id)

    house.importing.import_package(exam_id)

    assert house.exams.get(exam_id).state is ExamState.MASTERED
