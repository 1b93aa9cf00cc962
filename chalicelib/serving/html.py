"""Acts shown to people: pages, fragments, and pages again with what was refused beside its field.

Jinja is imported with the first page, never by the delivery function
(docs/decisions/0003-server-rendered-pages.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from chalicelib.core.access import Scope
from chalicelib.core.kernel import Refusal
from chalicelib.pages.events import is_announced
from chalicelib.serving import problem
from chalicelib.serving.act import Act
from chalicelib.serving.call import Call, Reply
from chalicelib.serving.frames import frame
from chalicelib.serving.refusals import sentence
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.routes import Match
from chalicelib.serving.security import DONE_COOKIE, cookie_header
from chalicelib.serving.way_back import to_door

if TYPE_CHECKING:
    from chalicelib.serving.dispatch import Server

HTML = "text/html"
ERROR_PAGES = {
    400: "errors/input.html",
    401: "errors/not_allowed.html",
    403: "errors/not_allowed.html",
    404: "errors/not_found.html",
    405: "errors/not_found.html",
    409: "errors/refused.html",
    413: "errors/input.html",
    429: "errors/refused.html",
    500: "errors/our_fault.html",
    503: "errors/our_fault.html",
}
SECRET_FIELDS = frozenset(
    {"password", "password_again", "old_password", "token", "code", "csrf_token"}
)


@dataclass(frozen=True)
class ErrorView:
    """A refusal or failure that has no page of its own to stand on."""

    sentence: str
    request_id: str
    back_path: str


def wanted(request: Request) -> bool:
    """Tell whether a person asks: a browser names text/html, a program asks for JSON."""
    return HTML in request.headers.get("accept", "")


def shown(server: "Server", act: Act, call: Call, match: Match, reply: Reply) -> Answer:
    """Show what an act answered: a fragment for htmx, the page, or the way to the next page."""
    then = reply.then or act.then
    if then and (reply.then or act.method == "POST"):
        path = then.format(**{**_ids(reply.view), **match.path_values})
        done = [cookie_header(DONE_COOKIE, act.audits)] if is_announced(act.audits) else []
        return _go(server, call.request, path).with_headers(*done)
    if act.fragment and "hx-request" in call.request.headers:
        return _rendered(server, act.fragment, call, act, reply.view, reply.status, fragment=True)
    return _rendered(server, act.page or "", call, act, reply.view, reply.status)


def again(
    server: "Server",
    act: Act,
    call: Call,
    match: Match,
    refusal: Refusal,
    fields: Mapping[str, Any],
) -> Answer:
    """Show the page of the refused act again, with the sentence and what was typed."""
    shower = server.registry.acts.get(act.retry or "")
    if shower is None or shower.page is None:
        return refused(server, call.request, refusal, call)
    try:
        result = shower.handler(call, **_path_values(shower, match), **_asked(shower, fields))
    except Refusal as deeper:
        return refused(server, call.request, deeper, call)
    view = result.view if isinstance(result, Reply) else result
    errors = problem.field_errors(refusal)
    values = {k: v for k, v in fields.items() if k not in SECRET_FIELDS}
    status = problem.STATUS[refusal.kind]
    # Search and filters of that page must lead to the page, not to the act that was refused.
    path = shower.path.format(**match.path_values)
    return _rendered(
        server, shower.page, call, shower, view, status,
        errors=errors, trouble=sentence(refusal), values=values, path=path,
    )  # fmt: skip


def refused(
    server: "Server", request: Request, refusal: Refusal, call: Call | None = None
) -> Answer:
    """Answer a refusal that has no page of its own to stand on."""
    if not wanted(request):
        return problem.problem(refusal, request.id)
    status = problem.STATUS[refusal.kind]
    return _error_page(server, request, status, sentence(refusal), call)


def wrong_method(server: "Server", request: Request, allowed: str) -> Answer:
    """Answer a method that the path does not have (RFC 9110, 15.5.6)."""
    detail = "Deze actie bestaat niet op dit adres."
    header = ("Allow", allowed)
    if not wanted(request):
        answer = problem.problem_answer(405, "method-not-allowed", detail, request.id)
        return answer.with_headers(header)
    return _error_page(server, request, 405, detail, None).with_headers(header)


def trouble(server: "Server", request: Request, status: int) -> Answer:
    """Answer for our own failure, with the reference that support can find in the log."""
    detail = "Er ging iets mis bij ons. Wat al was opgeslagen, is veilig. Probeer het opnieuw."
    reference = "fault" if status == 503 else "defect"
    if not wanted(request):
        return problem.problem_answer(status, reference, detail, request.id)
    return _error_page(server, request, status, detail, None)


def to_login(server: "Server", act: Act, request: Request, match: Match) -> Answer:
    """Send a person who is not logged in to the door of the portal or of the monitor."""
    door = "/monitor/login" if act.scope is Scope.MONITOR else "/login"
    path = to_door(door, server.registry, act, request, match, server.setting.base_path)
    return _go(server, request, path)


def _go(server: "Server", request: Request, path: str) -> Answer:
    location = server.setting.base_path + path if path.startswith("/") else path
    if "hx-request" in request.headers:
        return Answer(200, media_type=HTML, headers=(("HX-Redirect", location),))
    return Answer(303, headers=(("Location", location),))


def _ids(view: Any) -> dict[str, Any]:
    return {k: v for k, v in vars(view).items() if isinstance(v, str)} if view is not None else {}


def _path_values(act: Act, match: Match) -> dict[str, str]:
    return {name: match.path_values[name] for name in act.path_names}


def _asked(act: Act, fields: Mapping[str, Any]) -> dict[str, Any]:
    # What the refused form chose and its page asks for too (for which site) stays chosen.
    if act.input_name is None or act.input_type is None:
        return {}
    shared = {name: fields[name] for name in act.input_type.model_fields if name in fields}
    try:
        return {act.input_name: act.input_type.model_validate(shared)}
    except ValidationError:
        return {act.input_name: act.input_type()}


def _rendered(
    server: "Server", template: str, call: Call, act: Act | None, view: Any, status: int,
    *, fragment: bool = False, **refusal: Any,
) -> Answer:  # fmt: skip
    from chalicelib.pages.render import render_fragment, render_page

    render = render_fragment if fragment else render_page
    given = frame(server, call, act, **refusal)
    answer = Answer(status, render(template, view=view, frame=given), HTML)
    said = not fragment and call.request.cookie(DONE_COOKIE)
    return answer.with_headers(cookie_header(DONE_COOKIE, None)) if said else answer


def _error_page(
    server: "Server", request: Request, status: int, sentence: str, call: Call | None
) -> Answer:
    on_monitor = server.setting.at_school or request.path.startswith("/monitor")
    back = "/monitor" if on_monitor else "/portal"
    view = ErrorView(sentence, request.id, back)
    given = call or Call(server.services, server.setting, request)
    return _rendered(server, ERROR_PAGES[status], given, None, view, status)
