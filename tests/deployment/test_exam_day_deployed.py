"""An exam day on the functions as they are deployed: two APIs, a queue, one address."""

import httpx
import pytest

from chalicelib.serving.security import LANGUAGE_COOKIE
from demonstration.answers import Quality
from tests.deployment.deployed import Deployed
from tests.journeys.answers import answers_of, certain_score
from tests.journeys.program import Program
from tests.journeys.school import PlannedGroup, plan_of, planned, portal_login, scores_of

pytestmark = pytest.mark.emulator

HELPDESK = {
    "username": "eerste.helpdesk",
    "first-name": "Robin",
    "last-name": "de Boer",
    "email": "eerste@duo.example",
}
PASSWORD = "Examen-2026!"


def test_each_function_serves_its_own_acts_and_answers_cloudfront_alone(deployed: Deployed) -> None:
    portal, delivery = deployed.portal, deployed.delivery

    def status(answer: httpx.Response) -> int:
        return answer.status_code

    assert status(portal.send("GET", "/api/v1/health", {})) == 200
    assert status(delivery.send("GET", "/api/v1/health", {})) == 200
    assert status(portal.send("POST", "/api/delivery/start", {})) == 404
    assert status(delivery.send("GET", "/api/login", {})) == 404
    assert status(portal.without_secret().send("GET", "/api/v1/health", {})) == 403
    assert status(delivery.without_secret().send("GET", "/api/v1/health", {})) == 403


def test_the_exam_app_lies_at_the_address_of_users(deployed: Deployed) -> None:
    page = httpx.get(f"{deployed.facet.origin}/exam/index.html", trust_env=False)

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


def test_a_page_is_drawn_in_english_by_the_deployed_function(deployed: Deployed) -> None:
    headers = {"accept": "text/html", "cookie": f"{LANGUAGE_COOKIE}=en"}

    page = deployed.portal.send("GET", "/api/login", headers)

    assert (page.status_code, "Password" in page.text) == (200, True)


def test_whoever_the_operator_lets_in_logs_in_with_a_mailed_code(deployed: Deployed) -> None:
    options = [part for key, value in HELPDESK.items() for part in (f"--{key}", value)]

    told = deployed.command("open-helpdesk", "dev", *options, typed=f"{PASSWORD}\n")
    Program(deployed.facet).log_in(HELPDESK["username"], HELPDESK["email"])

    assert f"{HELPDESK['username']} is open" in told
    assert PASSWORD not in told


def test_deploying_again_changes_nothing_that_users_see(deployed: Deployed) -> None:
    before = deployed.portal

    deployed.deploy()

    assert deployed.portal == before
    assert before.send("GET", "/api/v1/health", {}).status_code == 200


def test_an_exam_day_runs_from_login_to_score(deployed: Deployed) -> None:
    planner = portal_login(deployed.facet, "planner.zuid")
    proctor = Program(deployed.facet)
    proctor.log_in_monitor("afname.zuid")
    group = _planned(planner)
    answers = answers_of(Quality.FULL)
    sitting = group.desk(0).log_in()

    proctor.post(f"{group.monitor}/release")
    sitting.start()
    sitting.answer(answers[:5])
    resumed = group.desk(0).log_in()
    started = resumed.start()
    resumed.answer(answers[5:])
    submitted = resumed.submit()
    proctor.post(f"{group.monitor}/close")

    kept = {one["item_id"]: one["response"] for one in started["answers"]}
    assert kept == {one.item_id: one.response for one in answers[:5]}
    assert len(started["content_key"]) > 0
    assert submitted["session_state"] == "submitted"
    result = scores_of(planner, group)[group.candidates[0]["session_id"]]
    assert result["score"] == certain_score(answers)


def _planned(planner: Program) -> PlannedGroup:
    form = planner.get("/groups/new")
    candidate_ids = [form["candidates"][0]["candidate_id"]]
    exam_id = form["exams"][0]["exam_id"]
    plan = plan_of(planner, name="Proefdag", exam_id=exam_id, candidate_ids=candidate_ids)
    return planned(planner, plan)
