"""The two mounts behind one face, so that one table of requests runs against both."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from chalice.app import Chalice
from chalice.test import Client
from starlette.testclient import TestClient

from chalicelib.serving.dispatch import Server
from chalicelib.serving.on_asgi import asgi_app
from chalicelib.serving.on_chalice import mount
from infrastructure.templates import GATEWAY
from tests.fakes.kernel import CountingIds

UNKNOWN = {"message": "Missing Authentication Token"}


@dataclass(frozen=True)
class Seen:
    """An answer as a caller sees it; header names in lower case, cookies apart."""

    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)


class Mount(Protocol):
    """Sends a request to the acts; ``path`` is without the base path."""

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Seen: ...


class OnChalice:
    """The acts behind Chalice, with the gateway responses that infrastructure/ deploys."""

    def __init__(self, server: Server, *, origin_secret: str | None = None) -> None:
        # Chalice's client reads this file of a project at start; tests run from the root.
        os.chdir(Path(__file__).parents[2])
        app = Chalice("facet", configure_logs=False)
        mount(app, server, origin_secret=origin_secret)
        self._client = Client(app)

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Seen:
        found = self._client.http.request(method, path, headers=dict(headers or {}), body=body)
        if found.status_code == 403 and found.body and json_or_none(found.body) == UNKNOWN:
            return self._gateway_answer()
        singles, cookies = {}, []
        for name, value in found.headers.items():
            if name.lower() == "set-cookie":
                cookies += value if isinstance(value, list) else [value]
            else:
                singles[name.lower()] = str(value)
        return Seen(found.status_code, singles, tuple(cookies), found.body)

    def _gateway_answer(self) -> Seen:
        template = json.loads(GATEWAY.read_text())
        unknown = next(
            r["Properties"]
            for r in template["Resources"].values()
            if r["Properties"].get("ResponseType") == "MISSING_AUTHENTICATION_TOKEN"
        )
        (text,) = unknown["ResponseTemplates"].values()
        headers = {
            name.removeprefix("gatewayresponse.header.").lower(): value.strip("'")
            for name, value in unknown["ResponseParameters"].items()
        }
        return Seen(int(unknown["StatusCode"]), headers, (), text.encode())


class OnAsgi:
    """The acts behind Starlette, as in the local run and on a school server."""

    def __init__(self, server: Server) -> None:
        self._base = server.setting.base_path
        app = asgi_app(server, CountingIds())
        self._client = TestClient(app, base_url="https://facet.example.nl", follow_redirects=False)

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Seen:
        self._client.cookies.clear()
        found = self._client.request(
            method, self._base + path, headers=dict(headers or {}), content=body
        )
        headers_seen = {k: v for k, v in found.headers.items() if k != "set-cookie"}
        return Seen(
            found.status_code,
            headers_seen,
            tuple(found.headers.get_list("set-cookie")),
            found.content,
        )


def json_or_none(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None
