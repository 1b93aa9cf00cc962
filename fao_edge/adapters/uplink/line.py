"""The line to the cloud: requests that wait so long and no longer, and what their answers mean."""

from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any, TypeVar

import httpx
from pydantic import TypeAdapter, ValidationError

from chalicelib.core.sync import CloudOutOfReach, CloudRefused

TIMEOUT = httpx.Timeout(60, connect=10)
"""A part of an exam comes over a school's slow line; a dead line shows sooner."""
CONNECTIONS = httpx.Limits(max_connections=4, keepalive_expiry=30)
TOO_MANY_REQUESTS = 429
SERVER_FAULTS = 500
Answer = TypeVar("Answer")


class Line:
    """Sends requests, and tells "the cloud says no" from "there is no cloud just now".

    A network of a school may answer by itself (a login page, a filter); that is no cloud.
    """

    def __init__(self, transport: httpx.BaseTransport | None = None) -> None:
        """Use the network; ``transport`` takes its place in tests."""
        # A proxy of the school would look for 127.0.0.1 in its own house.
        own_machine = {"all://127.0.0.1": None, "all://localhost": None}
        self._client = httpx.Client(
            timeout=TIMEOUT,
            limits=CONNECTIONS,
            transport=transport,
            mounts=None if transport else own_machine,
        )

    def send(
        self, method: str, url: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Send a request and give whatever answers. :raises CloudOutOfReach: if nobody does."""
        try:
            return self._client.request(method, url, content=body, headers=headers)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CloudOutOfReach(type(error).__name__) from error

    def close(self) -> None:
        """Hang up."""
        self._client.close()


def understood(response: httpx.Response, kind: TypeAdapter[Answer]) -> Answer:
    """Read the answer of an act.

    :raises CloudRefused: if it is a refusal.
    :raises CloudOutOfReach: if it is a fault, or no answer of an act at all.
    """
    if not response.is_success:
        raise refusal_or_silence(response)
    try:
        return kind.validate_json(response.content)
    except ValidationError as error:
        raise CloudOutOfReach("answer not understood") from error


def refusal_or_silence(response: httpx.Response) -> CloudRefused | CloudOutOfReach:
    """Say what an answer that is no success means."""
    status = response.status_code
    reference = _reference(response)
    if reference is None or status >= SERVER_FAULTS or status == TOO_MANY_REQUESTS:
        return CloudOutOfReach(f"status {status}")
    return CloudRefused(reference)


def _reference(response: httpx.Response) -> str | None:
    try:
        problem: Any = response.json()
    except (JSONDecodeError, UnicodeDecodeError):
        return None
    found = problem.get("reference") if isinstance(problem, dict) else None
    return found if isinstance(found, str) else None
