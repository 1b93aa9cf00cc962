"""What an edge administrator does with school servers: add, activate, look up, deactivate."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import EdgeId
from chalicelib.core.sync import ActivationCodeView, EdgeView
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

EDGE_ADMIN = {Role.EDGE_ADMIN}
EDGE = "/edges/{edge_id}"


class NewEdge(Input):
    """How planners and proctors will know the school server."""

    name: str = Field("", max_length=80)


@dataclass(frozen=True)
class EdgeListView:
    """The school servers of the institution."""

    edges: tuple[EdgeView, ...]


@dataclass(frozen=True)
class NewEdgeView:
    """The form that adds a school server."""


@acts.act(
    "GET",
    "/edges",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    page="edges/list.html",
    menu=Menu("Beheren FAO's", "Beheren FAO's"),
    example=Example(),
)
def list_edges(call: Call) -> EdgeListView:
    """List the school servers of the institution by name, and when each was last seen."""
    return EdgeListView(call.services.edges.list_edges(call.actor))


@acts.act(
    "GET",
    "/edges/new",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    page="edges/add.html",
    example=Example(),
)
def show_add_edge(_call: Call) -> NewEdgeView:
    """Ask for the name of a new school server."""
    return NewEdgeView()


@acts.act(
    "POST",
    "/edges",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    audits="edge_added",
    page="edges/code.html",
    retry="show_add_edge",
    example=Example(body={"name": "FAO lokaal 12"}),
)
def add_edge(call: Call, form: NewEdge) -> ActivationCodeView:
    """Add a school server; its id and activation code stand in this answer only.

    The answer is the page itself and leads nowhere, because the code may stand in no address.
    Loading it again sends the form again, and that is refused: the name is taken.
    """
    return call.services.edges.add_edge(call.actor, name=form.name)


@acts.act(
    "GET",
    EDGE,
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    page="edges/detail.html",
    example=Example(path={"edge_id": "edge-active"}),
)
def show_edge(call: Call, edge_id: EdgeId) -> EdgeView:
    """Show a school server and what it waits for."""
    return call.services.edges.get_edge(call.actor, edge_id=edge_id)


@acts.act(
    "GET",
    EDGE + "/activation-code",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    page="edges/offer_code.html",
    example=Example(path={"edge_id": "edge-added"}),
)
def show_offer_activation_code(call: Call, edge_id: EdgeId) -> EdgeView:
    """Ask whether a new activation code is really wanted: the one before stops working."""
    return call.services.edges.get_edge(call.actor, edge_id=edge_id)


@acts.act(
    "POST",
    EDGE + "/activation-code",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    audits="activation_code_offered",
    page="edges/code.html",
    retry="show_edge",
    example=Example(path={"edge_id": "edge-inactive"}),
)
def offer_activation_code(call: Call, edge_id: EdgeId) -> ActivationCodeView:
    """Offer a new activation code; once more gives another one, and only the last one works."""
    return call.services.edges.offer_activation_code(call.actor, edge_id=edge_id)


@acts.act(
    "GET",
    EDGE + "/deactivate",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    page="edges/deactivate.html",
    example=Example(path={"edge_id": "edge-active"}),
)
def show_deactivate_edge(call: Call, edge_id: EdgeId) -> EdgeView:
    """Ask whether the school server is really to be taken out of use."""
    return call.services.edges.get_edge(call.actor, edge_id=edge_id)


@acts.act(
    "POST",
    EDGE + "/deactivate",
    scope=Scope.PORTAL,
    roles=EDGE_ADMIN,
    audits="edge_deactivated",
    then=EDGE,
    retry="show_edge",
    example=Example(path={"edge_id": "edge-idle"}),
)
def deactivate_edge(call: Call, edge_id: EdgeId) -> EdgeView:
    """Take a school server out of use, when it owns no group: it is not answered any more."""
    return call.services.edges.deactivate_edge(call.actor, edge_id=edge_id)
