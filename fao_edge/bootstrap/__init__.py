"""Plugs the adapters of a school server into the core; the only room that knows them all."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from chalicelib.acts.catalogue import edge_acts
from chalicelib.adapters.ids import SystemIds
from chalicelib.adapters.tokens import SignedTokens
from chalicelib.core.audit import ChainCheck, check_chains, edge_chain
from chalicelib.core.kernel import Clock, EdgeId, NotFound
from chalicelib.core.sync import Activated, CloudRefused
from chalicelib.serving.dispatch import Server
from chalicelib.serving.services import Setting
from fao_edge.adapters.alone import alone_in
from fao_edge.adapters.identity import keep_identity, read_identity
from fao_edge.adapters.keys import DeviceKeys, device_keys
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.uplink import Line, activate
from fao_edge.bootstrap.services import EdgeServices
from fao_edge.config import EdgeSettings

new_id = SystemIds()

__all__ = [
    "EdgeServices",
    "NotActivated",
    "Opened",
    "activated",
    "check_audit",
    "identity_of",
    "new_id",
    "now",
    "opened",
]


class NotActivated(Exception):  # noqa: N818 - it is an answer, not an error
    """The server cannot start: it was never activated, or the cloud refuses its code."""


@dataclass(frozen=True)
class Opened:
    """A school server that is ready to serve."""

    services: EdgeServices
    server: Server
    database: Database


def now() -> datetime:
    """Read the real clock, in UTC."""
    return datetime.now(UTC)


def activated(settings: EdgeSettings, *, edge_id: str, code: str) -> Activated:
    """Take this server into use and remember who it is. It keeps the keys that it has.

    :raises NotActivated: if the state is another server's, or the cloud refuses.
    :raises CloudOutOfReach: if the cloud does not answer.
    """
    known = identity_of(settings)
    if known is not None and known.edge_id != edge_id:
        raise NotActivated(
            f"In {settings.state} staat FAO {known.edge_id}. Kies een lege map (FACET_EDGE_STATE)."
        )
    keys = _keys(settings)
    try:
        identity = activate(
            Line(), settings.cloud, edge_id=EdgeId(edge_id), code=code, keys=keys.public
        )
    except CloudRefused as refused:
        raise NotActivated(
            f"Het portaal weigert de activering ({refused.reference}). Vraag de FAO-beheerder om"
            " een nieuwe activeringscode."
        ) from refused
    keep_identity(settings.state / "edge.json", identity)
    return identity


def identity_of(settings: EdgeSettings) -> Activated | None:
    """Tell who this server is, if it was activated."""
    try:
        return read_identity(settings.state / "edge.json")
    except NotFound:
        return None


def opened(settings: EdgeSettings, clock: Clock) -> Opened:
    """Open the database and wire everything. :raises NotActivated: if nobody ever did."""
    identity = identity_of(settings)
    if identity is None:
        raise NotActivated(
            "Deze FAO is nog niet geactiveerd. Doe eerst:"
            " python -m fao_edge activate --edge-id <FAO-ID> --code <activeringscode>"
        )
    database = Database(settings.state / "edge.sqlite")
    services = EdgeServices(settings, identity, _keys(settings), database, clock)
    server = Server(
        registry=edge_acts(),
        services=services,
        doorkeeper=services.logins,
        tokens=SignedTokens(services.keys.secret),
        setting=_setting(settings, services.keys),
        clock=clock,
    )
    return Opened(services, server, database)


def check_audit(settings: EdgeSettings) -> ChainCheck:
    """Check the audit chain of this server while it is stopped.

    :raises NotActivated: if there is none yet.
    :raises Fault: if the server is running.
    """
    with alone_in(settings.state):
        edge = opened(settings, now)
        with closing(edge.database):
            chain, key = edge_chain(edge.services.edge_id), edge.services.keys.secret.encode()
            (found,) = check_chains(edge.services.audit_store, key, {chain: {}})
            return found


def _keys(settings: EdgeSettings) -> DeviceKeys:
    return device_keys(settings.state / "keys")


def _setting(settings: EdgeSettings, keys: DeviceKeys) -> Setting:
    return Setting(
        public_origin=settings.origin,
        # As in the cloud, so that one exam app serves both:
        # docs/decisions/0007-the-school-server.md
        base_path="/api",
        static_path="/static",
        # Nothing is uploaded at a school; the policy of pages names our own address once more.
        upload_origin=settings.origin,
        secret=keys.secret,
        acts="edge",
        portal_url=settings.cloud,
    )
