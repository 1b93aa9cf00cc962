"""Makes what stands around a page: who is looking, their menu, their language, their token."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core.access import IDLE, Actor, Scope, id_hash
from chalicelib.pages.events import event_sentence, is_announced
from chalicelib.pages.frame import Frame, MenuEntry, Person, WorkPlace
from chalicelib.pages.menu import PUBLIC_PAGES
from chalicelib.pages.words import role_words
from chalicelib.serving.act import Act, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.menu import menu_of, path_of
from chalicelib.serving.request import Request
from chalicelib.serving.security import DONE_COOKIE, LANGUAGE_COOKIE, csrf_token

if TYPE_CHECKING:
    from chalicelib.serving.dispatch import Server

LANGUAGES = ("nl", "en")


def frame(
    server: "Server",
    call: Call,
    act: Act | None,
    *,
    errors: Mapping[str, str] | None = None,
    trouble: str | None = None,
    values: Mapping[str, Any] | None = None,
    path: str | None = None,
) -> Frame:
    """Make the frame of a page of this act, for whoever calls."""
    monitor = server.setting.at_school or _is_of_monitor(act)
    actor = call.staff
    menu = menu_of(server.registry, actor, act) if actor else ()
    return Frame(
        now=server.clock(),
        path=path or call.request.path or "/",
        base_path=server.setting.base_path,
        static_path=server.setting.static_path,
        language=_language(call.request),
        csrf_token=csrf_token(server.setting.secret, call.login_id) if call.login_id else "",
        person=_person(call, actor) if actor else None,
        menu=menu,
        public_pages=_public_pages(server.registry),
        password_path=path_of(menu, "Verander wachtwoord"),
        monitor=monitor,
        password_ends_at=_password_ends_at(actor, server.clock()),
        portal_url=server.setting.portal_url or server.setting.public_url,
        at_school=server.setting.at_school,
        home_path="/monitor" if monitor else "/portal",
        **_switching(server, call, monitor),
        logout_path="/monitor/logout" if monitor else "/logout",
        language_path="/language",
        query=call.request.query,
        errors=errors or {},
        error_summary=trouble,
        done=_done(call.request) if actor and not trouble else "",
        typed=values or {},
        **(_keeping(actor) if actor and not monitor else {}),
    )


def _keeping(actor: Actor) -> dict[str, Any]:
    # On the monitor a login is kept alive by polling, and nothing is typed at length.
    return {
        "person_key": id_hash(actor.user_id)[:16],
        "idle_seconds": int(IDLE.total_seconds()),
    }


def _password_ends_at(actor: Actor | None, at: datetime) -> datetime | None:
    # The portal asks for another password by itself, at the next login; the monitor cannot.
    on_monitor = actor is not None and actor.scope is Scope.MONITOR
    return actor.password_ends_at if actor and on_monitor and actor.password_ends_soon(at) else None


def _done(request: Request) -> str:
    event = request.cookie(DONE_COOKIE)
    return event_sentence(event) if event and is_announced(event) else ""


def _is_of_monitor(act: Act | None) -> bool:
    return act is not None and (act.scope is Scope.MONITOR or act.path.startswith("/monitor"))


def _public_pages(registry: Registry) -> tuple[MenuEntry, ...]:
    # The delivery function mounts none of them: it shows no pages but those of an error.
    found = ((label, registry.acts.get(name)) for name, label in PUBLIC_PAGES.items())
    return tuple(MenuEntry(label, act.path) for label, act in found if act)


def _language(request: Request) -> str:
    chosen = request.cookie(LANGUAGE_COOKIE)
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def _person(call: Call, actor: Actor) -> Person:
    name = call.services.institutions.name_of(actor.institution_id)
    return Person(actor.name, name, role_words(actor.roles))


def _switching(server: "Server", call: Call, monitor: bool) -> dict[str, Any]:
    # A school server belongs to one institution, and knows the names of no others.
    known = () if server.setting.at_school or call.staff is None else call.staff.institution_ids
    names = call.services.institutions
    return {
        "institutions": tuple(
            WorkPlace(one, names.name_of(one), current=one == call.actor.institution_id)
            for one in known
        ),
        "institution_path": "/monitor/institution/choose" if monitor else "/institution/choose",
    }
