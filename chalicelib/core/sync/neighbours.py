"""What sessions take from school servers, and what the synchronisation takes from access."""

from dataclasses import dataclass

from chalicelib.core.access import Account, AccountState, AccountStore
from chalicelib.core.kernel import EdgeId, InstitutionId, NotFound, UserId
from chalicelib.core.sync.model.edge_server import EdgeState
from chalicelib.core.sync.ports.cloud import EdgeStore


@dataclass(frozen=True)
class EdgesInUse:
    """Fulfils ``PlannableEdges`` of sessions with the store of school servers."""

    edges: EdgeStore

    def active_edge_name(self, institution_id: InstitutionId, edge_id: EdgeId) -> str:
        """Name a school server. :raises NotFound: unless the institution has it in use."""
        edge = self.edges.get(institution_id, edge_id)
        if edge.state is not EdgeState.ACTIVE:
            raise NotFound
        return edge.name


MAY_TRY = frozenset({AccountState.INVITED, AccountState.ACTIVE})
"""Whoever was only invited cannot log in at a school either, but is told why."""


@dataclass(frozen=True)
class AccountsOfProctors:
    """Fulfils ``ProctorAccounts`` with the store of accounts."""

    store: AccountStore

    def accounts(
        self, institution_id: InstitutionId, user_ids: frozenset[UserId]
    ) -> tuple[Account, ...]:
        """Give the accounts among these users of the institution, but no deactivated ones."""
        found = (
            self.store.get_by_username(member.username)
            for member in self.store.staff(institution_id)
            if member.user_id in user_ids and member.state in MAY_TRY
        )
        return tuple(found)
