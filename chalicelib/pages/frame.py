"""What stands around every page: who is looking, the menu, and what a form said before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode


@dataclass(frozen=True)
class Person:
    """Whoever is logged in, as the top bar names them; ``roles`` are words, not identifiers."""

    name: str
    institution: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class MenuEntry:
    """One line of the menu; ``path`` is without the base path."""

    label: str
    path: str
    current: bool = False


@dataclass(frozen=True)
class MenuSection:
    """A heading of the menu with its entries."""

    label: str
    entries: tuple[MenuEntry, ...]

    @property
    def stands_alone(self) -> bool:
        """Tell whether the heading would only repeat its one entry."""
        return [entry.label for entry in self.entries] == [self.label]


@dataclass(frozen=True)
class WorkPlace:
    """An institution where whoever is logged in works; ``current`` is the one of this login."""

    institution_id: str
    name: str
    current: bool = False


@dataclass(frozen=True)
class Frame:
    """Everything a page needs besides its view.

    ``path`` and ``query`` are those of the page itself, without the base path: lists keep search,
    filter and sorting in the address. ``errors`` is a sentence per field, ``error_summary`` the
    sentence above them (or alone, when no field is to blame), ``typed`` what was filled in before.
    ``password_ends_at`` is set where it must be said; it is changed at ``portal_url``.
    ``at_school`` says that a school server shows the page. ``now`` is aware. ``public_pages`` stand
    at the bottom. ``institutions`` are offered in the top bar where there are two or more; the
    choice is sent to ``institution_path`` as ``institution_id``.
    """

    now: datetime
    path: str
    base_path: str = ""
    static_path: str = "/static"
    exam_app_path: str = "/exam/"
    language: str = "nl"
    csrf_token: str = ""
    person: Person | None = None
    menu: tuple[MenuSection, ...] = ()
    monitor: bool = False
    at_school: bool = False
    home_path: str = "/"
    logout_path: str = "/logout"
    language_path: str | None = None
    password_path: str | None = None
    public_pages: tuple[MenuEntry, ...] = ()
    institutions: tuple[WorkPlace, ...] = ()
    institution_path: str = "/institution/choose"
    password_ends_at: datetime | None = None
    portal_url: str = ""
    query: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    error_summary: str | None = None
    done: str = ""
    """What was done a moment ago, said once; in Dutch."""
    typed: Mapping[str, Any] = field(default_factory=dict)
    person_key: str = ""
    """Tells people apart in what a tab keeps; empty where nothing is kept."""
    idle_seconds: int = 0
    """After so long without a request the login ends; 0 where pages keep it alive."""

    @property
    def idle_warning_seconds(self) -> int:
        """When to warn: five minutes before the end."""
        return self.idle_seconds - 300

    @property
    def own_address(self) -> str:
        """Where this page stands, without the base path."""
        query = urlencode(self.query, doseq=True)
        return f"{self.path}?{query}" if query else self.path
