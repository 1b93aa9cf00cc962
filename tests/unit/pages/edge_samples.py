"""What edge administrators see of the school servers of their school."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.acts.edges import EdgeListView, NewEdgeView
from chalicelib.core.kernel import EdgeId
from chalicelib.core.sync import ActivationCodeView, EdgeState, EdgeView
from tests.unit.pages.portal_page import NOW, PortalPage

ACTIVE = EdgeView(
    edge_id=EdgeId("k7p4mxw3"),
    name="Lokaal 12",
    state=EdgeState.ACTIVE,
    added_at=NOW - timedelta(days=30),
    activated_at=NOW - timedelta(days=29),
    last_seen_at=NOW - timedelta(minutes=3),
    code_ends_at=None,
)
ADDED = replace(
    ACTIVE,
    edge_id=EdgeId("r4nb6tuv"),
    name="Aula van het hoofdgebouw aan de Zuiderparklaan, naast de mediatheek op de begane grond",
    state=EdgeState.ADDED,
    activated_at=None,
    last_seen_at=None,
    code_ends_at=NOW + timedelta(days=7),
)
TOO_LATE = replace(ADDED, edge_id=EdgeId("r4nb6tuw"), code_ends_at=NOW - timedelta(days=1))
INACTIVE = replace(ACTIVE, edge_id=EdgeId("w3hn6rtx"), name="Oud", state=EdgeState.INACTIVE)
CODE = ActivationCodeView(ADDED, "KM7P-W3HN-6RTX")


def edge_pages() -> Iterator[PortalPage]:
    """Give the pages on school servers."""
    path = f"/edges/{ACTIVE.edge_id}"
    yield PortalPage("edges", "edges/list.html", EdgeListView((ADDED, ACTIVE, INACTIVE)), "/edges")
    yield PortalPage("edges-empty", "edges/list.html", EdgeListView(()), "/edges")
    yield PortalPage("edge-new", "edges/add.html", NewEdgeView(), "/edges/new")
    refusal = {
        "errors": {"name": "Geef de FAO een naam."},
        "error_summary": "Geef de FAO een naam.",
        "typed": {"name": ""},
    }
    yield PortalPage("edge-refused", "edges/add.html", NewEdgeView(), "/edges", refusal=refusal)
    for name, edge in (
        ("active", ACTIVE),
        ("added", ADDED),
        ("too-late", TOO_LATE),
        ("inactive", INACTIVE),
    ):
        yield PortalPage(f"edge-{name}", "edges/detail.html", edge, f"/edges/{edge.edge_id}")
    yield PortalPage("edge-code", "edges/code.html", CODE, "/edges")
    yield PortalPage("edge-offer", "edges/offer_code.html", ADDED, f"{path}/activation-code")
    yield PortalPage("edge-deactivate", "edges/deactivate.html", ACTIVE, f"{path}/deactivate")
