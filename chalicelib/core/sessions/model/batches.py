"""Reads the frozen text of a batch (docs/delivery-api.md) and measures it."""

import json
from datetime import datetime
from typing import Any, NoReturn

from chalicelib.core.kernel import ItemId, SessionId
from chalicelib.core.sessions.errors import BatchTooLarge, BatchUnreadable
from chalicelib.core.sessions.model.journal import Batch, Entry, EntryAct, Epoch, Response

MAX_RESPONSE_BYTES = 200_000
MAX_BATCH_BYTES = 300_000
"""Well under the 400 kB of a stored item in DynamoDB, keys and markers included."""
MAX_NUMBER = 999_999_999
"""Numbers are stored with nine digits, so that their text sorts as they do."""
MAX_ID_CHARACTERS = 256
"""The limit of every id that comes in, in a sign of life as in a batch."""

_BATCH_KEYS = {"session_id", "epoch", "first_seq", "entries"}
_ENTRY_KEYS = {
    EntryAct.RESPOND: {"act", "item_id", "response", "client_time"},
    EntryAct.SUBMIT: {"act", "client_time"},
}


def read_batch(text: str) -> Batch:
    """Read a batch as it was sent.

    :raises BatchTooLarge: if it or a response in it is over the limit.
    :raises BatchUnreadable: if it is not a batch; the fact ``place`` names the first fault.
    """
    # A lone surrogate cannot be stored; a browser writes it as an escape, which can.
    size = len(text.encode(errors="surrogatepass"))
    if size > MAX_BATCH_BYTES:
        raise BatchTooLarge(size_bytes=size, limit_bytes=MAX_BATCH_BYTES)
    row = _object(_parsed(text), _BATCH_KEYS, "batch")
    first_seq = _number(row["first_seq"], "first_seq")
    entries = _list(row["entries"])
    return Batch(
        session_id=SessionId(_identifier(row["session_id"], "session_id")),
        epoch=_epoch(row["epoch"]),
        first_seq=first_seq,
        entries=tuple(_entry(part, first_seq + index) for index, part in enumerate(entries)),
        text=text,
    )


def _parsed(text: str) -> object:
    try:
        text.encode()
        return json.loads(text)
    except (ValueError, RecursionError):
        # Any text may come in, brackets nested beyond the stack included.
        _refuse("json")


def _epoch(value: object) -> Epoch:
    row = _object(value, {"lease", "login"}, "epoch")
    return Epoch(_number(row["lease"], "lease"), _number(row["login"], "login"))


def _entry(value: object, seq: int) -> Entry:
    if not isinstance(value, dict) or value.get("act") not in list(EntryAct):
        _refuse("act")
    act = EntryAct(value["act"])
    row = _object(value, _ENTRY_KEYS[act], "entry")
    responds = act is EntryAct.RESPOND
    return Entry(
        seq=seq,
        act=act,
        item_id=ItemId(_identifier(row["item_id"], "item_id")) if responds else None,
        response=_response(row["response"]) if responds else None,
        client_time=_time(row["client_time"]),
    )


def _response(value: object) -> Response:
    if not isinstance(value, dict) or not all(_is_value(part) for part in value.values()):
        _refuse("response")
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    size = len(compact.encode(errors="surrogatepass"))
    if size > MAX_RESPONSE_BYTES:
        raise BatchTooLarge(size_bytes=size, limit_bytes=MAX_RESPONSE_BYTES)
    return value


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(part, str) for part in value)
    return value is None or isinstance(value, str)


def _time(value: object) -> datetime:
    try:
        time = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        _refuse("client_time")
    if time.tzinfo is None:
        _refuse("client_time")
    return time


def _object(value: object, keys: set[str], place: str) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != keys:
        _refuse(place)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        _refuse("entries")
    return value


def _number(value: object, place: str) -> int:
    # In Python true is a number too, and would come back from the store as 1.
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_NUMBER:
        _refuse(place)
    return value


def _identifier(value: object, place: str) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= MAX_ID_CHARACTERS:
        _refuse(place)
    return value


def _refuse(place: str) -> NoReturn:
    raise BatchUnreadable(place=place)
