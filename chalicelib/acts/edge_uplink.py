"""What a school server asks of the cloud, each request signed with its key (docs/parcels.md)."""

import base64

from pydantic import Field

from chalicelib.core.access import Scope
from chalicelib.core.kernel import EdgeId, GroupId
from chalicelib.core.sync import (
    SIGNED_BYTES_MAX,
    Activated,
    EdgeKeys,
    FetchableGroups,
    HandedOver,
    Intake,
    ParcelPlace,
    ParcelTicket,
    SealedKeys,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

GROUP = "/v1/edge/groups/{group_id}"
KEY = r"^[A-Za-z0-9+/]{43}=$"
"""32 bytes in base64."""
NUMBER_MAX = 999_999_999
"""A parcel's place has room for nine digits."""


class ActivationInput(Input):
    """Which school server this is, the code that shows it, and the public keys that it made."""

    edge_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,128}$")
    code: str = Field(min_length=1, max_length=40)
    encryption_key: str = Field(pattern=KEY, description="X25519, raw, in base64")
    signing_key: str = Field(pattern=KEY, description="Ed25519, raw, in base64")

    def keys(self) -> EdgeKeys:
        """Give the keys as the core knows them."""
        encryption, signing = map(base64.b64decode, (self.encryption_key, self.signing_key))
        return EdgeKeys(encryption, signing)


class HandOverInput(Input):
    """The listed lease, if the school server owns the group and does not have it; else null."""

    lost_lease: int | None = Field(ge=1, le=NUMBER_MAX)


class LeaseInput(Input):
    """Under which lease the school server owns the group."""

    lease: int = Field(ge=1, le=NUMBER_MAX)


class ParcelInput(LeaseInput):
    """Which parcel, and exactly what will be put there."""

    number: int = Field(ge=1, le=NUMBER_MAX)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size_bytes: int = Field(ge=1, le=SIGNED_BYTES_MAX)


@acts.act(
    "POST",
    "/v1/edge/activations",
    scope=Scope.PUBLIC,
    audits="edge_activated",
    example=Example(
        body={
            "edge_id": "edge-added",
            "code": "KM7P-W3HN-6RTX",
            "encryption_key": "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo=",
            "signing_key": "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        }
    ),
)
def activate_edge(call: Call, form: ActivationInput) -> Activated:
    """Take a school server into use with its activation code and the public keys that it made."""
    return call.services.edges.activate(
        edge_id=EdgeId(form.edge_id), code=form.code, keys=form.keys()
    )


@acts.act("GET", "/v1/edge/groups", scope=Scope.EDGE, example=Example())
def list_groups_to_fetch(call: Call) -> FetchableGroups:
    """List the groups that the school server owns or may fetch, with the cloud's time."""
    return call.services.handing_over.list_groups(call.edge)


@acts.act(
    "POST",
    GROUP + "/hand-over",
    scope=Scope.EDGE,
    audits="group_handed_over",
    example=Example(path={"group_id": "group-offline"}, body={"lost_lease": None}),
)
def hand_over_group(call: Call, group_id: GroupId, form: HandOverInput) -> HandedOver:
    """Make the school server the owner of a group; an owner that has it gets it as it is."""
    return call.services.handing_over.hand_over(
        call.edge, group_id=group_id, lost_lease=form.lost_lease
    )


@acts.act(
    "POST",
    GROUP + "/release-keys",
    scope=Scope.EDGE,
    audits="release_keys_given",
    example=Example(path={"group_id": "group-handed-over"}, body={"lease": 2}),
)
def give_release_keys(call: Call, group_id: GroupId, form: LeaseInput) -> SealedKeys:
    """Give the keys of a group within its time window, sealed to the school server."""
    return call.services.handing_over.release_keys(call.edge, group_id=group_id, lease=form.lease)


@acts.act(
    "POST",
    GROUP + "/parcels",
    scope=Scope.EDGE,
    example=Example(
        path={"group_id": "group-handed-over"},
        body={"lease": 2, "number": 1, "sha256": "0f" * 32, "size_bytes": 1000},
    ),
)
def announce_parcel(call: Call, group_id: GroupId, form: ParcelInput) -> ParcelTicket:
    """Say where the school server puts one parcel of exactly this content."""
    place = ParcelPlace(call.edge.id, group_id, form.lease, form.number)
    return call.services.parcel_intake.ticket(
        call.edge, place, sha256=form.sha256, size_bytes=form.size_bytes
    )


@acts.act(
    "GET",
    GROUP + "/parcels",
    scope=Scope.EDGE,
    example=Example(path={"group_id": "group-handed-over"}, query={"lease": "2"}),
)
def show_parcels_taken_in(call: Call, group_id: GroupId, query: LeaseInput) -> Intake:
    """Tell up to which number everything of the school server is in the journal for good."""
    return call.services.parcel_intake.progress(call.edge, group_id=group_id, lease=query.lease)
