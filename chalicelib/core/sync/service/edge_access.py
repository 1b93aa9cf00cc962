"""Knows whether a request comes from a school server that is in use."""

from dataclasses import dataclass

from chalicelib.core.kernel import Clock, NotFound
from chalicelib.core.sync.errors import EdgeNotKnown
from chalicelib.core.sync.model.edge_server import EdgeServer, EdgeState
from chalicelib.core.sync.ports.cloud import EdgeStore, SignedCalls


@dataclass(frozen=True)
class EdgeAccess:
    """The door of school servers: each request is signed with the key of its server."""

    edges: EdgeStore
    signed_calls: SignedCalls
    clock: Clock

    def admit(self, *, token: str, method: str, path: str, body: bytes) -> EdgeServer:
        """Give the school server that signed this very request; costs one read.

        :raises EdgeNotKnown: if none that is in use did.
        :raises EdgeClockWrong: if its clock is more than five minutes from ours.
        """
        edge, at = self._claimed(token), self.clock()
        if edge.state is not EdgeState.ACTIVE or edge.keys is None:
            raise EdgeNotKnown()
        self.signed_calls.check(
            token, edge.keys.signing, method=method, path=path, body=body, at=at
        )
        if edge.wants_marking(at):
            self.edges.mark_seen(edge, at)
        return edge

    def _claimed(self, token: str) -> EdgeServer:
        try:
            return self.edges.find(self.signed_calls.signer(token))
        except NotFound:
            raise EdgeNotKnown() from None
