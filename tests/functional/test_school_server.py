"""The school server as a whole: its addresses, and an exam day with the cloud cut off."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from chalicelib.core.kernel import GroupId
from chalicelib.core.sessions import GroupState
from fao_edge.adapters.work import NotAtSchoolServer
from fao_edge.bootstrap import NotActivated, opened
from fao_edge.config import read_settings
from tests.builders.line_to_the_cloud import CLOUD
from tests.builders.school_server import CloudOfTheDay, SchoolServer, school_server
from tests.builders.sessions import answer, batch_text
from tests.builders.world import OWN
from tests.fakes.kernel import StandingClock

GROUP = GroupId("group-handed-over")
PRESENCE = {"item_id": "ITM-1", "number": 1, "answered": 1, "total": 2, "waiting": 0}


@pytest.fixture
def cloud() -> CloudOfTheDay:
    return CloudOfTheDay()


@pytest.fixture
def school(tmp_path: Path, cloud: CloudOfTheDay) -> Iterator[SchoolServer]:
    with school_server(tmp_path, cloud) as running:
        yield running


def cut(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("the line is cut", request=request)


def candidate(school: SchoolServer, proctor: dict[str, str]) -> dict[str, Any]:
    """Log the first candidate of the group in."""
    view = school.get(f"/monitor/groups/{GROUP}", proctor)
    admitted = school.post(
        "/delivery/logins",
        access_code=view["monitor"]["group"]["access_code"],
        login_name=view["rows"][0]["login_name"],
        computer="pc-1",
    )
    return {"admitted": admitted, "headers": {"authorization": f"Bearer {admitted['token']}"}}


def save(school: SchoolServer, who: dict[str, Any], seq: int, value: str) -> None:
    admitted = who["admitted"]
    text = batch_text(
        [answer("ITM-1", value)],
        first_seq=seq,
        lease=admitted["epoch"]["lease"],
        login=admitted["epoch"]["login"],
        session_id=admitted["session_id"],
    )
    saved = school.post("/delivery/batches", who["headers"], batch=text, presence=PRESENCE)
    assert saved["acknowledged_seq"] == seq


def test_an_exam_day_without_internet_comes_home(tmp_path: Path, cloud: CloudOfTheDay) -> None:
    with school_server(tmp_path, cloud) as school:
        school.services.fetching.run()
        proctor = school.proctor()
        school.post(f"/monitor/groups/{GROUP}/release", proctor)
        cloud.line.instead = cut
        who = candidate(school, proctor)
        started = school.post("/delivery/start", who["headers"])
        save(school, who, 1, "A")

    with school_server(tmp_path, cloud) as school:
        save(school, who, 2, "B")
        again = school.post("/delivery/start", who["headers"])
        school.post(f"/monitor/groups/{GROUP}/close", school.proctor())
        assert not school.post("/delivery/presence", who["headers"], **PRESENCE)["safely_home"]
        cloud.line.instead = None
        school.services.handing_in.run()
        cloud.take_in()
        assert school.services.handing_in.run() == 0
        assert school.post("/delivery/presence", who["headers"], **PRESENCE)["safely_home"]

    assert again["content_key"] == started["content_key"]
    assert [one["response"] for one in again["answers"]] == [{"RESPONSE": "B"}]
    home = cloud.world.stores["group_store"].get(OWN, GROUP)
    journal = cloud.world.stores["journal_store"].read(OWN, who["admitted"]["session_id"])
    assert (home.state, home.elsewhere) == (GroupState.CLOSED, False)
    assert [one.batch.first_seq for one in journal.batches] == [1, 2]


def test_a_server_that_lost_its_folder_begins_again_and_brings_its_day_home(
    tmp_path: Path, cloud: CloudOfTheDay
) -> None:
    for folder in ("lost", "new"):
        (tmp_path / folder).mkdir()
    with school_server(tmp_path / "lost", cloud) as school:
        before = candidate(school, school.proctor_after_fetching())["admitted"]
        school.services.handing_in.run()
        cloud.take_in()

    with school_server(tmp_path / "new", cloud) as school:
        proctor = school.proctor_after_fetching()
        school.post(f"/monitor/groups/{GROUP}/release", proctor)
        who = candidate(school, proctor)
        school.post("/delivery/start", who["headers"])
        save(school, who, 1, "A")
        school.post(f"/monitor/groups/{GROUP}/close", proctor)
        school.services.handing_in.run()
        cloud.take_in()

    journal = cloud.world.stores["journal_store"].read(OWN, before["session_id"])
    opened_at = [(one.epoch.lease, one.epoch.login) for one in journal.openings]
    lease = before["epoch"]["lease"]
    assert opened_at == [(lease, 1), (lease + 1, 1)]
    assert cloud.world.stores["group_store"].get(OWN, GROUP).state is GroupState.CLOSED


def test_without_the_cloud_nothing_is_released_and_the_proctor_reads_why(
    school: SchoolServer, cloud: CloudOfTheDay
) -> None:
    school.services.fetching.run()
    proctor = school.proctor()
    cloud.line.instead = cut

    refused = school.browser.post(
        f"/api/monitor/groups/{GROUP}/release",
        json={},
        headers={"accept": "application/json", **proctor},
    )

    assert (refused.status_code, refused.json()["reference"]) == (409, "keys-not-here")
    monitor = school.get(f"/monitor/groups/{GROUP}", proctor)["monitor"]
    assert monitor["group"]["state"] == "distributed"


def test_closing_brings_everything_home_at_once(school: SchoolServer) -> None:
    school.services.fetching.run()
    proctor = school.proctor()
    school.post(f"/monitor/groups/{GROUP}/release", proctor)
    assert not school.services.home_wanted.is_set()

    school.post(f"/monitor/groups/{GROUP}/close", proctor)

    assert school.services.home_wanted.is_set()


def test_content_is_there_once_it_was_fetched_and_as_ciphertext(school: SchoolServer) -> None:
    school.services.fetching.run()
    form = school.services.fetching.uplink.fetch_group(GROUP, lost_lease=None).form.form()
    address = f"/content/{form.form_id}/{form.parts[0].name}"

    found = school.browser.get(address)

    assert (found.status_code, len(found.content)) == (200, form.parts[0].size_bytes)
    assert b"Hoeveel" not in found.content
    assert "sandbox" in found.headers["content-security-policy"]
    assert "immutable" in found.headers["cache-control"]
    assert school.browser.get(f"/content/{form.form_id}/nothing").status_code == 404
    assert school.browser.get("/content/..%2Fkeys/device.key").status_code == 404


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", "/api/monitor"),
        ("/facet-afnamemonitor/", "/api/monitor"),
        ("/facet-afname/", "/exam/"),
    ],
)
def test_the_ways_that_schools_know_lead_there(
    school: SchoolServer, path: str, target: str
) -> None:
    answer = school.browser.get(path)

    assert (answer.status_code, answer.headers["location"]) == (302, target)


def test_the_exam_app_and_the_files_of_pages_are_there(school: SchoolServer) -> None:
    page = school.browser.get("/api/monitor/login", headers={"accept": "text/html"})

    assert page.status_code == 200
    assert school.browser.get("/exam/").text == "<p>exam app</p>"
    assert school.browser.get("/static/facet/texts.css").status_code == 200
    assert school.browser.get("/api/v1/health").json()["status"] == "ok"
    missing = school.browser.get("/exam/nothing.js")
    assert (missing.status_code, missing.text) == (404, "Niet gevonden")
    assert "script-src 'self'" in missing.headers["content-security-policy"]


def test_a_page_of_the_monitor_names_the_server(school: SchoolServer) -> None:
    headers = {**school.proctor_after_fetching(), "accept": "text/html"}

    assert "Lokaal 12" in school.browser.get("/api/monitor", headers=headers).text


@pytest.mark.parametrize(
    "path", ["/afnamemonitor", "/certificaat", "/favicon.ico", "/monitor/login"]
)
def test_an_address_where_nothing_stands_says_so_in_dutch_and_leads_to_the_monitor(
    school: SchoolServer, path: str
) -> None:
    answer = school.browser.get(path, headers={"accept": "text/html"})

    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text
    assert 'href="/api/monitor"' in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert school.browser.get(path).json()["reference"] == "not-found"


@pytest.mark.parametrize("path", ["/portal", "/groups", "/login", "/v1/edge/groups"])
def test_what_only_the_portal_does_is_not_there(school: SchoolServer, path: str) -> None:
    assert school.browser.get(f"/api{path}").status_code == 404


def test_a_service_that_a_school_server_lacks_says_its_name(school: SchoolServer) -> None:
    with pytest.raises(NotAtSchoolServer, match=r"publishing\.publish"):
        school.services.publishing.publish()


def test_a_server_that_was_never_activated_says_what_to_do(tmp_path: Path) -> None:
    given = read_settings({"FACET_EDGE_STATE": str(tmp_path), "FACET_EDGE_CLOUD": CLOUD})

    with pytest.raises(NotActivated, match="activate --edge-id"):
        opened(given, StandingClock())
