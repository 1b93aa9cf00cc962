"""The school servers of one school of the sample world, in every state, and their signatures."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from chalicelib.adapters.edge_calls import EdgeCallSigner
from chalicelib.core.access import Actor
from chalicelib.core.kernel import EdgeId, GroupId
from chalicelib.core.sync import EdgeKeys, EdgeServer, EdgeServers, EdgeState, HandingOver
from tests.builders.world_of_sessions import NOW

CODE = "KM7PW3HN6RTX"
"""The activation code in the example of ``activate_edge``."""
STATES = {
    "edge-active": EdgeState.ACTIVE,
    "edge-idle": EdgeState.ACTIVE,
    "edge-added": EdgeState.ADDED,
    "edge-inactive": EdgeState.INACTIVE,
}
NAMES = {"edge-active": "Lokaal 12"}


@dataclass(frozen=True)
class OneCode:
    """Always draws the code of the example."""

    def __call__(self) -> str:
        return CODE

    def code(self, length: int, alphabet: str) -> str:
        return CODE


class ReadableVerifiers:
    """Verifiers of the readable hashes of the sample world."""

    def verifier(self, password_hash: str, edge_id: EdgeId) -> str:
        return f"{password_hash} for {edge_id}"


def fill(stores: dict[str, Any], edges: EdgeServers, actor: Actor, prefix: str) -> None:
    """Add the school servers of the actor's school; the added one waits for the known code."""
    for name, state in STATES.items():
        edge_id = EdgeId(prefix + name)
        in_use = state is not EdgeState.ADDED
        stores["edge_store"].add(
            EdgeServer(
                id=edge_id,
                institution_id=actor.institution_id,
                name=NAMES.get(name, name),
                added_at=NOW - timedelta(days=9),
                state=state,
                keys=_keys(edge_id) if in_use else None,
                activated_at=NOW - timedelta(days=8) if in_use else None,
                last_seen_at=NOW if in_use else None,
            )
        )
    offering = replace(edges, new_id=OneCode())
    offering.offer_activation_code(actor, edge_id=EdgeId(f"{prefix}edge-added"))


def with_readable_verifiers(handing_over: HandingOver) -> HandingOver:
    """Let hand-overs work with the readable password hashes of the sample world."""
    return replace(handing_over, verifiers=ReadableVerifiers())


def hand_over(stores: dict[str, Any], handing_over: HandingOver, prefix: str) -> None:
    """Let the school server in use fetch one of its two groups."""
    edge = stores["edge_store"].find(EdgeId(f"{prefix}edge-active"))
    handing_over.hand_over(edge, group_id=GroupId(f"{prefix}group-handed-over"), lost_lease=None)


def signed(
    method: str, path: str, edge: str, body: Mapping[str, Any], *, key_of: str | None = None
) -> dict[str, str]:
    """Give the header of a request that a school server signs, or with the key of another."""
    sent = json.dumps(dict(body)).encode() if method == "POST" else b""
    signer = EdgeCallSigner(EdgeId(edge), _signing_key(key_of or edge))
    token = signer.token(method=method, path=path.partition("?")[0], body=sent, at=NOW)
    return {"authorization": f"Bearer {token}"}


def _keys(edge_id: str) -> EdgeKeys:
    encryption = X25519PrivateKey.from_private_bytes(_seed(edge_id)).public_key()
    signing = _signing_key(edge_id).public_key()
    return EdgeKeys(encryption.public_bytes_raw(), signing.public_bytes_raw())


def _signing_key(edge_id: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_seed(edge_id))


def _seed(edge_id: str) -> bytes:
    return edge_id.encode().ljust(32, b"*")
