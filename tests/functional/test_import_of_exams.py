"""Importing a package as an exam publisher lives it: pages, the list of reasons, the file."""

import json
from dataclasses import replace

import pytest

from chalicelib.core.access import Role, Scope
from chalicelib.core.exams import ExamState, PackageReason
from chalicelib.core.kernel import ExamId, ImportPackage
from chalicelib.qti import explain
from tests.builders.exams import a_publisher
from tests.builders.world import A_REASON, World
from tests.fakes.exams import FakePackageMaster
from tests.functional.mounts import OnAsgi, Seen

HTML = {"accept": "text/html"}
HTMX = {**HTML, "hx-request": "true"}
FORM = {**HTML, "content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def world() -> World:
    return World()


def send(world: World, method: str, path: str, headers: dict[str, str] = HTML) -> Seen:
    login = world.log_in(Role.EXAM_PUBLISHER, Scope.PORTAL)
    return OnAsgi(world.server()).send(method, path, headers={**login, **headers})


def preview(world: World, form_id: str) -> Seen:
    """Ask as the exam app does."""
    login = world.log_in(Role.EXAM_PUBLISHER, Scope.PORTAL)
    headers = {**login, "content-type": "application/json", "accept": "application/json"}
    body = json.dumps({"form_id": form_id}).encode()
    address = "/exams/exam-mastered/preview"
    return OnAsgi(world.server()).send("POST", address, headers=headers, body=body)


def refuse(world: World, count: int) -> None:
    """Have the package of ``exam-importing`` refused for so many reasons."""
    reasons = tuple(
        PackageReason("score-not-declared", f"items/opgave-{n:03}.xml", line=n)
        for n in range(1, count + 1)
    )
    importing = world.services.importing
    refusing = replace(importing, packages=FakePackageMaster(reasons=reasons))
    refusing.import_package(ExamId("exam-importing"))


def test_the_publisher_asks_and_the_page_shows_the_import(world: World) -> None:
    asked = send(world, "POST", "/exams/exam-uploaded/receive", FORM)

    assert (asked.status, asked.headers["location"]) == (303, "/api/exams/exam-uploaded")
    assert world.stores["import_work"].works[-1] == ImportPackage(ExamId("exam-uploaded"))
    page = send(world, "GET", "/exams/exam-uploaded").body.decode()
    assert 'hx-get="/api/exams/exam-uploaded/import"' in page
    assert "Vernieuw deze pagina" in page


def test_a_browser_that_comes_back_from_the_bucket_sees_the_exam(world: World) -> None:
    path = "/exams/exam-uploaded?bucket=upload&key=uploads%2Fexam-uploaded.zip&etag=%221a%22"

    seen = send(world, "GET", path)

    assert seen.status == 200
    assert "data-facet-start" in seen.body.decode()


def test_a_page_that_asks_for_progress_gets_that_part_alone(world: World) -> None:
    part = send(world, "GET", "/exams/exam-importing/import", HTMX)

    assert part.status == 200
    assert b"<html" not in part.body
    assert b"<progress" in part.body


def test_a_page_that_asks_for_progress_is_led_to_the_result_once_there_is_one(
    world: World,
) -> None:
    world.services.importing.import_package(ExamId("exam-importing"))

    part = send(world, "GET", "/exams/exam-importing/import", HTMX)
    whole = send(world, "GET", "/exams/exam-importing/import")

    assert part.headers["hx-redirect"] == "/api/exams/exam-importing"
    assert (whole.status, whole.headers["location"]) == (303, "/api/exams/exam-importing")


def test_a_refused_package_says_in_dutch_what_is_wrong_and_where(world: World) -> None:
    page = send(world, "GET", "/exams/exam-refused").body.decode()

    assert "items/opgave-07.xml" in page
    assert ">12<" in page
    assert explain(A_REASON).what in page
    assert explain(A_REASON).mend in page


def test_the_list_goes_through_the_package_file_by_file_from_top_to_bottom(world: World) -> None:
    found = [("b.xml", 9), ("a.xml", None), ("b.xml", 2)]
    reasons = tuple(PackageReason("score-not-declared", at, line=line) for at, line in found)
    refusing = replace(world.services.importing, packages=FakePackageMaster(reasons=reasons))
    refusing.import_package(ExamId("exam-importing"))

    shown = send(world, "GET", "/exams/exam-importing", {"accept": "application/json"}).json()

    rows = [(row["place"], row["line"]) for row in shown["report"]["rows"]]
    assert rows == [("a.xml", None), ("b.xml", 2), ("b.xml", 9)]


def test_a_long_list_comes_in_pages(world: World) -> None:
    refuse(world, 120)

    first = send(world, "GET", "/exams/exam-importing").body.decode()
    last = send(world, "GET", "/exams/exam-importing?page=3").body.decode()

    assert "Bladzijde 1 van 3" in first
    assert (first.count("items/opgave-"), last.count("items/opgave-")) == (50, 20)
    assert "items/opgave-120.xml" in last


def test_the_whole_list_can_be_taken_along_as_a_sheet(world: World) -> None:
    refuse(world, 120)

    file = send(world, "GET", "/exams/exam-importing/import-report")

    named = 'attachment; filename="uitvallijst-exam-importing.csv"'
    assert file.headers["content-disposition"] == named
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    lines = file.body.decode("utf-8-sig").splitlines()
    assert lines[0] == '"Soort";"Bestand";"Regel";"Wat is er mis";"Wat u kunt doen"'
    one = explain(PackageReason("score-not-declared", "items/opgave-120.xml", line=120))
    assert lines[120] == f'"Fout";"{one.place}";"120";"{one.what}";"{one.mend}"'
    assert len(lines) == 121


def test_a_list_of_nothing_is_a_sheet_with_its_heading_alone(world: World) -> None:
    file = send(world, "GET", "/exams/exam-mastered/import-report")

    assert len(file.body.decode("utf-8-sig").splitlines()) == 1


def test_the_file_never_lies_where_files_for_people_lie(world: World) -> None:
    before = len(vars(world.stores["files"])["files"])

    send(world, "GET", "/exams/exam-refused/import-report")

    assert len(vars(world.stores["files"])["files"]) == before


def test_an_import_that_broke_off_is_begun_again_from_the_page(world: World) -> None:
    world.clock.move(minutes=6)
    page = send(world, "GET", "/exams/exam-importing").body.decode()
    assert "Opnieuw controleren" in page

    again = send(world, "POST", "/exams/exam-importing/receive", FORM)

    assert again.status == 303
    assert len(world.stores["import_work"].works) >= 2


def test_an_import_that_runs_is_not_begun_twice(world: World) -> None:
    again = send(world, "POST", "/exams/exam-importing/receive", FORM)

    assert again.status == 409
    assert "We controleren dit pakket al." in again.body.decode()


def test_an_exam_of_several_forms_is_previewed_form_by_form(world: World) -> None:
    exam = world.services.exams.get_exam(a_publisher(), exam_id=ExamId("exam-mastered"))
    (form,) = exam.forms

    known, unknown = (preview(world, name) for name in (form.form_id, "elsewhere"))

    assert exam.state is ExamState.MASTERED
    assert (known.status, unknown.status) == (200, 404)
    events = [line for lines in world.audit.kept.values() for line in lines]
    assert sum('"exam_previewed"' in line for line in events) == 1
