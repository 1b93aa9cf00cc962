"""What an act's function is given (a :class:`Call`), and what it may answer besides a view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.access import Actor, Visitor
from chalicelib.core.kernel import NotLoggedIn
from chalicelib.core.sessions import TokenClaims
from chalicelib.core.sync import EdgeServer
from chalicelib.serving.request import Request
from chalicelib.serving.security import BROWSER_COOKIE
from chalicelib.serving.services import Services, Setting


@dataclass(frozen=True)
class Call:
    """One call of an act: the services, and whoever calls (staff, candidate or school server)."""

    services: Services
    setting: Setting
    request: Request
    staff: Actor | None = None
    claims: TokenClaims | None = None
    login_id: str | None = field(default=None, repr=False)
    signer: EdgeServer | None = None
    may_keep_alive: bool = False
    """A page refreshes itself, so only what it shows can tell whether the login goes on."""

    @property
    def actor(self) -> Actor:
        """The member of staff who calls. :raises NotLoggedIn: on an act that needs no login."""
        if self.staff is None:
            raise NotLoggedIn
        return self.staff

    @property
    def visitor(self) -> Visitor:
        """Where the call comes from."""
        request = self.request
        agent = request.headers.get("user-agent", "")
        return Visitor(request.address, agent, request.cookie(BROWSER_COOKIE))

    @property
    def candidate(self) -> TokenClaims:
        """The candidate who calls, as the token says. :raises NotLoggedIn: without a token."""
        if self.claims is None:
            raise NotLoggedIn
        return self.claims

    @property
    def edge(self) -> EdgeServer:
        """The school server that calls. :raises NotLoggedIn: without its signature."""
        if self.signer is None:
            raise NotLoggedIn
        return self.signer


@dataclass(frozen=True)
class Reply:
    """A view with something about the answer itself: status, cookies, or where to go next."""

    view: Any
    status: int = 200
    cookies: Mapping[str, str | None] = field(default_factory=dict, repr=False)
    then: str | None = None


@dataclass(frozen=True)
class Download:
    """A file to fetch: in the cloud from the presigned ``url``."""

    url: str


@dataclass(frozen=True)
class Attachment:
    """A file of text that is answered itself, since it may lie nowhere unencrypted."""

    file_name: str
    media_type: str
    data: bytes = field(repr=False)
