"""The deployed functions behind the emulated API Gateway, with the face of the other mounts."""

from collections.abc import Mapping
from typing import Any

from chalicelib.core.access import Role, Scope
from chalicelib.serving.security import COOKIES, csrf_token
from tests.deployment.deployed import Deployed, secret_of
from tests.functional.mounts import Seen

BASE = "/api"
GROUPS_OF_THE_SAMPLE_WORLD = ("group-released", "group-closed")


class OnGateway:
    """A mount; what candidates ask goes to their own API, as web.yaml sends it."""

    def __init__(self, deployed: Deployed) -> None:
        self.deployed = deployed
        self._portal, self._delivery = deployed.portal, deployed.delivery
        self._secret = secret_of(deployed.facet.place, f"{deployed.deployment.base}-server-secret")

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> Seen:
        for name in GROUPS_OF_THE_SAMPLE_WORLD:
            path = path.replace(name, self.deployed.seeded["group_id"])
        api = self._delivery if path.startswith("/delivery/") else self._portal
        found = api.send(method, BASE + path, dict(headers or {}), body)
        singles = {k: v for k, v in found.headers.items() if k != "set-cookie"}
        cookies = tuple(found.headers.get_list("set-cookie"))
        return Seen(found.status_code, singles, cookies, found.content)

    def log_in(self, role: Role, scope: Scope) -> dict[str, Any]:
        """Give the headers of somebody who is logged in."""
        login_id = self.deployed.seeded["logins"][f"{role}.{scope}"]
        cookie = f"{COOKIES[scope]}={login_id}"
        return {"cookie": cookie, "x-csrf-token": csrf_token(self._secret, login_id)}
