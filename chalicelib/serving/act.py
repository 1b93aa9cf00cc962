"""The act registry: every thing that a person or a program can do is declared once, as an act.

From one declaration come the Chalice route, the ASGI route, the OpenAPI operation, the row in
docs/authorisation.md, the menu entry, the audit event name and the generated tests
(docs/decisions/0001-act-registry.md).
"""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack, get_type_hints

from pydantic import BaseModel

from chalicelib.core.access import Role, Scope

Handler = Callable[..., Any]

PATH_PATTERN = re.compile(r"^(/[a-z0-9.-]+|/\{[a-z_]+\}|/)+$")
METHODS = ("GET", "POST")


class BadDeclarationError(Exception):
    """An act is declared without something that every act needs; the build stops."""


@dataclass(frozen=True)
class Menu:
    """Where an act stands in the menu of those who may do it; Dutch, as users know the words."""

    section: str
    label: str


@dataclass(frozen=True)
class Example:
    """A valid input, in the sample world of the generated tests (tests/builders/world.py)."""

    path: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Act:
    """One thing that can be done: who may, where, with which input, and how it is shown.

    ``audits`` names in the past tense the event that is kept when it is done, ``audits_refusal``
    the one that is kept when a service refuses it; that is for doors, where nobody is known yet.
    ``page`` is the template of the whole page, ``fragment`` what htmx gets, ``then`` the path a
    browser goes to after it was done, ``retry`` the name of the act whose page shows a refusal.
    ``keeps_login`` tells of a view whether a page that refreshes itself keeps the login alive.
    ``slow``: it computes for tenths of a second, so others never wait behind it.
    """

    name: str
    method: str
    path: str
    scope: Scope
    roles: frozenset[Role]
    summary: str
    handler: Handler
    input_name: str | None
    input_type: type[BaseModel] | None
    view_type: Any
    example: Example
    audits: str | None = None
    audits_refusal: str | None = None
    page: str | None = None
    fragment: str | None = None
    then: str | None = None
    retry: str | None = None
    menu: Menu | None = None
    keeps_login: Callable[[Any], bool] | None = None
    slow: bool = False

    @property
    def path_names(self) -> tuple[str, ...]:
        """The names of the path's parameters, in order."""
        return tuple(re.findall(r"\{(\w+)\}", self.path))

    @property
    def opens_for_everybody(self) -> bool:
        """Tell whether every role opens it: then so does a login without any role.

        Somebody whose roles were all withdrawn at one institution must still be able to go over
        to another, and to log out.
        """
        return self.roles == frozenset(Role)


class More(TypedDict, total=False):
    """The parts of an act that not every act has; :class:`Act` says what they are."""

    audits: str
    audits_refusal: str
    page: str
    fragment: str
    then: str
    retry: str
    menu: Menu
    keeps_login: Callable[[Any], bool]
    slow: bool


class Registry:
    """All acts of an application, by name and by path."""

    def __init__(self) -> None:
        """Start without acts."""
        self.acts: dict[str, Act] = {}

    def act(
        self,
        method: str,
        path: str,
        *,
        scope: Scope,
        example: Example,
        roles: Iterable[Role] = (),
        **more: Unpack[More],
    ) -> Callable[[Handler], Handler]:
        """Declare the function as an act. :raises BadDeclarationError: if it lacks a part."""

        def declare(handler: Handler) -> Handler:
            input_name, input_type, view_type = _signature(handler, path)
            act = Act(
                name=handler.__name__,
                method=method,
                path=path,
                scope=scope,
                roles=frozenset(roles),
                summary=inspect.getdoc(handler) or "",
                handler=handler,
                input_name=input_name,
                input_type=input_type,
                view_type=view_type,
                example=example,
                **more,
            )
            self._add(act)
            return handler

        return declare

    def take(self, other: "Registry") -> None:
        """Add another registry's acts. :raises BadDeclarationError: if one is there already."""
        for act in other.acts.values():
            self._add(act)

    def by_path(self) -> dict[str, dict[str, Act]]:
        """Group the acts by path and method, as the mounts need them."""
        paths: dict[str, dict[str, Act]] = {}
        for act in self.acts.values():
            paths.setdefault(act.path, {})[act.method] = act
        return paths

    def _add(self, act: Act) -> None:
        for complaint in _complaints(act):
            raise BadDeclarationError(f"{act.name}: {complaint}")
        if act.name in self.acts or act.method in self.by_path().get(act.path, {}):
            raise BadDeclarationError(f"{act.name}: {act.method} {act.path} is declared twice")
        self.acts[act.name] = act


def _complaints(act: Act) -> Iterable[str]:
    if act.method not in METHODS:
        yield f"method {act.method} is not one of {METHODS}"
    if not PATH_PATTERN.match(act.path):
        yield f"path {act.path} is not kebab-case"
    if not act.summary:
        yield "has no docstring"
    if set(act.example.path) != set(act.path_names):
        yield "has an example without all path parameters"
    yield from _complaints_of_staff(act)


def _complaints_of_staff(act: Act) -> Iterable[str]:
    is_for_staff = act.scope in (Scope.PORTAL, Scope.MONITOR)
    if is_for_staff and not act.roles:
        yield "names no roles"
    if not is_for_staff and act.roles:
        yield f"names roles, but scope {act.scope} has none"
    if is_for_staff and act.method == "POST" and not act.audits:
        yield "changes something, but names no audit event"
    yield from _complaints_of_audit(act)


def _complaints_of_audit(act: Act) -> Iterable[str]:
    if act.method == "GET" and (act.audits or act.audits_refusal):
        yield "audits, but a GET changes nothing"
    if act.scope is Scope.DELIVERY and act.audits:
        yield "audits, but what candidates do stands in the answer journal"
    if act.scope is not Scope.PUBLIC and act.audits_refusal:
        yield "audits a refusal, but is no door"


def _signature(handler: Handler, path: str) -> tuple[str | None, type[BaseModel] | None, Any]:
    hints = get_type_hints(handler)
    names = list(inspect.signature(handler).parameters)[1:]
    in_path = set(re.findall(r"\{(\w+)\}", path))
    rest = [name for name in names if name not in in_path]
    if set(names) - set(rest) != in_path or len(rest) > 1 or "return" not in hints:
        raise BadDeclarationError(
            f"{handler.__name__}: takes {names}, the path has {sorted(in_path)}"
        )
    if not rest:
        return None, None, hints["return"]
    return rest[0], hints[rest[0]], hints["return"]
