"""One request through one act: who calls, may they, what do they give, do it, show it.

Both mounts call :meth:`Server.answer`; whatever differs between Chalice and ASGI ends before it.
"""

import logging
from dataclasses import dataclass
from typing import Any, Protocol

from chalicelib.core.access import Admission, Scope
from chalicelib.core.kernel import Clock, Fault, NotAllowed, NotFound, NotLoggedIn, Refusal
from chalicelib.core.sessions import TokenClaims
from chalicelib.core.sync import EdgeServer
from chalicelib.serving import html, problem, security
from chalicelib.serving.act import Act, Registry
from chalicelib.serving.auditing import audited
from chalicelib.serving.call import Attachment, Call, Download, Reply
from chalicelib.serving.inputs import raw_fields, typed_input
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.routes import Match, Routes, are_identifiers
from chalicelib.serving.services import Services, Setting
from chalicelib.serving.shapes import to_json

logger = logging.getLogger("facet")


class Doorkeeper(Protocol):
    """Knows who is logged in."""

    def admit(self, *, login_id: str, scope: Scope, polling: bool = False) -> Admission:
        """Give whoever this login belongs to. :raises NotLoggedIn: if it is no login (any more)."""
        ...

    def keep_alive(self, *, login_id: str) -> None:
        """Write down that its holder is there. :raises NotLoggedIn: if it ended meanwhile."""
        ...


class TokenReader(Protocol):
    """Knows the tokens of candidates."""

    def read(self, token: str) -> TokenClaims:
        """Give what the token says. :raises Refusal: ``token-invalid`` if we did not sign it."""
        ...


@dataclass(frozen=True)
class Server:
    """The application without a framework: a registry of acts and what they need."""

    registry: Registry
    services: Services
    doorkeeper: Doorkeeper
    tokens: TokenReader
    setting: Setting
    clock: Clock

    @property
    def routes(self) -> Routes:
        """The paths of the registry."""
        return Routes(self.registry)

    def answer(self, request: Request, match: Match | None) -> Answer:
        """Answer any request; a defect of ours is logged once and shown as status 500."""
        try:
            reply = self._answer(request, match)
        except Fault:
            logger.exception("fault", extra={"request_id": request.id})
            reply = html.trouble(self, request, 503)
        except Exception:
            # The outermost border: a defect is logged once, and the user gets its reference.
            logger.exception("defect", extra={"request_id": request.id})
            reply = html.trouble(self, request, 500)
        headers = security.security_headers(self.setting.upload_origin)
        full = reply.with_headers(*headers, ("X-Request-Id", request.id))
        return full.without_body() if request.method == "HEAD" else full

    def _answer(self, request: Request, match: Match | None) -> Answer:
        if match is None or not are_identifiers(match.path_values):
            return html.refused(self, request, NotFound())
        act = match.acts.get("GET" if request.method == "HEAD" else request.method)
        if act is None:
            return html.wrong_method(self, request, _allowed(match))
        return self._perform(act, request, match)

    def _perform(self, act: Act, request: Request, match: Match) -> Answer:
        call = Call(self.services, self.setting, request)
        fields: dict[str, Any] = {}
        try:
            call = self._identified(act, call)
            fields = _given(act, request)
            self._check_origin(act, call, fields)
            typed = typed_input(act, fields)
            result = self._done(act, call, match, fields, typed)
        except Refusal as refusal:
            return self._refused(act, call, match, refusal, fields)
        reply = result if isinstance(result, Reply) else Reply(result)
        self._keep_alive(act, call, reply.view)
        return self._shown(act, call, match, reply)

    def _done(
        self,
        act: Act,
        call: Call,
        match: Match,
        fields: dict[str, Any],
        typed: dict[str, Any],
    ) -> Any:
        return audited(
            act,
            call,
            objects=match.path_values,
            fields=fields,
            at=self.clock(),
            do=lambda: act.handler(call, **match.path_values, **typed),
        )

    def _identified(self, act: Act, call: Call) -> Call:
        request = call.request
        if act.scope is Scope.DELIVERY:
            claims = self.tokens.read(_bearer(request))
            return Call(self.services, self.setting, request, claims=claims)
        if act.scope is Scope.EDGE:
            return Call(self.services, self.setting, request, signer=self._signer(request))
        if act.scope is Scope.PUBLIC:
            return call
        login_id = request.cookie(security.COOKIES[act.scope])
        if login_id is None:
            raise NotLoggedIn
        polling = act.fragment is not None and "hx-request" in request.headers
        found = self.doorkeeper.admit(login_id=login_id, scope=act.scope, polling=polling)
        if not (act.opens_for_everybody or found.actor.roles & act.roles):
            raise NotAllowed
        return Call(
            self.services,
            self.setting,
            request,
            staff=found.actor,
            login_id=login_id,
            may_keep_alive=polling and found.is_due,
        )

    def _keep_alive(self, act: Act, call: Call, view: Any) -> None:
        # Only what the page shows tells whether somebody still has to watch it.
        if call.may_keep_alive and call.login_id and act.keeps_login and act.keeps_login(view):
            self.doorkeeper.keep_alive(login_id=call.login_id)

    def _signer(self, request: Request) -> EdgeServer:
        return self.services.edge_access.admit(
            token=_bearer(request), method=request.method, path=request.path, body=request.body
        )

    def _check_origin(self, act: Act, call: Call, fields: dict[str, Any]) -> None:
        if act.method == "GET":
            return
        security.check_own_site(call.request, self.setting.public_origin)
        if call.login_id is not None:
            expected = security.csrf_token(self.setting.secret, call.login_id)
            security.check_csrf(call.request, fields.get("csrf_token"), expected)

    def _refused(
        self, act: Act, call: Call, match: Match, refusal: Refusal, fields: dict[str, Any]
    ) -> Answer:
        logger.info(
            "refused",
            extra={"act": act.name, "reason": refusal.reference, "request_id": call.request.id},
        )
        if not html.wanted(call.request):
            return problem.problem(refusal, call.request.id)
        if isinstance(refusal, NotLoggedIn):
            return html.to_login(self, act, call.request, match)
        if act.scope in security.COOKIES and call.staff is None:
            return html.refused(self, call.request, refusal)
        return html.again(self, act, call, match, refusal, fields)

    def _shown(self, act: Act, call: Call, match: Match, reply: Reply) -> Answer:
        cookies = tuple(security.cookie_header(k, v) for k, v in reply.cookies.items())
        if isinstance(reply.view, Download):
            return Answer(303, headers=(("Location", reply.view.url), *cookies))
        if isinstance(reply.view, Attachment):
            return _attached(reply.view).with_headers(*cookies)
        if html.wanted(call.request) and (act.page or act.then or reply.then):
            return html.shown(self, act, call, match, reply).with_headers(*cookies)
        return Answer(reply.status, to_json(reply.view)).with_headers(*cookies)


def _attached(file: Attachment) -> Answer:
    named = ("Content-Disposition", f'attachment; filename="{file.file_name}"')
    return Answer(200, file.data, file.media_type, (named,))


def _given(act: Act, request: Request) -> dict[str, Any]:
    if act.method == "GET":
        # A form that was left open sends empty fields; in an address they mean "not given".
        given = {k: [part for part in v if part] for k, v in request.query.items()}
        return {k: v[0] if len(v) == 1 else v for k, v in given.items() if v}
    return raw_fields(request)


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotLoggedIn
    return token.strip()


def _allowed(match: Match) -> str:
    methods = set(match.acts) | ({"HEAD"} if "GET" in match.acts else set())
    return ", ".join(sorted(methods))
