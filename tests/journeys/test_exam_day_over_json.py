"""An exam day as programs live it: the same acts as on the pages, over JSON."""

import csv
import io
from collections.abc import Callable, Iterator

import pytest

from demonstration.answers import Quality, content_canaries, scoring_canaries
from demonstration.build import build_package
from demonstration.day.planning import candidates_file, read_candidates
from infrastructure.local.mailbox import mails
from infrastructure.local.stack import LOGIN
from tests.canaries import readable_words, stored_in_cloud, stored_in_folder
from tests.journeys.answers import answers_of, certain_score, waiting_for_scorer
from tests.journeys.program import Json, Program
from tests.journeys.running import RunningFacet
from tests.journeys.school import (
    PlannedGroup,
    look_up,
    new_candidates,
    plan_of,
    planned,
    publish_demonstration,
    read_in,
    scores_of,
)

NewGroup = Callable[[int], PlannedGroup]
CANARIES = {*content_canaries(), *scoring_canaries()}


@pytest.fixture
def new_group(planner: Program, proctor: Program, exam: Json) -> NewGroup:
    """Give a way to plan a group of so many new candidates."""

    def plan(size: int) -> PlannedGroup:
        ids = new_candidates(planner, size)
        name = f"Groep van {ids[0]}"
        plan = plan_of(planner, name=name, exam_id=exam["exam_id"], candidate_ids=ids)
        return planned(planner, plan)

    return plan


def row_of(proctor: Program, group: PlannedGroup, number: int) -> Json:
    """Give what the monitor shows of one candidate."""
    session_id = group.candidates[number]["session_id"]
    rows = proctor.get(group.monitor)["rows"]
    return next(row for row in rows if row["session_id"] == session_id)


@pytest.fixture
def stored(facet: RunningFacet, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Iterator[bytes]]:
    """Give a way to read every byte that this Facet keeps: files, logs, buckets, tables, mail."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", facet.place.cloud)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", LOGIN)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", LOGIN)

    def read() -> Iterator[bytes]:
        yield from stored_in_folder(facet.place.state)
        yield from stored_in_cloud()
        yield from (mail.text.encode() for mail in mails(facet.place.cloud))

    return read


def test_no_word_of_an_exam_can_be_read_before_the_release(
    publisher: Program,
    planner: Program,
    proctor: Program,
    stored: Callable[[], Iterator[bytes]],
) -> None:
    upload = publisher.post("/exams", {"file_name": "geheim.zip"})
    publisher.upload(upload["url"], upload["fields"], build_package())
    assert readable_words(stored(), CANARIES) == CANARIES, "the search sees where the upload lies"
    read_in(publisher, f"/exams/{upload['exam_id']}")

    exam = publish_demonstration(publisher, title="Rekenen 2F, geheim")
    ids = new_candidates(planner, 1)
    group = planned(
        planner,
        plan_of(planner, name="Geheim", exam_id=exam["exam_id"], candidate_ids=ids),
    )
    sitting = group.desk(0).log_in()
    refused = sitting.start(status=409)
    fetched = sitting.parts()

    assert refused["reference"] == "group-not-released"
    assert "content_key" not in refused
    assert readable_words(fetched.values(), CANARIES) == set()
    assert readable_words(stored(), CANARIES) == set()

    proctor.post(f"{group.monitor}/release")
    opened = sitting.opened(sitting.start()["content_key"])
    assert readable_words(opened.values(), CANARIES) == set(content_canaries())
    assert readable_words(stored(), CANARIES) == set(), "the key leaves no trace on the server"


def test_a_file_with_errors_says_them_by_line_and_saves_nobody(planner: Program) -> None:
    known = planner.get("/candidates?search=Letterfout")["total"]
    data = candidates_file(("260001;Anna;Letterfout;Z4C;9Z;0", "260001;;Letterfout;Z4C;2F;veel"))

    preview = read_candidates(planner, data)

    errors = {(one["line"], one["column"]) for one in preview["errors"]}
    assert errors >= {(2, "niveau"), (3, "voornaam"), (3, "extra tijd")}
    assert all(one["what"] and one["advice"] for one in preview["errors"])
    planner.post(f"/candidates/imports/{preview['import_id']}/save", status=409)
    assert planner.get("/candidates?search=Letterfout")["total"] == known == 0


def test_a_planner_corrects_one_group_and_cancels_another(
    planner: Program, proctor: Program, exam: Json, new_group: NewGroup
) -> None:
    group = new_group(3)
    staying = [one["candidate_id"] for one in group.candidates[:2]]
    plan = plan_of(
        planner, name="Toch met zijn tweeën", exam_id=exam["exam_id"], candidate_ids=staying
    )

    corrected = planner.post(f"/groups/{group.group_id}/correct", plan | {"version": 1})
    stale = planner.post(f"/groups/{group.group_id}/correct", plan | {"version": 1}, status=409)
    other = new_group(1)
    cancelled = planner.post(f"/groups/{other.group_id}/cancel", {"reason": "Lokaal dicht"})

    assert (corrected["name"], corrected["candidate_count"]) == ("Toch met zijn tweeën", 2)
    assert stale["reference"] == "changed-meanwhile"
    names = {one["candidate_id"]: one["login_name"] for one in group.candidates}
    for one in look_up(planner, group.group_id).candidates:
        assert one["login_name"] == names[one["candidate_id"]], "whoever stays keeps the name"
    assert cancelled["state"] == "cancelled"
    assert proctor.post(f"{other.monitor}/release", status=409)["reference"]
    assert other.desk(0).try_to_log_in().status_code != 200


def test_the_day_ends_with_the_scores_that_the_answers_deserve(
    planner: Program, proctor: Program, new_group: NewGroup
) -> None:
    group = new_group(4)
    sittings = [group.desk(number).log_in() for number in range(3)]
    proctor.post(f"{group.monitor}/release")
    given = [answers_of(quality) for quality in Quality]

    for sitting, answers in zip(sittings, given, strict=True):
        sitting.start()
        for at in range(0, len(answers), 5):
            sitting.answer(answers[at : at + 5])
    assert row_of(proctor, group, 0)["status"] == "busy"
    assert row_of(proctor, group, 0)["answered"] == 12
    assert sittings[0].submit()["session_state"] == "submitted"
    sittings[1].submit()
    closed = proctor.post(f"{group.monitor}/close")

    assert closed["state"] == "closed"
    results = scores_of(planner, group)
    for number, answers in enumerate(given):
        result = results[group.candidates[number]["session_id"]]
        assert result["score"] == certain_score(answers)
        assert result["waits_for_scorer"] == waiting_for_scorer(answers) == 2
        assert (result["answered"], result["maximum"]) == (12, 22)
    states = [results[one["session_id"]]["state"] for one in group.candidates]
    assert states == ["submitted", "submitted", "submitted", "absent"]
    assert results[group.candidates[3]["session_id"]]["score"] is None, "who was absent has none"
    assert row_of(proctor, group, 2)["flags"] == ["submitted_by_closing"]
    _check_download(planner, group, list(results.values()))


def _check_download(planner: Program, group: PlannedGroup, results: list[Json]) -> None:
    data = planner.download(f"/groups/{group.group_id}/results/file")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert {(row["Nummer"], row["Score"], row["Wacht op corrector"]) for row in rows} == {
        (one["number"], _cell(one["score"]), str(one["waits_for_scorer"])) for one in results
    }


def _cell(score: float | None) -> str:
    return "" if score is None else f"{score:g}"


def test_an_interrupted_candidate_goes_on_where_the_work_stopped(
    proctor: Program, new_group: NewGroup
) -> None:
    group = new_group(1)
    sitting = group.desk(0).log_in()
    proctor.post(f"{group.monitor}/release")
    sitting.start()
    answers = answers_of(Quality.FULL)
    sitting.answer(answers[:4])

    proctor.post(f"{group.session(0)}/interrupt")
    stopped = sitting.presence()
    refused = sitting.start(status=409)
    proctor.post(f"{group.session(0)}/restart")
    again = group.desk(0).log_in()
    again.presence()  # From the page where the exam app waits, before it knows any item.
    started = again.start()

    assert stopped["session_state"] == "interrupted"
    assert refused["reference"] == "session-interrupted"
    assert started["position"] == answers[3].item_id
    assert {one["item_id"] for one in started["answers"]} == {one.item_id for one in answers[:4]}
    assert again.answer(answers[4:])["session_state"] == "running"


def test_five_wrong_logins_lock_a_candidate_until_the_proctor_unlocks(
    proctor: Program, new_group: NewGroup
) -> None:
    group = new_group(1)
    desk = group.desk(0)

    wrong = [desk.try_to_log_in("ZZZZZZ").json()["reference"] for _ in range(5)]
    locked = desk.try_to_log_in()
    shown = row_of(proctor, group, 0)
    proctor.post(f"{group.session(0)}/unlock")

    assert wrong == ["login-refused"] * 5
    assert locked.json()["reference"] == "locked-out"
    assert (shown["status"], shown["locked_out"]) == ("locked_out", True)
    assert desk.try_to_log_in().status_code == 200


def test_a_candidate_goes_on_at_another_computer_after_the_proctors_yes(
    proctor: Program, new_group: NewGroup
) -> None:
    group = new_group(1)
    first = group.desk(0).log_in()
    proctor.post(f"{group.monitor}/release")
    first.start()
    answers = answers_of(Quality.FULL)
    first.answer(answers[:7])
    other_desk = group.desk(0, computer="pc-2")

    waiting = other_desk.try_to_log_in()
    request = row_of(proctor, group, 0)["login_request"]
    proctor.post(f"{group.session(0)}/admit", {"request_id": request["id"], "admit": True})
    second = other_desk.log_in()
    started = second.start()

    assert (waiting.status_code, waiting.json()) == (202, {"outcome": "waiting_for_proctor"})
    kept = {one["item_id"]: one["response"] for one in started["answers"]}
    assert kept == {one.item_id: one.response for one in answers[:7]}
    assert first.presence()["moved"] is True
    assert second.answer(answers[7:])["moved"] is False
    assert second.submit()["session_state"] == "submitted"
