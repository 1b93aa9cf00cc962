"""What an event holds, and how it is written down."""

import json
from datetime import timedelta, timezone

import pytest

from chalicelib.core.audit import (
    ChainHead,
    LineUnreadable,
    canonical,
    chained,
    draft_of,
    input_digest,
    read_line,
)
from tests.builders.audit import CHAIN, KEY, NINE, a_draft


def test_an_event_comes_back_from_its_line_as_it_was() -> None:
    event, _ = chained(ChainHead(CHAIN), a_draft(reason="wrong-password"), KEY)

    assert read_line(event.line) == event


def test_a_draft_comes_back_from_the_queue_as_it_was() -> None:
    draft = a_draft(user_id=None, objects={})

    assert draft_of(canonical(draft.facts)) == draft


def test_the_facts_are_written_in_one_way_whatever_order_and_time_zone_they_came_in() -> None:
    dutch = NINE.astimezone(timezone(timedelta(hours=2)))
    first, _ = chained(ChainHead(CHAIN), a_draft(objects={"a": "1", "b": "é"}), KEY)
    second, _ = chained(ChainHead(CHAIN), a_draft(objects={"b": "é", "a": "1"}, at=dutch), KEY)

    assert first.line == second.line
    assert "é" in first.line


@pytest.mark.parametrize("line", ["", "{}", "[]", "1", '"text"', '{"number": 1}', "{"])
def test_what_is_no_event_is_unreadable(line: str) -> None:
    with pytest.raises(LineUnreadable):
        read_line(line)
    with pytest.raises(LineUnreadable):
        draft_of(line)


def test_a_line_with_a_fact_more_is_unreadable() -> None:
    event, _ = chained(ChainHead(CHAIN), a_draft(), KEY)

    with pytest.raises(LineUnreadable):
        read_line(canonical(json.loads(event.line) | {"name_of_user": "Pien"}))


def test_a_line_whose_number_is_a_word_is_unreadable() -> None:
    event, _ = chained(ChainHead(CHAIN), a_draft(), KEY)

    with pytest.raises(LineUnreadable):
        read_line(canonical(json.loads(event.line) | {"number": "1"}))


def test_a_digest_fixes_the_input() -> None:
    digest = input_digest(KEY, {"name": "Pien", "roles": ["planner"]})

    assert digest == input_digest(KEY, {"roles": ["planner"], "name": "Pien"})
    assert digest != input_digest(KEY, {"name": "Piet", "roles": ["planner"]})
    assert len(digest) == 64


def test_a_digest_needs_the_key_so_that_nobody_can_guess_the_input() -> None:
    assert input_digest(KEY, {"name": "Pien"}) != input_digest(b"another key", {"name": "Pien"})


@pytest.mark.parametrize(
    "name", ["csrf_token", "password", "new_password", "code", "Password", "client_secret"]
)
def test_secrets_are_no_part_of_a_digest(name: str) -> None:
    plain = input_digest(KEY, {"username": "pien"})

    assert input_digest(KEY, {"username": "pien", name: "Examen-2026!"}) == plain
    assert input_digest(KEY, {"form": {name: "x"}}) == input_digest(KEY, {"form": {}})


def test_files_and_lists_have_a_digest_too() -> None:
    first = input_digest(KEY, {"file": b"one", "ids": ("a", "b")})

    assert first != input_digest(KEY, {"file": b"two", "ids": ("a", "b")})
    assert first == input_digest(KEY, {"file": b"one", "ids": ["a", "b"]})
