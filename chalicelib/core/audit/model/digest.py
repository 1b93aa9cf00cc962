"""Fixes the input of an act in an event, without telling what it was."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from chalicelib.core.audit.model.event import canonical

SECRET_WORDS = ("password", "code", "token", "secret")
"""A field whose name says one of these stays out, hashed or not."""


def input_digest(key: bytes, given: Mapping[str, Any]) -> str:
    """Give the keyed hash (HMAC-SHA-256) of an act's input.

    Keyed, because names and dates of birth can be guessed and tried against a plain hash.
    """
    kept = {name: _plain(value) for name, value in given.items() if not is_secret(name)}
    return hmac.new(key, f"audit-input|{canonical(kept)}".encode(), hashlib.sha256).hexdigest()


def is_secret(name: str) -> bool:
    """Tell whether what has this name stays out of every event."""
    return any(word in name.lower() for word in SECRET_WORDS)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items() if not is_secret(str(k))}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
