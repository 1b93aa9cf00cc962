"""The cloud takes in what school servers hand in: in order, exactly once in effect."""

from dataclasses import dataclass, replace

from chalicelib.core.kernel import (
    ChangedMeanwhile,
    GroupId,
    NotFound,
    ScoreGroup,
    SessionId,
    WorkQueue,
)
from chalicelib.core.sessions import (
    EpochOpened,
    GroupStore,
    JournalStore,
    Presence,
    PresenceStore,
    SessionGroup,
    try_again,
)
from chalicelib.core.sync.errors import LeaseLost, ParcelRefused
from chalicelib.core.sync.model.edge_server import EdgeServer
from chalicelib.core.sync.model.hand_over import Intake
from chalicelib.core.sync.model.parcel import Parcel, ParcelPlace, ParcelTicket
from chalicelib.core.sync.ports.cloud import EdgeStore, IntakeStore, ParcelBox, ParcelReader


@dataclass(frozen=True)
class ParcelIntake:
    """Turns parcels into journal items and live records.

    What was written is stored whoever owns the group now; how the group stands counts only from
    its owner. Everything may be done twice: the stores know what is there already.
    """

    edges: EdgeStore
    box: ParcelBox
    reader: ParcelReader
    intakes: IntakeStore
    groups: GroupStore
    presences: PresenceStore
    journals: JournalStore
    queue: WorkQueue

    def ticket(
        self, edge: EdgeServer, place: ParcelPlace, *, sha256: str, size_bytes: int
    ) -> ParcelTicket:
        """Say where a school server may put a parcel.

        :raises ParcelRefused: if the place is another server's.
        :raises NotFound: if the institution has no such group.
        :raises LeaseLost: if another owns it under that lease, or nobody does yet.
        """
        if place.edge_id != edge.id:
            raise ParcelRefused(key=place.key)
        group = self.groups.get(edge.institution_id, place.group_id)
        # Who owned it under an older lease may hand in what it still has, whoever owns it now.
        is_now = place.lease == group.lease and group.edge_id == edge.id
        if not is_now and place.lease >= group.lease:
            raise LeaseLost()
        return self.box.presign(place, sha256=sha256, size_bytes=size_bytes)

    def progress(self, edge: EdgeServer, *, group_id: GroupId, lease: int) -> Intake:
        """Tell how far we are. :raises NotFound: if the institution has no such group."""
        self.groups.get(edge.institution_id, group_id)
        return Intake(lease, self.intakes.applied(edge.id, group_id, lease))

    def take_in(self, key: str) -> None:
        """Take in a parcel that arrived, and those after it that had to wait for it.

        One that arrives before its predecessor waits for it: that one takes it along.

        :raises ParcelRefused: if it is not what its place says, or not signed by its server.
        """
        place = ParcelPlace.from_key(key)
        edge = self._sender(place)
        following = replace(
            place, number=self.intakes.applied(edge.id, place.group_id, place.lease) + 1
        )
        while (text := self._arrived(following)) is not None:
            self._apply(edge, self._read(edge, following, text))
            self._note(following)
            following = replace(following, number=following.number + 1)

    def _sender(self, place: ParcelPlace) -> EdgeServer:
        try:
            return self.edges.find(place.edge_id)
        except NotFound:
            raise ParcelRefused(key=place.key) from None

    def _arrived(self, place: ParcelPlace) -> str | None:
        try:
            return self.box.read(place)
        except NotFound:
            return None

    def _read(self, edge: EdgeServer, place: ParcelPlace, text: str) -> Parcel:
        if edge.keys is None:
            raise ParcelRefused(key=place.key)
        parcel = self.reader.read(text, edge.keys.signing)
        if parcel.place != place:
            raise ParcelRefused(key=place.key)
        return parcel

    def _note(self, place: ParcelPlace) -> None:
        try:
            self.intakes.advance(place)
        except ChangedMeanwhile:
            # Another delivery of the same event was faster; what it applied is what we applied.
            if self.intakes.applied(place.edge_id, place.group_id, place.lease) < place.number:
                raise

    def _apply(self, edge: EdgeServer, parcel: Parcel) -> None:
        group = self.groups.get(edge.institution_id, parcel.place.group_id)
        self._store_journal(group, parcel)
        now = try_again(lambda: self._take_over(edge, parcel))
        # Scoring reads the journal anew: what comes in after the closing may still count.
        if now.state.is_over and not now.elsewhere:
            self.queue.put(ScoreGroup(now.institution_id, now.id))

    def _store_journal(self, group: SessionGroup, parcel: Parcel) -> None:
        theirs = {one.session_id for one in self.presences.of_group(group.institution_id, group.id)}
        journal, institution_id = parcel.journal, group.institution_id
        for opening in journal.openings:
            _check(opening.session_id, theirs, parcel)
            self._open_epoch(group, opening.opening())
        for home in journal.batches:
            batch = home.batch()
            _check(batch.session_id, theirs, parcel)
            self.journals.put(institution_id, batch, home.received_at)
        for adoption in journal.adoptions:
            _check(adoption.session_id, theirs, parcel)
            self.journals.adopt(institution_id, adoption)

    def _open_epoch(self, group: SessionGroup, opening: EpochOpened) -> None:
        try:
            self.journals.open_epoch(group.institution_id, opening)
        except ChangedMeanwhile:
            # It is opened already; by this very marker, or something is badly wrong.
            there = self.journals.read(group.institution_id, opening.session_id).openings
            if opening not in there:
                raise

    def _take_over(self, edge: EdgeServer, parcel: Parcel) -> SessionGroup:
        """Take over how the group stands, if this school server owns it."""
        group = self.groups.get(edge.institution_id, parcel.place.group_id)
        owner = group.edge_id == edge.id and group.lease == parcel.place.lease
        if parcel.group is None or not (owner and group.handed_over):
            return group
        stands = parcel.group
        home = group.come_home(stands.state, stands.released_at, stands.closed_at)
        there = {one.session_id: one for one in self._presences(group)}
        seen = [
            _seen(told, there[told.session_id], home)
            for told in parcel.presences
            if told.session_id in there
        ]
        return self.groups.save(group.institution_id, home, seen)

    def _presences(self, group: SessionGroup) -> tuple[Presence, ...]:
        return self.presences.of_group(group.institution_id, group.id)


def _check(session_id: SessionId, theirs: set[SessionId], parcel: Parcel) -> None:
    # A school server writes in the journals of its own group and in no others.
    if session_id not in theirs:
        raise ParcelRefused(key=parcel.place.key)


def _seen(told: Presence, there: Presence, group: SessionGroup) -> Presence:
    return replace(
        told,
        institution_id=there.institution_id,
        group_id=there.group_id,
        candidate_id=there.candidate_id,
        login_name=there.login_name,
        group_state=group.state,
        elsewhere=group.elsewhere,
        version=there.version,
    )
