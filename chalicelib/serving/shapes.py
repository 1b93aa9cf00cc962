"""Views to JSON and JSON schemas: pydantic looks at the dataclass, so the two cannot differ."""

import base64
import json
from collections.abc import Hashable, Mapping, Set
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter


def adapter(view_type: Any) -> TypeAdapter[Any]:
    """Give the adapter of a view type; it is built once."""
    return _adapter(view_type)


@cache
def _adapter(view_type: Hashable) -> TypeAdapter[Any]:
    made: TypeAdapter[Any] = TypeAdapter(cast("Any", view_type))
    return made


def to_json(view: Any) -> bytes:
    """Write a view as JSON: times in ISO 8601 UTC, bytes in base64, tuples and sets as lists."""
    return json.dumps(to_python(view), ensure_ascii=False, separators=(",", ":")).encode()


def to_python(view: Any) -> Any:
    """Turn a view into what ``json`` can write."""
    return _plain(adapter(type(view)).dump_python(view))


def _plain(value: Any) -> Any:
    match value:
        case Mapping():
            return {str(name): _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
        case Set():
            return sorted(_plain(part) for part in value)
        case bytes():
            return base64.b64encode(value).decode()
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return value
