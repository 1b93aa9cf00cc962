"""Mounts the acts on Chalice; the only module of the project that knows Chalice's requests.

Every path is mounted for every method with ``content_types=['*/*']``: Chalice lets all of it
through and the acts judge, so the answers are those of the ASGI mount.
"""

import hmac
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from chalice.app import Chalice
from chalice.app import Request as ChaliceRequest
from chalice.app import Response as ChaliceResponse

from chalicelib.serving.act import Act
from chalicelib.serving.dispatch import Server
from chalicelib.serving.problem import problem
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.routes import Match
from chalicelib.serving.security import RequestForged

Register = Callable[[Callable[..., None]], Any]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
MULTIPART = "multipart/form-data"
ORIGIN_HEADER = "x-facet-origin-secret"
"""What CloudFront sends along (infrastructure/web.yaml)."""
VIEWER_HEADER = "x-facet-viewer-address"
"""Who asked CloudFront. Anybody can send it, so it counts together with the secret alone."""


def mount(app: Chalice, server: Server, *, origin_secret: str | None) -> None:
    """Give the Chalice app a route for every path of the registry.

    With an ``origin_secret`` only CloudFront, which sends it along, is answered: the address of
    API Gateway is public, and whoever calls it directly passes by everything that stands before it.
    """
    app.api.binary_types.append(MULTIPART)
    for path, acts in server.registry.by_path().items():
        app.route(path, methods=METHODS, content_types=["*/*"], name=_name(acts))(
            _guarded(app, _view(app, server, path, acts, origin_secret), origin_secret)
        )


def only_if(here: bool, register: Register) -> Register:
    """Give a decorator that registers an event handler in the functions that have it."""
    return register if here else lambda handler: handler


def _name(acts: Mapping[str, Act]) -> str:
    return next(iter(acts.values())).name


def _view(
    app: Chalice,
    server: Server,
    path: str,
    acts: Mapping[str, Act],
    origin_secret: str | None,
) -> Callable[..., ChaliceResponse]:
    def answer(**path_values: str) -> ChaliceResponse:
        values = {name: unquote(value) for name, value in path_values.items()}
        given = _given(app)
        address = _address(given, behind_cloudfront=origin_secret is not None)
        request = _request(given, path.format(**values), address)
        return _answer(server.answer(request, Match(acts, values)))

    return answer


def _guarded(
    app: Chalice, view: Callable[..., ChaliceResponse], origin_secret: str | None
) -> Callable[..., ChaliceResponse]:
    if origin_secret is None:
        return view

    def answer(**path_values: str) -> ChaliceResponse:
        given = _given(app)
        sent = str(given.headers.get(ORIGIN_HEADER, ""))
        if hmac.compare_digest(sent.encode(), origin_secret.encode()):
            return view(**path_values)
        return _answer(problem(RequestForged(), str(given.context.get("requestId", "local"))))

    return answer


def _given(app: Chalice) -> ChaliceRequest:
    if app.current_request is None:
        raise RuntimeError("Chalice calls a view without a request")
    return app.current_request


def _address(given: ChaliceRequest, *, behind_cloudfront: bool) -> str:
    if behind_cloudfront:
        return str(given.headers.get(VIEWER_HEADER, ""))
    return str(given.context.get("identity", {}).get("sourceIp", ""))


def _request(given: ChaliceRequest, path: str, address: str) -> Request:
    context = given.context
    query = given.query_params
    return Request(
        method=str(given.method),
        path=path,
        query={name: tuple(query.getlist(name)) for name in query} if query else {},
        headers={name.lower(): value for name, value in given.headers.items()},
        body=given.raw_body.encode() if isinstance(given.raw_body, str) else given.raw_body,
        id=str(context.get("requestId", "local")),
        address=address,
    )


def _answer(answer: Answer) -> ChaliceResponse:
    headers: dict[str, str | list[str]] = {"Content-Type": answer.content_type}
    for name, value in answer.headers:
        held = headers.get(name)
        headers[name] = (
            value if held is None else [*([held] if isinstance(held, str) else held), value]
        )
    # Every act answers with text; a file goes through a presigned address instead.
    return ChaliceResponse(answer.body.decode(), headers=headers, status_code=answer.status)
