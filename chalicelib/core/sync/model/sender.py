"""Where a parcel comes from: what its school server may sign, and may tell."""

from dataclasses import dataclass

from chalicelib.core.kernel import SessionId
from chalicelib.core.sync.model.edge_server import EdgeServer
from chalicelib.core.sync.model.hand_over import HandOverNote
from chalicelib.core.sync.model.parcel import Parcel


@dataclass(frozen=True)
class Sender:
    """A school server, and how a group was handed over to it, up to the lease of a parcel."""

    edge: EdgeServer
    notes: tuple[HandOverNote, ...]

    @property
    def signing_keys(self) -> tuple[bytes, ...]:
        """Its keys, the newest first: what it signed before it got new ones still counts."""
        now = [self.edge.keys.signing] if self.edge.keys else []
        return tuple(dict.fromkeys([*now, *(note.signing_key for note in reversed(self.notes))]))

    def may_tell(self, parcel: Parcel) -> bool:
        """Tell whether all of it is about sessions and owners that were this server's to serve.

        :raises BatchUnreadable, BatchTooLarge: if it holds what is no batch.
        """
        theirs = self._session_ids
        shown = ((one.session_id, one.epoch) for one in parcel.presences)
        is_possible = parcel.group is None or parcel.group.is_possible
        return is_possible and all(
            session_id in theirs and epoch.lease <= parcel.place.lease
            for session_id, epoch in (*parcel.journal.writers, *shown)
        )

    def to_judge(self, parcel: Parcel) -> frozenset[SessionId]:
        """Name the sessions of which answers may be set aside, once the group is home.

        A server to which the group was handed over twice may know nothing of what was written the
        first time, so nobody there could flag it.
        """
        return self._session_ids if len(self.notes) > 1 else parcel.journal.session_ids

    @property
    def _session_ids(self) -> frozenset[SessionId]:
        return frozenset(session_id for note in self.notes for session_id in note.session_ids)
