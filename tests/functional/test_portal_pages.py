"""The portal's pages with their acts: what a browser gets when something is refused."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from chalicelib.core.access import Role, Scope
from chalicelib.core.institutions import EducationLevel, Site, SiteCode
from chalicelib.core.kernel import SiteId
from tests.builders.world import OWN, World
from tests.functional.mounts import OnAsgi, Seen

FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
SECOND = SiteId("site-second")


@pytest.fixture
def world() -> World:
    return World()


def send(world: World, headers: dict[str, str], path: str, fields: Mapping[str, object]) -> Seen:
    body = urlencode(fields, doseq=True).encode()
    return OnAsgi(world.server()).send("POST", path, headers={**headers, **FORM}, body=body)


def planner_of_two_sites(world: World) -> dict[str, str]:
    """Open a second site of the school, and log its planner in for both."""
    institutions, logins = world.stores["institution_store"], world.stores["login_store"]
    brin = institutions.get(OWN).brin
    levels = frozenset({EducationLevel.F3})
    institutions.put_site(Site(SECOND, OWN, SiteCode(brin, "01"), "Locatie Zuid", levels))
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)
    for login in list(logins.rows.values()):
        sites = login.actor.site_ids | {SECOND}
        logins.add(replace(login, actor=replace(login.actor, site_ids=sites)))
    return headers


@pytest.mark.parametrize("path", ["/groups/new", "/groups/group-distributed/correct"])
def test_a_planner_without_a_site_reads_why_there_is_nothing_to_plan(
    world: World, path: str
) -> None:
    headers = {**world.log_in(Role.PLANNER, Scope.PORTAL), "accept": "text/html"}
    world.stores["institution_store"].site_rows.clear()

    seen = OnAsgi(world.server()).send("GET", path, headers=headers)

    assert seen.status == 409
    assert "U bent aan geen vestiging gekoppeld." in seen.body.decode()


def test_a_group_whose_site_is_gone_can_still_be_looked_at(world: World) -> None:
    headers = {**world.log_in(Role.PLANNER, Scope.PORTAL), "accept": "text/html"}
    world.stores["institution_store"].site_rows.clear()

    seen = OnAsgi(world.server()).send("GET", "/groups/group-distributed", headers=headers)

    assert seen.status == 200


@pytest.mark.parametrize("path", ["/groups", "/groups/group-distributed/correct"])
def test_a_refused_plan_comes_back_for_the_site_it_was_made_for(world: World, path: str) -> None:
    headers = planner_of_two_sites(world)

    seen = send(world, headers, path, {"site_id": SECOND, "name": "Groep 3B"})

    page = seen.body.decode()
    assert seen.status == 400
    assert re.search(rf'<option value="{SECOND}" selected>', page)
    assert "Locatie Zuid" in page


def test_a_refused_plan_keeps_who_was_chosen(world: World) -> None:
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)
    fields = {"site_id": "site-own", "name": "Groep 3B", "candidate_ids": ["candidate-2"]}

    page = send(world, headers, "/groups", fields).body.decode()

    assert re.findall(r'value="(candidate-\d)" checked', page) == ["candidate-2"]


def test_results_can_be_asked_for_as_a_part_of_their_page(world: World) -> None:
    headers = {
        **world.log_in(Role.PLANNER, Scope.PORTAL),
        "accept": "text/html",
        "hx-request": "true",
    }

    seen = OnAsgi(world.server()).send("GET", "/groups/group-closed/results", headers=headers)

    assert b"<html" not in seen.body
    assert b"<table" in seen.body


def test_late_answers_without_a_reason_come_back_and_nothing_is_decided(world: World) -> None:
    path = "/groups/group-closed/sessions/session-late/late"
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)
    fields = {"lease": 1, "login": 1, "through_seq": 2, "changes": 2, "reason": " "}

    seen = send(world, headers, path, fields)

    assert seen.status == 400
    assert "Vul dit veld in." in seen.body.decode()
    assert "ITM-2" in seen.body.decode()
    assert world.stores["journal_store"].late_accepted == {}


def test_late_answers_that_grew_meanwhile_are_shown_again(world: World) -> None:
    path = "/groups/group-closed/sessions/session-late/late"
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)
    fields = {"lease": 1, "login": 1, "through_seq": 2, "changes": 1, "reason": "Netwerk weg"}

    seen = send(world, headers, path, fields)

    page = seen.body.decode()
    assert seen.status == 409
    assert "Iemand anders heeft dit net gewijzigd." in page
    assert 'name="changes" value="2"' in page
    assert "Netwerk weg" in page


def test_a_planner_who_accepted_late_answers_is_led_to_the_results(world: World) -> None:
    path = "/groups/group-closed/sessions/session-late/late"
    headers = world.log_in(Role.PLANNER, Scope.PORTAL)
    fields = {"lease": 1, "login": 1, "through_seq": 2, "changes": 2, "reason": "Netwerk weg"}

    seen = send(world, headers, path, fields)

    assert seen.status == 303
    assert dict(seen.headers)["location"].endswith("/groups/group-closed/results")
