"""Downloads (FACET): the manuals to read, and what there is to install."""

from dataclasses import dataclass

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import NotFound
from chalicelib.pages.manuals import MANUALS, Manual, text_of
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call

acts = Registry()

READERS = {Role.INSTITUTION_ADMIN, Role.EDGE_ADMIN, Role.PLANNER, Role.SCORER}


@dataclass(frozen=True)
class DownloadsView:
    """The manuals that there are."""

    manuals: tuple[Manual, ...]


@dataclass(frozen=True)
class ManualView:
    """A manual as HTML, in Dutch."""

    name: str
    title: str
    html: str


@acts.act(
    "GET",
    "/downloads",
    scope=Scope.PORTAL,
    roles=READERS,
    page="downloads/list.html",
    menu=Menu("Downloads", "FACET"),
    example=Example(),
)
def list_downloads(_call: Call) -> DownloadsView:
    """List the manuals, and say what there is to install and what is not there yet."""
    return DownloadsView(MANUALS)


@acts.act(
    "GET",
    "/downloads/{manual}",
    scope=Scope.PORTAL,
    roles=READERS,
    page="downloads/manual.html",
    example=Example(path={"manual": "afnameplanner"}),
)
def show_manual(_call: Call, manual: str) -> ManualView:
    """Show a manual. The same for every school: nothing in it is anybody's."""
    for one in MANUALS:
        if one.name == manual:
            return ManualView(one.name, one.title, text_of(one))
    raise NotFound
