"""What an edge administrator does with school servers, and their activation."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field

from chalicelib.core.access import Actor
from chalicelib.core.audit import AuditTrail
from chalicelib.core.kernel import Clock, EdgeId, NewId, NotFound
from chalicelib.core.sessions import CODE_ALPHABET, GroupStore, normalised_code, try_again
from chalicelib.core.sync.errors import (
    ActivationRefused,
    EdgeHoldsGroups,
    EdgeNameMissing,
    EdgeNameTaken,
)
from chalicelib.core.sync.model.edge_server import CODE_LENGTH, EdgeKeys, EdgeServer
from chalicelib.core.sync.model.hand_over import Activated
from chalicelib.core.sync.ports.cloud import EdgeStore, KeySealer
from chalicelib.core.sync.views import ActivationCodeView, EdgeView, edge_view


@dataclass(frozen=True)
class EdgeServers:
    """Keeps the school servers of an institution (manual, section 3.2)."""

    edges: EdgeStore
    trail: AuditTrail
    groups: GroupStore
    sealer: KeySealer
    server_key: bytes = field(repr=False)
    clock: Clock
    new_id: NewId

    def list_edges(self, actor: Actor) -> tuple[EdgeView, ...]:
        """Give the school servers of the institution by name."""
        found = self.edges.of_institution(actor.institution_id)
        return tuple(sorted(map(edge_view, found), key=_by_name))

    def get_edge(self, actor: Actor, *, edge_id: EdgeId) -> EdgeView:
        """Show one. :raises NotFound: if the institution has no such school server."""
        return edge_view(self.edges.get(actor.institution_id, edge_id))

    def add_edge(self, actor: Actor, *, name: str) -> ActivationCodeView:
        """Add a school server and offer its first activation code.

        :raises EdgeNameMissing: without a name.
        :raises EdgeNameTaken: if another has that name; so a form that is sent twice adds one.
        """
        if not name.strip():
            raise EdgeNameMissing(field="name")
        there = self.edges.of_institution(actor.institution_id)
        if name.strip().casefold() in {one.name.casefold() for one in there}:
            raise EdgeNameTaken(field="name")
        edge = EdgeServer(
            id=EdgeId(self.new_id.code(8, CODE_ALPHABET).lower()),
            institution_id=actor.institution_id,
            name=name.strip(),
            added_at=self.clock(),
        )
        return self._offered(edge, self.edges.add)

    def offer_activation_code(self, actor: Actor, *, edge_id: EdgeId) -> ActivationCodeView:
        """Offer a new activation code; the one before no longer works.

        :raises NotFound: if the institution has no such school server.
        :raises EdgeNotActivatable: if it is in use.
        """
        return self._offered(self.edges.get(actor.institution_id, edge_id), self.edges.save)

    def deactivate_edge(self, actor: Actor, *, edge_id: EdgeId) -> EdgeView:
        """Take a school server out of use: it is not answered any more.

        :raises NotFound: if the institution has no such school server.
        :raises EdgeNotActive: unless it is in use.
        :raises EdgeHoldsGroups: while it owns groups.
        """
        edge = self.edges.get(actor.institution_id, edge_id).deactivate()
        groups = self.groups.of_institution(actor.institution_id)
        held = sum(one.edge_id == edge_id and one.handed_over for one in groups)
        if held:
            raise EdgeHoldsGroups(count=held)
        return edge_view(self.edges.save(edge))

    def activate(self, *, edge_id: EdgeId, code: str, keys: EdgeKeys) -> Activated:
        """Take a school server into use with the public keys that it made.

        :raises ActivationRefused: if id and code do not belong together, or the code is used
            up, a week old, or tried five times.
        :raises KeysUnusable: if the keys are none; that uses up no try.
        :raises ChangedMeanwhile: if it was activated, or given a new code, at this very moment.
        """
        self.sealer.check(keys)
        try:
            tried = try_again(lambda: self._tried(edge_id))
        except (NotFound, ActivationRefused):
            # One answer for all: nobody learns whether an id exists, or a code waits.
            raise ActivationRefused(field="code") from None
        expected = tried.code.mac if tried.code else ""
        if not hmac.compare_digest(expected, self._mac(edge_id, code)):
            raise ActivationRefused(field="code")
        self.trail.caller_is(user_id=None, institution_id=tried.institution_id)
        at = self.clock()
        active = self.edges.save(tried.activate(keys, at))
        return Activated(active.id, active.institution_id, active.name, at)

    def _tried(self, edge_id: EdgeId) -> EdgeServer:
        return self.edges.count_try(self.edges.find(edge_id).try_code(self.clock()))

    def _offered(
        self, edge: EdgeServer, keep: Callable[[EdgeServer], EdgeServer]
    ) -> ActivationCodeView:
        code = self.new_id.code(CODE_LENGTH, CODE_ALPHABET)
        kept = keep(edge.offer_code(self._mac(edge.id, code), self.clock()))
        grouped = "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))
        return ActivationCodeView(edge_view(kept), grouped)

    def _mac(self, edge_id: EdgeId, code: str) -> str:
        message = f"activation|{edge_id}|{normalised_code(code)}".encode()
        return hmac.new(self.server_key, message, hashlib.sha256).hexdigest()


def _by_name(edge: EdgeView) -> tuple[str, str]:
    return edge.name.casefold(), edge.edge_id
