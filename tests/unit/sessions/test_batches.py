import json
from typing import Any

import pytest

from chalicelib.core.sessions import MAX_BATCH_BYTES, MAX_RESPONSE_BYTES, Epoch, read_batch
from chalicelib.core.sessions.errors import BatchTooLarge, BatchUnreadable
from tests.builders.sessions import SESSION, answer, batch_text, hand_in


def _row(**changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(batch_text([answer("ITM-1", "A")]))
    return row | changes


def _entry(**changes: Any) -> dict[str, Any]:
    return _row(entries=[answer("ITM-1", "A") | changes])


def test_a_batch_is_read_and_its_text_is_kept_as_it_was_sent() -> None:
    text = batch_text([answer("ITM-1", "A"), hand_in()], first_seq=7, login=2)

    batch = read_batch(text)

    assert batch.text == text
    assert (batch.session_id, batch.epoch) == (SESSION, Epoch(1, 2))
    assert [entry.seq for entry in batch.entries] == [7, 8]
    assert batch.entries[0].response == {"RESPONSE": "A"}
    assert batch.last_seq == 8
    assert batch.submits


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("batch", []),
        ("batch", _row(more=1)),
        ("session_id", _row(session_id="")),
        ("session_id", _row(session_id=5)),
        ("epoch", _row(epoch=1)),
        ("lease", _row(epoch={"lease": 0, "login": 1})),
        ("login", _row(epoch={"lease": 1, "login": True})),
        ("first_seq", _row(first_seq=0)),
        ("first_seq", _row(first_seq=1.5)),
        ("first_seq", _row(first_seq=10**9)),
        ("entries", _row(entries=[])),
        ("entries", _row(entries={"0": 1})),
        ("act", _row(entries=["submit"])),
        ("act", _entry(act="delete")),
        ("act", _entry(act=["respond"])),
        ("entry", _entry(extra=1)),
        ("item_id", _entry(item_id=None)),
        ("item_id", _entry(item_id="I" * 257)),
        ("response", _entry(response="A")),
        ("response", _entry(response={"RESPONSE": 5})),
        ("response", _entry(response={"RESPONSE": ["A", None]})),
        ("client_time", _entry(client_time="yesterday")),
        ("client_time", _entry(client_time="2026-05-15T09:00:00")),
        ("client_time", _entry(client_time=5)),
    ],
)
def test_what_is_no_batch_is_refused_and_the_place_is_named(place: str, row: object) -> None:
    with pytest.raises(BatchUnreadable) as refused:
        read_batch(json.dumps(row))

    assert refused.value.facts == {"place": place}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '"\ud83d"', "9" * 5_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(BatchUnreadable):
        read_batch(text)


def test_half_an_emoji_that_a_browser_escapes_is_an_answer_like_any_other() -> None:
    batch = read_batch(batch_text([answer("ITM-1", "\ud83d")]))

    assert batch.entries[0].response == {"RESPONSE": "\ud83d"}


def _response_of(size_bytes: int) -> str:
    return "a" * (size_bytes - len(json.dumps({"RESPONSE": ""}, separators=(",", ":"))))


def test_a_response_at_the_limit_is_taken_and_one_byte_more_is_refused() -> None:
    read_batch(batch_text([answer("ITM-1", _response_of(MAX_RESPONSE_BYTES))]))

    with pytest.raises(BatchTooLarge):
        read_batch(batch_text([answer("ITM-1", _response_of(MAX_RESPONSE_BYTES + 1))]))


def test_a_batch_at_the_limit_is_taken_and_one_byte_more_is_refused() -> None:
    halves = [answer("ITM-1", "a" * 150_000), answer("ITM-2", "")]
    room = MAX_BATCH_BYTES - len(batch_text(halves))

    read_batch(batch_text([halves[0], answer("ITM-2", "b" * room)]))

    with pytest.raises(BatchTooLarge):
        read_batch(batch_text([halves[0], answer("ITM-2", "b" * (room + 1))]))


def test_bytes_are_counted_not_signs() -> None:
    with pytest.raises(BatchTooLarge):
        read_batch(batch_text([answer("ITM-1", "é" * 100_000)]))
