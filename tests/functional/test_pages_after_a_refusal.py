"""A refusal on a page: the page again, the sentence beside its field, what was typed kept."""

from urllib.parse import urlencode

from chalicelib.core.access import Role, Scope
from tests.builders.world import World
from tests.functional.mounts import OnAsgi, Seen

FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}


def post(world: World, path: str, role: Role, scope: Scope, fields: dict[str, object]) -> Seen:
    headers = {**world.log_in(role, scope), **FORM}
    body = urlencode(fields, doseq=True).encode()
    return OnAsgi(world.server()).send("POST", path, headers=headers, body=body)


def test_a_plan_that_ends_before_it_begins_comes_back_with_what_was_typed() -> None:
    seen = post(
        World(),
        "/groups",
        Role.PLANNER,
        Scope.PORTAL,
        {
            "name": "Rekenen 3B",
            "exam_id": "exam-published",
            "site_id": "site-own",
            "opens_at": "2026-05-15T12:00",
            "closes_at": "2026-05-15T09:00",
            "proctor_ids": ["user-proctor"],
            "candidate_ids": ["candidate-1"],
        },
    )

    text = seen.body.decode()
    assert seen.status == 400
    assert "Het einde moet na het begin liggen." in text
    assert 'value="Rekenen 3B"' in text


def test_a_group_that_is_released_twice_shows_the_monitor_and_says_why_not() -> None:
    path = "/monitor/groups/group-released/release"

    seen = post(World(), path, Role.PROCTOR, Scope.MONITOR, {})

    text = seen.body.decode()
    assert seen.status == 409
    assert "Deze groep kan nu niet worden vrijgegeven." in text
    assert "/monitor/groups/group-released?" in text
    assert "/release?" not in text


def test_a_release_before_its_time_is_told_on_the_clock_of_the_school() -> None:
    world = World()
    world.clock.move(minutes=-60)
    path = "/monitor/groups/group-distributed/release"

    seen = post(world, path, Role.PROCTOR, Scope.MONITOR, {})

    assert seen.status == 409
    assert "Het is nog te vroeg. Vrijgeven kan vanaf 15-05-2026 om 08:45." in seen.body.decode()


def test_a_password_is_never_sent_back() -> None:
    body = b"username=planner&password=geheim-woord"

    seen = OnAsgi(World().server()).send("POST", "/login", headers=FORM, body=body)

    assert b'value="planner"' in seen.body
    assert b"geheim-woord" not in seen.body


def test_whoever_is_not_logged_in_is_led_to_the_door() -> None:
    seen = OnAsgi(World().server()).send("GET", "/groups", headers=FORM)

    assert seen.headers["location"] == "/api/login?back=%2Fgroups"


def test_choosing_a_language_never_leads_to_another_site() -> None:
    body = urlencode({"language": "en", "back": "//elsewhere.example"}).encode()

    seen = OnAsgi(World().server()).send("POST", "/language", headers=FORM, body=body)

    assert seen.status == 400


def test_choosing_a_language_leads_back_to_the_page() -> None:
    body = urlencode({"language": "en", "back": "/monitor/groups/g-1", "csrf_token": ""}).encode()

    seen = OnAsgi(World().server()).send("POST", "/language", headers=FORM, body=body)

    assert seen.status == 303
    assert seen.headers["location"] == "/api/monitor/groups/g-1"
