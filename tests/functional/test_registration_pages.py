"""The form of a school, as a browser without scripts uses it: nothing that was typed gets lost."""

import re
from urllib.parse import urlencode

import pytest

from chalicelib.core.institutions import RegistrationId, RegistrationState
from tests.builders.world import World
from tests.functional.mounts import OnAsgi, Seen

FORM = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
PATH = "/registration/new-institution"
TYPED: dict[str, object] = {
    "rows": 1,
    "institution_name": "De Esdoorn",
    "brin": "99zc",
    "board_name": "Stichting Boomgaard",
    "board_email": "bestuur@boomgaard.example",
    "first_name": "Noor",
    "last_name": "Visser",
    "email": "noor@esdoorn.example",
    "phone": "038 123 45 67",
    "site_1_number": "00",
    "site_1_name": "De Esdoorn, Zwolle",
    "site_1_types": ["VO", "VAVO"],
    "site_1_levels": ["2F"],
}


@pytest.fixture
def world() -> World:
    return World()


def post(world: World, path: str, fields: dict[str, object]) -> Seen:
    body = urlencode(fields, doseq=True).encode()
    return OnAsgi(world.server()).send("POST", path, headers=FORM, body=body)


def filled(seen: Seen) -> dict[str, str]:
    """Give the values of the text fields of a page."""
    text = seen.body.decode()
    return dict(re.findall(r'type="(?:text|email)"[^>]* name="(\w+)" value="([^"]*)"', text))


def ticked(seen: Seen) -> set[tuple[str, str]]:
    return set(re.findall(r'name="(\w+)" value="([^"]*)" checked', seen.body.decode()))


@pytest.mark.parametrize(
    ("step", "numbers"), [("add", ["00", ""]), ("back", ["00"]), ("remove-1", [""])]
)
def test_a_step_of_the_form_keeps_what_was_typed(
    world: World, step: str, numbers: list[str]
) -> None:
    seen = post(world, PATH + "/check", {**TYPED, "step": step})

    values = filled(seen)
    assert seen.status == 200
    assert [values[f"site_{row}_number"] for row in range(1, len(numbers) + 1)] == numbers
    assert f"site_{len(numbers) + 1}_number" not in values
    assert (values["email"], values["brin"]) == ("noor@esdoorn.example", "99zc")


def test_name_and_sites_come_from_the_open_data_beside_what_was_typed(world: World) -> None:
    seen = post(world, PATH + "/check", {**TYPED, "step": "fetch"})

    values = filled(seen)
    assert values["institution_name"] == "De Esdoorn College"
    assert (values["site_1_name"], values["site_2_name"]) == ("De Esdoorn, Zwolle", "Dependance")
    assert ("site_1_types", "VAVO") in ticked(seen)


def test_every_wrong_field_has_its_message_and_keeps_what_was_typed(world: World) -> None:
    wrong = {"phone": "bel mij", "board_email": "bestuur", "site_1_number": "7", "rows": 1}

    seen = post(world, PATH + "/check", {**TYPED, **wrong})

    text = seen.body.decode()
    assert seen.status == 400
    assert {"phone", "board_email", "site_1_number"} == set(re.findall(r'id="error-(\w+)"', text))
    assert filled(seen)["phone"] == "bel mij"
    assert ("site_1_levels", "2F") in ticked(seen)


def test_everything_is_shown_before_it_is_sent_and_then_kept_once(world: World) -> None:
    checked = post(world, PATH + "/check", TYPED)
    hidden: dict[str, list[str]] = {}
    form = checked.body.decode().split("<form")[1:]
    sending = next(part for part in form if f'action="/api{PATH}"' in part)
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', sending):
        hidden.setdefault(name, []).append(value)

    seen = post(world, PATH, dict(hidden))

    assert (seen.status, seen.headers["location"]) == (303, f"/api{PATH}/sent")
    new = [
        row for row in world.stores["registration_store"].rows.values() if row.entered_by is None
    ]
    assert new[-1].form.brin == "99ZC"
    assert new[-1].form.sites[0].name == "De Esdoorn, Zwolle"


@pytest.mark.parametrize("brin", ["99ZA", "98XX"])
def test_the_answer_does_not_tell_whether_a_school_is_known(world: World, brin: str) -> None:
    seen = post(world, PATH, {**TYPED, "brin": brin})

    assert (seen.status, seen.headers["location"]) == (303, f"/api{PATH}/sent")


def test_a_form_that_does_not_exist_is_not_found(world: World) -> None:
    seen = OnAsgi(world.server()).send("GET", "/registration/another", headers=FORM)

    assert seen.status == 404


def test_a_board_that_forgets_the_tick_reads_the_form_again(world: World) -> None:
    path = "/signing/link-of-the-board-0001"

    refused = post(world, path, {"name": "Ad Bestuur"})
    signed = post(world, path, {"name": "Ad Bestuur", "authorised": "true"})

    assert refused.status == 400
    assert "Stichting Boomgaard" in refused.body.decode()
    assert signed.status == 200
    kept = world.stores["registration_store"].get(RegistrationId("registration-submitted"))
    assert kept.state is RegistrationState.SIGNED
