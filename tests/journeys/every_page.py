"""Every page of the registry in a real browser, as every role that may open it, wide and narrow.

The pages come out of the sample world of the generated tests, so a new page falls into this by
being declared.
"""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Route

from chalicelib.acts.catalogue import edge_acts
from chalicelib.core.access import LoginStep, Role, Scope, id_hash
from chalicelib.pages import STATIC
from chalicelib.serving.act import Act
from chalicelib.serving.dispatch import Server
from chalicelib.serving.security import PENDING_COOKIE
from tests.builders.world import PASSWORD, World
from tests.functional.mounts import OnAsgi, Seen
from tests.functional.paths import path_of

ORIGIN = "https://facet.example.nl"
STATIC_PATH = "/static/"
ELSEWHERE = ("mailto:", "tel:")
EXAM_APP = "/exam/"
HTML = {"accept": "text/html"}
LOST = ("/nothing-is-here", 404)
FORBIDDEN = ("/edges", 403)
WAITS = {
    "/login/code": LoginStep.ONE_TIME_PASSWORD,
    "/login/password": LoginStep.REPLACE_PASSWORD,
    "/login/authenticator": LoginStep.AUTHENTICATOR,
}
"""The pages of a half-open login, by what it waits for."""


@dataclass(frozen=True)
class Visit:
    """A page to look at: where, as whom (None: without a login), and the status it should have."""

    name: str
    path: str
    role: Role | None
    scope: Scope
    status: int = 200

    @property
    def label(self) -> str:
        """A name for a line of output, or for a file."""
        return f"{self.name}-{self.role or 'nobody'}"


@dataclass(frozen=True)
class House:
    """The acts at one place, cloud or school, and how to ask them without a browser."""

    name: str
    world: World
    server: Server

    @property
    def base(self) -> str:
        """The path under which the acts stand."""
        return self.server.setting.base_path

    def visits(self) -> Iterator[Visit]:
        """Give every page, once for each role that opens it, and two that say no."""
        for act in self.server.registry.acts.values():
            if act.page and act.method == "GET":
                yield from _visits_of(act)
        if self.name == "cloud":
            yield Visit("error-lost", LOST[0], Role.PLANNER, Scope.PORTAL, LOST[1])
            yield Visit("error-forbidden", FORBIDDEN[0], Role.PLANNER, Scope.PORTAL, FORBIDDEN[1])

    def cookies(self, visit: Visit) -> str:
        """Give what the browser of this visitor sends along."""
        if visit.role is not None:
            return self.world.log_in(visit.role, visit.scope)["cookie"]
        return self._half_logged_in(WAITS[visit.path]) if visit.path in WAITS else ""

    def ask(self, path: str, cookie: str) -> Seen:
        """Ask for a page of ours, without a browser."""
        return OnAsgi(self.server).send("GET", path, headers={**HTML, "cookie": cookie})

    def _half_logged_in(self, step: LoginStep) -> str:
        body = f"username=planner&password={PASSWORD}".encode()
        form = {**HTML, "content-type": "application/x-www-form-urlencoded"}
        seen = OnAsgi(self.server).send("POST", "/login", headers=form, body=body)
        pairs = [cookie.partition(";")[0] for cookie in seen.cookies]
        for name, _, pending_id in (pair.partition("=") for pair in pairs):
            if name == PENDING_COOKIE:
                self._wait_for(step, id_hash(pending_id))
        return "; ".join(pairs)

    def _wait_for(self, step: LoginStep, pending: str) -> None:
        rows = self.world.stores["pending_login_store"].rows
        rows[pending] = replace(rows[pending], step=step)


def houses() -> tuple[House, House]:
    """Build the cloud and a school server over the sample world."""
    world = World()
    server = world.server()
    at_school = replace(server, registry=edge_acts(), setting=replace(server.setting, acts="edge"))
    return House("cloud", world, server), House("school", world, at_school)


def serve(context: BrowserContext, house: House) -> None:
    """Answer every request of this browser ourselves: from the acts, or from our static files."""
    mount = OnAsgi(house.server)

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.path.startswith(STATIC_PATH):
            name = parts.path.removeprefix(STATIC_PATH)
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            route.fulfill(body=(STATIC / name).read_bytes(), content_type=kind)
            return
        path = parts.path.removeprefix(house.base) + (f"?{parts.query}" if parts.query else "")
        headers = {k: v for k, v in route.request.all_headers().items() if not k.startswith(":")}
        seen = mount.send(route.request.method, path, headers=headers)
        route.fulfill(status=seen.status, headers=dict(seen.headers), body=seen.body)

    context.route("**/*", answer)


def sit_down(context: BrowserContext, cookie: str) -> None:
    """Give this browser the cookies of its visitor."""
    pairs = [one.partition("=") for one in cookie.split("; ") if one]
    context.clear_cookies()
    context.add_cookies(
        [{"name": name, "value": value, "url": ORIGIN, "secure": True} for name, _, value in pairs]
    )


def links_of(page: Page) -> list[str]:
    """Give every address that the page links to, as it stands in the browser."""
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    return found


def is_dead(house: House, page: Page, cookie: str, address: str) -> bool:
    """Follow a link as its reader would, and tell whether it leads nowhere."""
    if address.startswith(ELSEWHERE):
        return False
    parts = urlsplit(address)
    here = urlsplit(page.url)
    if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
        return True
    if parts.path == here.path and parts.fragment:
        return page.locator(f"[id='{parts.fragment}']").count() != 1
    if parts.path.startswith(EXAM_APP):
        return False
    path = parts.path.removeprefix(house.base) + (f"?{parts.query}" if parts.query else "")
    return house.ask(path, cookie).status >= 400


def _visits_of(act: Act) -> Iterator[Visit]:
    path, status = path_of(act), act.example.status
    if act.scope is Scope.PUBLIC:
        yield Visit(act.name, path, None, act.scope, status)
    for role in sorted(act.roles):
        yield Visit(act.name, path, role, act.scope, status)


def has_title(title: str) -> bool:
    """Tell whether a page says what it is, before the name of the application."""
    return re.match(r"\S.* - (Facet|Afnamemonitor)$", title) is not None
