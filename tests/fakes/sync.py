"""School servers, counters of parcels and the bucket for parcels, in memory."""

import hashlib
from dataclasses import replace
from datetime import datetime

from chalicelib.core.kernel import ChangedMeanwhile, EdgeId, GroupId, InstitutionId, NotFound
from chalicelib.core.sync import EdgeServer, HandOverNote, ParcelPlace, ParcelTicket
from tests.fakes.audit import takes_along


class FakeEdgeStore:
    """School servers in memory."""

    def __init__(self) -> None:
        self._rows: dict[EdgeId, EdgeServer] = {}

    def add(self, edge: EdgeServer) -> EdgeServer:
        if edge.id in self._rows:
            raise ChangedMeanwhile
        return self._write(edge)

    def get(self, institution_id: InstitutionId, edge_id: EdgeId) -> EdgeServer:
        found = self.find(edge_id)
        if found.institution_id != institution_id:
            raise NotFound
        return found

    def find(self, edge_id: EdgeId) -> EdgeServer:
        try:
            return self._rows[edge_id]
        except KeyError:
            raise NotFound from None

    def of_institution(self, institution_id: InstitutionId) -> tuple[EdgeServer, ...]:
        return tuple(one for one in self._rows.values() if one.institution_id == institution_id)

    def save(self, edge: EdgeServer) -> EdgeServer:
        there = self._rows.get(edge.id)
        if there is None or there.version != edge.version:
            raise ChangedMeanwhile
        return self._write(edge)

    def count_try(self, edge: EdgeServer) -> EdgeServer:
        return self.save(edge)

    def mark_seen(self, edge: EdgeServer, at: datetime) -> None:
        self._rows[edge.id] = replace(self.find(edge.id), last_seen_at=at)

    def _write(self, edge: EdgeServer) -> EdgeServer:
        takes_along(edge_id=edge.id)
        self._rows[edge.id] = replace(edge, version=edge.version + 1)
        return self._rows[edge.id]


class FakeIntakeStore:
    """Counters in memory."""

    def __init__(self) -> None:
        self._applied: dict[tuple[EdgeId, GroupId, int], int] = {}
        self._notes: dict[tuple[EdgeId, GroupId, int], HandOverNote] = {}

    def expect(self, note: HandOverNote) -> None:
        self._notes.setdefault((note.edge_id, note.group_id, note.lease), note)

    def hand_overs(self, edge_id: EdgeId, group_id: GroupId) -> tuple[HandOverNote, ...]:
        notes = sorted(self._notes.items(), key=lambda row: row[0])
        return tuple(note for owner, note in notes if owner[:2] == (edge_id, group_id))

    def applied(self, edge_id: EdgeId, group_id: GroupId, lease: int) -> int:
        return self._applied.get((edge_id, group_id, lease), 0)

    def advance(self, place: ParcelPlace) -> None:
        owner = (place.edge_id, place.group_id, place.lease)
        if self.applied(*owner) != place.number - 1:
            raise ChangedMeanwhile
        self._applied[owner] = place.number


class FakeParcelBox:
    """A bucket in memory; ``put`` does what a school server does with a ticket."""

    ADDRESS = "https://inbox.example/"

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._tickets: dict[str, tuple[str, int]] = {}

    def presign(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        self._tickets[place.key] = (sha256, size_bytes)
        return ParcelTicket(self.ADDRESS + place.key, {"If-None-Match": "*"})

    def put(self, ticket: ParcelTicket, text: str) -> int:
        """Put a parcel at its address; gives the status that a bucket answers."""
        key, sent = ticket.url.removeprefix(self.ADDRESS), text.encode()
        if self._tickets[key] != (hashlib.sha256(sent).hexdigest(), len(sent)):
            return 403
        if key in self._texts:
            return 412
        self._texts[key] = text
        return 200

    def arrive(self, place: ParcelPlace, text: str) -> str:
        """Let a parcel lie there already, and give its key as the event tells it."""
        self._texts[place.key] = text
        return place.key

    def has(self, place: ParcelPlace) -> bool:
        return place.key in self._texts

    def read(self, place: ParcelPlace) -> str:
        try:
            return self._texts[place.key]
        except KeyError:
            raise NotFound from None
