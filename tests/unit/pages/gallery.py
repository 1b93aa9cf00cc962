"""Every page and pattern with sample data, to look at and to check.

``python -m tests.unit.pages.gallery OUTDIR`` writes them with the static files beside them.
"""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader

from chalicelib.pages import (
    STATIC,
    Frame,
    MenuEntry,
    MenuSection,
    Person,
    WorkPlace,
    render_fragment,
    render_page,
)
from chalicelib.pages.render import environment_of
from tests.unit.pages.login_samples import login_pages
from tests.unit.pages.monitor_samples import monitor_pages
from tests.unit.pages.portal_samples import portal_pages

NOW = datetime(2026, 5, 15, 7, 12, 31, tzinfo=UTC)
TEMPLATES = Path(__file__).parent / "gallery_templates"
ERROR_KINDS = ("input", "refused", "not_found", "not_allowed", "line_gone", "our_fault")


@dataclass(frozen=True)
class Group:
    name: str
    starts_at: datetime
    exam: str
    size: int
    state: str
    tone: str | None = None


@dataclass(frozen=True)
class Row:
    at: datetime = NOW
    who: str = "Jan Smit"
    what: str = "Groep gepland"


@dataclass(frozen=True)
class LineError:
    line: int
    column: str
    value: str
    what: str
    advice: str


@dataclass(frozen=True)
class Sample:
    """One view for all gallery pages; a real page has a view of its own."""

    total: int = 42
    at: datetime = NOW
    now: datetime = NOW
    groups: tuple[Group, ...] = (
        Group("Groep 3B", NOW, "Rekenen 2F (demonstratie)", 31, "released", "warning"),
        Group("Groep 3C", NOW + timedelta(days=1), "Rekenen 2F (demonstratie)", 28, "planned"),
        Group("Groep 4A", NOW + timedelta(days=2), "Nederlands 3F", 1204, "planned"),
        Group("Inhalers", NOW - timedelta(days=2), "Engels B1", 4, "closed"),
        Group(
            "Oefengroep",
            NOW - timedelta(days=9),
            "Rekenen 2F (demonstratie)",
            12,
            "blocked",
            "danger",
        ),
    )
    history: tuple[Row, ...] = (
        Row(),
        Row(NOW - timedelta(days=1), "Anna de Vries", "Groep aangemaakt"),
    )
    errors: tuple[LineError, ...] = (
        LineError(4, "geboortedatum", "31-02-2008", "Deze datum kan niet.", "Verbeter de datum."),
        LineError(19, "nummer", "", "Dit nummer staat er twee keer in.", "Haal een regel weg."),
    )


@dataclass(frozen=True)
class Door:
    monitor: bool = False
    action: str = "/login"
    resend_action: str | None = "/login/one-time-password/again"
    email: str = "j…@school.nl"
    valid_minutes: int = 15
    back: str = "/groups/new"
    unsaved: bool = False


@dataclass(frozen=True)
class Home:
    watches_exams: bool = False
    reads_logbook: bool = False


@dataclass(frozen=True)
class Trouble:
    sentence: str | None = "De groep staat op vrijgegeven."
    request_id: str = "7f3c-19ab-22d0"
    back_path: str | None = "/"


OUTSIDE = Frame(
    now=NOW,
    path="/login",
    static_path="/static",
    csrf_token="t0ken",
    language_path="/language",
    public_pages=(MenuEntry("Privacy", "/privacy"), MenuEntry("Contact en hulp", "/contact")),
)
MENU = (
    MenuSection(
        "Afnames",
        (MenuEntry("Afnamegroepen", "/groups", True), MenuEntry("Kandidaten", "/candidates")),
    ),
    MenuSection(
        "Resultaten", (MenuEntry("Scores", "/results"), MenuEntry("Processen-verbaal", "/reports"))
    ),
)
INSIDE = replace(
    OUTSIDE,
    path="/groups",
    person=Person("Jan Smit", "Zuiderpark College", ("Afnameplanner", "Beheerder Facet")),
    menu=MENU,
    password_path="/password",
    institutions=(
        WorkPlace("1", "Zuiderpark College", current=True),
        WorkPlace("2", "Noorderlicht College"),
    ),
    query={"state": ("planned",), "sort": ("name",)},
)
MONITOR = replace(
    INSIDE,
    path="/monitor/1",
    menu=(),
    institutions=(),
    password_path=None,
    monitor=True,
    query={},
    person=Person("Anna de Vries", "Zuiderpark College", ("Afnameleider",)),
)
MONITOR_MENU = (MenuSection("Afnamemonitor", (MenuEntry("Afnamemonitor", "/monitor", True),)),)
REFUSED = replace(
    INSIDE,
    errors={
        "name": "Vul dit veld in.",
        "kind": "Kies een van de mogelijkheden.",
        "starts_at": "Kies een moment in de toekomst.",
    },
    error_summary="Niet alles is goed ingevuld. Kijk bij de velden met een melding.",
    typed={"remark": "Lokaal 12", "exam": "1", "aids": "dictionary"},
)


@dataclass(frozen=True)
class Shown:
    """One page of the gallery."""

    name: str
    template: str
    view: Any
    frame: Frame = OUTSIDE
    fragment: bool = False

    def render(self) -> bytes:
        """Render it as the acts would."""
        render = render_fragment if self.fragment else render_page
        return render(self.template, view=self.view, frame=self.frame)


def gallery() -> Iterator[Shown]:
    """Give every page of the gallery in Dutch."""
    environment = environment_of("nl")
    loader = environment.loader
    if isinstance(loader, FileSystemLoader) and str(TEMPLATES) not in loader.searchpath:
        loader.searchpath.append(str(TEMPLATES))
    for name in (
        "list",
        "empty",
        "detail",
        "form",
        "wizard",
        "import",
        "choose",
        "choose_big",
        "danger",
    ):
        yield Shown(name, f"gallery_{name}.html", Sample(), INSIDE)
    yield Shown("form-refused", "gallery_form.html", Sample(), REFUSED)
    yield Shown("live", "gallery_live.html", Sample(), MONITOR)
    yield Shown("live-part", "gallery_live_part.html", Sample(), MONITOR, fragment=True)
    yield from real_pages("nl")


def real_pages(language: str) -> Iterator[Shown]:
    """Give the project's own pages, in a language."""
    outside, inside = replace(OUTSIDE, language=language), replace(INSIDE, language=language)
    yield Shown("login", "access/login.html", Door(), outside)
    refused = replace(
        outside,
        error_summary="Combinatie gebruikersnaam/wachtwoord is ongeldig.",
        typed={"username": "jsmit"},
    )
    yield Shown("login-refused", "access/login.html", Door(), refused)
    yield Shown(
        "login-monitor",
        "access/login.html",
        Door(monitor=True),
        replace(outside, monitor=True),
    )
    yield Shown("login-unsaved", "access/login.html", Door(unsaved=True), outside)
    yield Shown("one-time-password", "access/one_time_password.html", Door(), outside)
    yield Shown("authenticator-code", "access/authenticator_code.html", Door(), outside)
    for shown in login_pages():
        frame = replace(inside, path=shown.path, idle_seconds=1800, person_key="0123456789abcdef")
        yield Shown(shown.name, shown.template, shown.view, frame)
    home = replace(inside, path="/", query={})
    yield Shown("home", "access/home.html", Home(), home)
    yield Shown(
        "home-proctor", "access/home.html", Home(watches_exams=True), replace(home, menu=())
    )
    yield Shown("home-admin", "access/home.html", Home(reads_logbook=True), home)
    yield Shown("home-nothing", "access/home.html", Home(), replace(home, menu=()))
    for kind in ERROR_KINDS:
        yield Shown(f"error-{kind}", f"errors/{kind}.html", Trouble(), inside)
    for page in monitor_pages():
        frame = replace(
            MONITOR, now=NOW, language=language, path=page.path, query=page.query, menu=MONITOR_MENU
        )
        yield Shown(page.name, page.template, page.view, frame, page.fragment)
    for shown in portal_pages():
        frame = replace(inside, path=shown.path, query=shown.query, **shown.refusal)
        yield Shown(shown.name, shown.template, shown.view, frame, shown.fragment)


def write(target: Path) -> None:
    """Write the gallery; serve the folder from its root."""
    shutil.copytree(STATIC, target / "static", dirs_exist_ok=True)
    pages = [*gallery(), *(replace(page, name=f"{page.name}-en") for page in real_pages("en"))]
    for page in pages:
        (target / f"{page.name}.html").write_bytes(page.render())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
