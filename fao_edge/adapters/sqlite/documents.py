"""Values of the core as JSON documents, and moments as text that sorts as they do."""

from datetime import UTC, datetime
from typing import Generic, TypeVar

from pydantic import TypeAdapter

Value = TypeVar("Value")


class Document(Generic[Value]):
    """Writes and reads one class of values; a field that a value gains later needs no change."""

    def __init__(self, kind: type[Value]) -> None:
        self._adapter: TypeAdapter[Value] = TypeAdapter(kind)

    def text(self, value: Value) -> str:
        """Write a value down."""
        return self._adapter.dump_json(value).decode()

    def value(self, text: str) -> Value:
        """Read a value as it was written down."""
        return self._adapter.validate_json(text)


def moment(at: datetime) -> str:
    """Write a moment in UTC."""
    return at.astimezone(UTC).isoformat()
