"""What the school server asks of the cloud (docs/parcels.md), each request signed with its key."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from pydantic import TypeAdapter

from chalicelib.adapters.edge_calls import EdgeCallSigner
from chalicelib.core.kernel import Clock, EdgeId, FormId, GroupId
from chalicelib.core.sessions import PortalContact
from chalicelib.core.sync import (
    Activated,
    CloudOutOfReach,
    EdgeKeys,
    FetchableGroups,
    HandedOver,
    Intake,
    ParcelPlace,
    ParcelTicket,
    SealedKeys,
)
from fao_edge.adapters.uplink.hearing import Hearing
from fao_edge.adapters.uplink.line import Line, refusal_or_silence, understood

JSON = {"Content-Type": "application/json", "Accept": "application/json"}
ALREADY_THERE = 412
GROUPS = "/v1/edge/groups"
Answer = TypeVar("Answer")


def activate(line: Line, cloud: str, *, edge_id: EdgeId, code: str, keys: EdgeKeys) -> Activated:
    """Take this server into use with its code and its public keys.

    :raises CloudRefused: if id and code do not belong together, or the code is used up.
    :raises CloudOutOfReach: if the cloud does not answer.
    """
    given = {
        "edge_id": edge_id,
        "code": code,
        "encryption_key": base64.b64encode(keys.encryption).decode(),
        "signing_key": base64.b64encode(keys.signing).decode(),
    }
    address = f"{cloud}/v1/edge/activations"
    response = line.send("POST", address, body=json.dumps(given).encode(), headers=JSON)
    return understood(response, TypeAdapter(Activated))


@dataclass(frozen=True)
class HttpUplink:
    """Fulfils ``Uplink``; ``cloud`` is the address of the acts, such as ``https://…/api``."""

    cloud: str
    line: Line
    signer: EdgeCallSigner
    clock: Clock
    hearing: Hearing = field(default_factory=Hearing, repr=False, compare=False)

    def contact(self) -> PortalContact:
        """Tell how asking went until now; it asks nothing."""
        return self.hearing.contact

    def groups(self) -> FetchableGroups:
        """Give the groups that this server may fetch or owns."""
        return self._ask("GET", GROUPS, FetchableGroups)

    def fetch_group(self, group_id: GroupId, *, lost_lease: int | None) -> HandedOver:
        """Become the owner of a group, or fetch it once more; under a new lease if it was lost."""
        path, given = f"{GROUPS}/{group_id}/hand-over", {"lost_lease": lost_lease}
        return self._ask("POST", path, HandedOver, given=given)

    def fetch_part(self, form_id: FormId, name: str) -> bytes:
        """Fetch one encrypted part, from where browsers fetch it too."""
        scheme, host, *_ = urlsplit(self.cloud)
        address = urlunsplit((scheme, host, f"/content/{form_id}/{name}", "", ""))
        response = self.line.send("GET", address)
        if not response.is_success:
            raise refusal_or_silence(response)
        return response.content

    def release_keys(self, group_id: GroupId, lease: int) -> SealedKeys:
        """Ask for the keys of a group within its time window."""
        path = f"{GROUPS}/{group_id}/release-keys"
        return self._ask("POST", path, SealedKeys, given={"lease": lease})

    def ticket(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        """Ask where a parcel may be put."""
        given = {
            "lease": place.lease,
            "number": place.number,
            "sha256": sha256,
            "size_bytes": size_bytes,
        }
        return self._ask("POST", f"{GROUPS}/{place.group_id}/parcels", ParcelTicket, given=given)

    def deliver(self, ticket: ParcelTicket, text: str) -> None:
        """Put a parcel; one that is there already counts as put."""
        response = self.line.send("PUT", ticket.url, body=text.encode(), headers=ticket.headers)
        if not response.is_success and response.status_code != ALREADY_THERE:
            # A bucket says no when the address has grown old; the next try asks for a new one.
            raise CloudOutOfReach(f"put: status {response.status_code}")

    def intake(self, group_id: GroupId, lease: int) -> Intake:
        """Ask how far the cloud is."""
        return self._ask("GET", f"{GROUPS}/{group_id}/parcels", Intake, query=f"?lease={lease}")

    def _ask(
        self,
        method: str,
        path: str,
        kind: type[Answer],
        *,
        given: dict[str, Any] | None = None,
        query: str = "",
    ) -> Answer:
        body = b"" if given is None else json.dumps(given).encode()
        token = self.signer.token(method=method, path=path, body=body, at=self.clock())
        headers = {**JSON, "Authorization": f"Bearer {token}"}
        with self.hearing.asking(self.clock):
            response = self.line.send(method, self.cloud + path + query, body=body, headers=headers)
            return understood(response, TypeAdapter(kind))
