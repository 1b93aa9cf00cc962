"""A page of the portal in the gallery, and the moment at which all of them are shown."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

NOW = datetime(2026, 5, 15, 7, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class PortalPage:
    """A page of the portal: template, view, address, and what a refusal left behind."""

    name: str
    template: str
    view: Any
    path: str
    query: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refusal: dict[str, Any] = field(default_factory=dict)
    fragment: bool = False
