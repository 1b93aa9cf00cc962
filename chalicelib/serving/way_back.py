"""Where somebody whose login ended was, so that logging in leads back there."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from chalicelib.serving.act import Act, Registry
from chalicelib.serving.request import Request
from chalicelib.serving.routes import Match

BACK_PATTERN = r"^(/([A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*/?)?(\?[A-Za-z0-9_.=&%+-]*)?)?$"
"""A path of ours, maybe with a query: no other site, and nothing that would be markup.

There is one way only to cut a path into its parts, so that no text takes long to refuse.
"""

BACK_CHARACTERS_MAX = 300
HOMES = ("/portal", "/monitor")


def to_door(
    door: str, registry: Registry, act: Act, request: Request, match: Match, base_path: str
) -> str:
    """Give the path of a door, with the page to come back to and whether something was sent."""
    back = _back(registry, act, request, match, base_path)
    query: dict[str, str] = {}
    if back not in ("", *HOMES) and len(back) <= BACK_CHARACTERS_MAX:
        query["back"] = back
    if act.method == "POST":
        query["unsaved"] = "true"
    return f"{door}?{urlencode(query)}" if query else door


def _back(registry: Registry, act: Act, request: Request, match: Match, base_path: str) -> str:
    headers: Mapping[str, str] = request.headers
    if "hx-request" in headers:
        return _ours(headers.get("hx-current-url", ""), base_path)
    if act.method == "GET":
        return request.path + _query(request) if act.page else ""
    came_from = _ours(headers.get("referer", ""), base_path)
    shower = registry.acts.get(act.retry or "")
    if shower is None:
        return came_from
    # A form that was refused stands at the address it was sent to, which has no page of its own.
    page = shower.path.format(**match.path_values)
    return came_from if came_from.partition("?")[0] == page else page


def _ours(address: str, base_path: str) -> str:
    found = urlsplit(address)
    path = found.path.removeprefix(base_path) + (f"?{found.query}" if found.query else "")
    return path if re.match(BACK_PATTERN, path) else ""


def _query(request: Request) -> str:
    pairs = [(name, value) for name, values in request.query.items() for value in values]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return query if re.match(BACK_PATTERN, f"/{query}") else ""
