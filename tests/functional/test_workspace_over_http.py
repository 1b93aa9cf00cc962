"""A workspace is kept as it was sent, refused by itself, and never in the way of an answer."""

import json
from typing import Any

import pytest

from chalicelib.core.kernel import GroupId, SessionId
from chalicelib.core.sessions import Epoch, TokenClaims, Workspace
from tests.builders.sessions import answer, batch_text
from tests.builders.world import OWN, World
from tests.functional.mounts import Mount, OnAsgi, OnChalice, Seen

GROUP, SESSION = GroupId("group-released"), SessionId("session-running")
ALIVE = {"item_id": "ITM-1", "number": 1, "answered": 1, "total": 2, "waiting": 0}
PREFERENCES = {
    "language": "en",
    "colour_scheme": "high_contrast",
    "text_size": 175,
    "line_spacing": 150,
    "zoom": 400,
    "time_hidden": True,
    "time_warnings": False,
}
ARRANGED = {"preferences": PREFERENCES, "marked": ["ITM-2"], "seen": ["ITM-1", "ITM-2"]}
DEFAULTS = {
    "preferences": {
        "language": "nl",
        "colour_scheme": "light",
        "text_size": 100,
        "line_spacing": 100,
        "zoom": 100,
        "time_hidden": False,
        "time_warnings": True,
    },
    "marked": [],
    "seen": [],
}
NOT_UNDERSTOOD: dict[str, Any] = {
    "no object": "large letters",
    "a size of its own": {**ARRANGED, "preferences": {**PREFERENCES, "text_size": 110}},
    "a scheme of its own": {**ARRANGED, "preferences": {**PREFERENCES, "colour_scheme": "pink"}},
    "a preference too many": {**ARRANGED, "preferences": {**PREFERENCES, "font": "Comic"}},
    "an item without a name": {**ARRANGED, "marked": [""]},
    "an item with too long a name": {**ARRANGED, "seen": ["I" * 257]},
    "too many items": {**ARRANGED, "seen": [f"I{number}" for number in range(1_001)]},
    "too much to keep": {**ARRANGED, "seen": [f"{number:0256d}" for number in range(400)]},
    "half a workspace": {"preferences": PREFERENCES},
}


@pytest.fixture(params=[OnAsgi, OnChalice])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


def send(world: World, kind: Any, path: str, body: dict[str, Any]) -> Seen:
    token = world.tokens.sign(TokenClaims(OWN, GROUP, SESSION, Epoch(1, 1)))
    headers = {
        "accept": "application/json",
        "content-type": "application/json",
        "authorization": f"Bearer {token}",
    }
    mount: Mount = kind(world.server())
    return mount.send("POST", path, headers=headers, body=json.dumps(body).encode())


def kept(world: World) -> Workspace:
    workspace: Workspace = world.stores["workspace_store"].get(OWN, SESSION)
    return workspace


def test_a_workspace_comes_back_at_the_start_as_it_was_sent(kind: Any) -> None:
    world = World()
    before = send(world, kind, "/delivery/start", {})

    told = send(world, kind, "/delivery/presence", {**ALIVE, "workspace": ARRANGED})

    assert before.json()["workspace"] == DEFAULTS
    assert told.status == 200, told.body
    assert send(world, kind, "/delivery/start", {}).json()["workspace"] == ARRANGED


def test_a_preference_that_an_older_app_does_not_know_is_as_usual() -> None:
    world = World()
    told = {**DEFAULTS, "preferences": {"zoom": 200}}

    seen = send(world, OnAsgi, "/delivery/presence", {**ALIVE, "workspace": told})

    assert seen.status == 200, seen.body
    start = send(world, OnAsgi, "/delivery/start", {}).json()
    assert start["workspace"]["preferences"] == {**DEFAULTS["preferences"], "zoom": 200}  # type: ignore[dict-item]


@pytest.mark.parametrize("about", NOT_UNDERSTOOD)
def test_a_workspace_that_is_not_understood_is_refused_by_name(about: str) -> None:
    world = World()

    seen = send(world, OnAsgi, "/delivery/presence", {**ALIVE, "workspace": NOT_UNDERSTOOD[about]})

    assert seen.status == 400
    assert "workspace" in json.dumps(seen.json())
    assert kept(world) == Workspace()


@pytest.mark.parametrize("about", NOT_UNDERSTOOD)
def test_answers_are_stored_whatever_workspace_stands_beside_them(about: str) -> None:
    world = World()
    text = batch_text([answer("ITM-1", "A")], session_id=SESSION)
    beside = {**ALIVE, "workspace": NOT_UNDERSTOOD[about]}

    seen = send(world, OnAsgi, "/delivery/batches", {"batch": text, "presence": beside})

    assert seen.json() == {"acknowledged_seq": 1, "live": None}
    assert len(world.stores["journal_store"].read(OWN, SESSION).batches) == 1
    assert kept(world) == Workspace()
