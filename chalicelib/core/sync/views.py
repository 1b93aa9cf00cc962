"""What edge administrators and planners see of school servers."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.kernel import EdgeId
from chalicelib.core.sync.model.edge_server import EdgeServer, EdgeState


@dataclass(frozen=True)
class EdgeView:
    """A school server; ``code_ends_at`` is there while an activation code waits."""

    edge_id: EdgeId
    name: str
    state: EdgeState
    added_at: datetime
    activated_at: datetime | None
    last_seen_at: datetime | None
    code_ends_at: datetime | None


@dataclass(frozen=True)
class ActivationCodeView:
    """A school server and its new activation code, which is shown this once."""

    edge: EdgeView
    code: str

    @property
    def edge_id(self) -> EdgeId:
        """Which school server the code is for."""
        return self.edge.edge_id


def edge_view(edge: EdgeServer) -> EdgeView:
    """Show a school server."""
    return EdgeView(
        edge_id=edge.id,
        name=edge.name,
        state=edge.state,
        added_at=edge.added_at,
        activated_at=edge.activated_at,
        last_seen_at=edge.last_seen_at,
        code_ends_at=edge.code.ends_at if edge.code else None,
    )
