"""Answers come first: whatever is wrong with the sign of life beside them, they are stored."""

import json
from typing import Any

import pytest

from chalicelib.core.kernel import GroupId, SessionId
from chalicelib.core.sessions import MAX_ID_CHARACTERS, Epoch, TokenClaims
from tests.builders.sessions import answer, batch_text
from tests.builders.world import OWN, World
from tests.functional.mounts import OnAsgi, Seen

GROUP, SESSION = GroupId("group-released"), SessionId("session-running")
ALIVE = {"item_id": "ITM-1", "number": 1, "answered": 1, "total": 2, "waiting": 0}
LONGEST_ID = "I" * MAX_ID_CHARACTERS


def _send(world: World, path: str, body: dict[str, Any]) -> Seen:
    token = world.tokens.sign(TokenClaims(OWN, GROUP, SESSION, Epoch(1, 1)))
    headers = {
        "accept": "application/json",
        "content-type": "application/json",
        "authorization": f"Bearer {token}",
    }
    return OnAsgi(world.server()).send(
        "POST", path, headers=headers, body=json.dumps(body).encode()
    )


def _save(world: World, presence: object) -> Seen:
    text = batch_text([answer(LONGEST_ID, "A")], session_id=SESSION)
    return _send(world, "/delivery/batches", {"batch": text, "presence": presence})


@pytest.mark.parametrize(
    "presence",
    [
        {},
        "alive",
        {**ALIVE, "answered": -1},
        {**ALIVE, "item_id": LONGEST_ID + "I"},
        {**ALIVE, "battery": "low"},
    ],
)
def test_answers_are_stored_though_the_sign_of_life_beside_them_is_wrong(presence: object) -> None:
    world = World()

    seen = _save(world, presence)

    assert seen.status == 200, seen.body
    assert seen.json() == {"acknowledged_seq": 1, "live": None}
    journal = world.stores["journal_store"].read(OWN, SESSION)
    assert [len(stored.batch.entries) for stored in journal.batches] == [1]


def test_an_item_whose_answer_can_be_stored_can_be_shown_on_the_monitor() -> None:
    world = World()

    seen = _save(world, {**ALIVE, "item_id": LONGEST_ID})

    assert seen.json()["live"] is not None
    presence = world.stores["presence_store"].get(OWN, GROUP, SESSION)
    assert presence.life.item_id == LONGEST_ID


def test_a_sign_of_life_by_itself_is_refused_when_it_is_wrong() -> None:
    assert _send(World(), "/delivery/presence", {**ALIVE, "answered": -1}).status == 400
