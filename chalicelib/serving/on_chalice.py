"""Mounts the acts on Chalice; the only module of the project that knows Chalice's requests.

Every path is mounted for every method with ``content_types=['*/*']``: Chalice lets all of it
through and the acts judge, so the answers are those of the ASGI mount.
"""

from collections.abc import Callable, Mapping
from urllib.parse import unquote

from chalice.app import Chalice
from chalice.app import Request as ChaliceRequest
from chalice.app import Response as ChaliceResponse

from chalicelib.serving.act import Act
from chalicelib.serving.dispatch import Server
from chalicelib.serving.request import Answer, Request
from chalicelib.serving.routes import Match

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
MULTIPART = "multipart/form-data"


def mount(app: Chalice, server: Server) -> None:
    """Give the Chalice app a route for every path of the registry."""
    app.api.binary_types.append(MULTIPART)
    for path, acts in server.registry.by_path().items():
        app.route(path, methods=METHODS, content_types=["*/*"], name=_name(acts))(
            _view(app, server, path, acts)
        )


def _name(acts: Mapping[str, Act]) -> str:
    return next(iter(acts.values())).name


def _view(
    app: Chalice, server: Server, path: str, acts: Mapping[str, Act]
) -> Callable[..., ChaliceResponse]:
    def answer(**path_values: str) -> ChaliceResponse:
        values = {name: unquote(value) for name, value in path_values.items()}
        request = _request(_given(app), path.format(**values))
        return _answer(server.answer(request, Match(acts, values)))

    return answer


def _given(app: Chalice) -> ChaliceRequest:
    if app.current_request is None:
        raise RuntimeError("Chalice calls a view without a request")
    return app.current_request


def _request(given: ChaliceRequest, path: str) -> Request:
    context = given.context
    query = given.query_params
    return Request(
        method=str(given.method),
        path=path,
        query={name: tuple(query.getlist(name)) for name in query} if query else {},
        headers={name.lower(): value for name, value in given.headers.items()},
        body=given.raw_body.encode() if isinstance(given.raw_body, str) else given.raw_body,
        id=str(context.get("requestId", "local")),
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
