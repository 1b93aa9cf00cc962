"""Starts ministack with the two calls of API Gateway that it lacks: import and overwrite an API.

Run by the Python of .venv-emulator. ``chalice deploy`` makes its API with these calls; ministack
1.5.33 knows how to import one (CloudFormation does it) but offers no call for it. The names with an
underscore are ministack's own, so its version is pinned in requirements/emulator.in.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from ministack.app import main  # type: ignore[import-not-found]
from ministack.services import apigateway_v1 as gateway  # type: ignore[import-not-found]

Answer = tuple[int, dict[str, str], Any]
_ministacks_own: Callable[..., Awaitable[Answer]] = gateway.handle_request


async def handle_request(
    method: str, path: str, headers: Any, body: bytes, query: dict[str, Any]
) -> Answer:
    """Answer ImportRestApi and PutRestApi; leave the rest to ministack."""
    match [method, *path.strip("/").split("/")]:
        case ["POST", "restapis"] if "import" in query.get("mode", ()):
            return _import(json.loads(body))
        case ["PUT", "restapis", api]:
            return _overwrite(api, json.loads(body))
    return await _ministacks_own(method, path, headers, body, query)


def _import(document: dict[str, Any]) -> Answer:
    binary = document.get("x-amazon-apigateway-binary-media-types", [])
    api = gateway._import_rest_api(document, {"binaryMediaTypes": binary})
    _, headers, body = gateway._get_rest_api(api)
    return 201, headers, body


def _overwrite(api: str, document: dict[str, Any]) -> Answer:
    root = next(one for one in gateway._resources[api].values() if one["path"] == "/")
    root["resourceMethods"] = {}
    gateway._resources[api] = {root["id"]: root}
    schemes = gateway._import_security_schemes(api, document)
    for path, item in document.get("paths", {}).items():
        gateway._import_path_item(api, path, item, schemes, document.get("security"))
    answer: Answer = gateway._get_rest_api(api)
    return answer


if __name__ == "__main__":
    gateway.handle_request = handle_request
    main()
