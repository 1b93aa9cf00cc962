"""The cloud takes in what school servers hand in: in order, exactly once in effect."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.core.audit import AuditTrail
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    GroupId,
    InstitutionId,
    NotFound,
    ScoreGroup,
    SessionId,
    TakeInParcel,
    WorkQueue,
)
from chalicelib.core.sessions import (
    EpochOpened,
    GroupStore,
    JournalStore,
    Presence,
    PresenceStore,
    SessionFlag,
    SessionGroup,
    flagged,
    try_again,
    what_counts,
)
from chalicelib.core.sync.errors import LeaseLost, ParcelRefused
from chalicelib.core.sync.model.anchoring import anchor_draft
from chalicelib.core.sync.model.edge_server import EdgeServer
from chalicelib.core.sync.model.hand_over import Intake
from chalicelib.core.sync.model.parcel import (
    SIGNED_BYTES_MAX,
    Parcel,
    ParcelPlace,
    ParcelTicket,
)
from chalicelib.core.sync.model.sender import Sender
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
    trail: AuditTrail
    queue: WorkQueue

    def ticket(
        self, edge: EdgeServer, place: ParcelPlace, *, sha256: str, size_bytes: int
    ) -> ParcelTicket:
        """Say where a school server may put a parcel.

        Who owned a group under an older lease may hand in what it still has, whoever owns it now.
        Asking once more for a parcel that arrived has it taken in once more, which is harmless.

        :raises ParcelRefused: if the place is another server's, or the parcel is too large.
        :raises NotFound: if the group was never handed over to this school server.
        :raises LeaseLost: if it was not under this lease.
        """
        if place.edge_id != edge.id or size_bytes > SIGNED_BYTES_MAX:
            raise ParcelRefused(key=place.key)
        notes = self.intakes.hand_overs(edge.id, place.group_id)
        if not notes:
            raise NotFound
        if place.lease not in {note.lease for note in notes}:
            raise LeaseLost()
        # A school server asks again when its parcel is not applied for long: the event of its
        # arrival may be lost, and putting it again makes no new one.
        self._go_on(place)
        return self.box.presign(place, sha256=sha256, size_bytes=size_bytes)

    def progress(self, edge: EdgeServer, *, group_id: GroupId, lease: int) -> Intake:
        """Tell how far we are. :raises NotFound: if the institution has no such group."""
        self.groups.get(edge.institution_id, group_id)
        return Intake(lease, self.intakes.applied(edge.id, group_id, lease))

    def take_in(self, key: str) -> None:
        """Take in a parcel that arrived, and ask for the next one if that waits for it.

        One that arrives before its predecessor waits for it. Each is work of its own: however
        much comes home at once, no function has more to do than one parcel.

        :raises ParcelRefused: if it is not what its place says, not signed by its server, or
            tells of sessions that were never handed over to that server.
        :raises BatchUnreadable, BatchTooLarge: if it holds what is no batch.
        :raises BatchDiffers: if a batch is in the journal with other content.
        """
        place = ParcelPlace.from_key(key)
        sender = self._sender(place)
        done = self.intakes.applied(place.edge_id, place.group_id, place.lease)
        following = replace(place, number=done + 1)
        if place.number > following.number:
            return
        try:
            text = self.box.read(following)
        except NotFound:
            # It was taken in before, and nothing waits behind it.
            return
        self._apply(sender, self._read(sender, following, text))
        if self._note(following):
            # Noted first, looked for next: one that arrives in between finds that it is its turn.
            self._go_on(replace(following, number=following.number + 1))

    def _sender(self, place: ParcelPlace) -> Sender:
        try:
            edge = self.edges.find(place.edge_id)
        except NotFound:
            raise ParcelRefused(key=place.key) from None
        notes = self.intakes.hand_overs(place.edge_id, place.group_id)
        if place.lease not in {note.lease for note in notes}:
            raise ParcelRefused(key=place.key)
        # What was written under an older lease may come home under a newer one.
        return Sender(edge, tuple(note for note in notes if note.lease <= place.lease))

    def _read(self, sender: Sender, place: ParcelPlace, text: str) -> Parcel:
        refusal = ParcelRefused(key=place.key)
        for key in sender.signing_keys:
            try:
                parcel = self.reader.read(text, key)
            except ParcelRefused as error:
                refusal = error
                continue
            if parcel.place != place or not sender.may_tell(parcel):
                raise ParcelRefused(key=place.key)
            return parcel
        raise refusal

    def _note(self, place: ParcelPlace) -> bool:
        """Note that it is applied; False if another delivery of the same event was faster."""
        try:
            self.intakes.advance(place)
        except ChangedMeanwhile:
            if self.intakes.applied(place.edge_id, place.group_id, place.lease) < place.number:
                raise
            return False
        return True

    def _go_on(self, place: ParcelPlace) -> None:
        if self.box.has(place):
            self.queue.put(TakeInParcel(place.key))

    def _apply(self, sender: Sender, parcel: Parcel) -> None:
        institution_id = sender.edge.institution_id
        if parcel.anchor is not None:
            self.trail.append(anchor_draft(institution_id, parcel, parcel.anchor))
        self._store_journal(institution_id, parcel)
        now = try_again(lambda: self._take_over(institution_id, parcel))
        if now.elsewhere:
            return
        for session_id in sorted(sender.to_judge(parcel)):
            self._judge(now, session_id)
        # Scoring reads the journal anew: what comes in after the closing may still count.
        if now.closed_at is not None:
            self.queue.put(ScoreGroup(now.institution_id, now.id))

    def _store_journal(self, institution_id: InstitutionId, parcel: Parcel) -> None:
        for opening in parcel.journal.openings:
            self._open_epoch(institution_id, opening.opening())
        for home in parcel.journal.batches:
            self.journals.put(institution_id, home.batch(), home.received_at)
        for adoption in parcel.journal.adoptions:
            self.journals.adopt(institution_id, adoption)

    def _open_epoch(self, institution_id: InstitutionId, opening: EpochOpened) -> None:
        try:
            self.journals.open_epoch(institution_id, opening)
        except ChangedMeanwhile:
            # It is opened already; by this very marker, or something is badly wrong.
            if opening not in self.journals.read(institution_id, opening.session_id).openings:
                raise

    def _take_over(self, institution_id: InstitutionId, parcel: Parcel) -> SessionGroup:
        """Take over how the group stands, if this school server owns it."""
        place, stands = parcel.place, parcel.group
        group = self.groups.get(institution_id, place.group_id)
        is_owner = group.handed_over and (group.edge_id, group.lease) == (
            place.edge_id,
            place.lease,
        )
        # The count is read after the group: who is late with an old parcel sees one or the other.
        is_new = self.intakes.applied(place.edge_id, place.group_id, place.lease) < place.number
        if stands is None or not (is_owner and is_new):
            return group
        home = group.come_home(stands.state, stands.released_at, stands.closed_at)
        told = {one.session_id: one for one in parcel.presences}
        there = self.presences.of_group(institution_id, group.id)
        seen = [_seen(told.get(one.session_id, one), one, home) for one in there]
        changed = [now for now, before in zip(seen, there, strict=True) if now != before]
        if changed or home != group:
            home = self.groups.save(institution_id, home, changed)
        self._show_life(told, there)
        return home

    def _show_life(self, told: Mapping[SessionId, Presence], there: Sequence[Presence]) -> None:
        # Signs of life are written beside all else, here as where browsers report them.
        for before in there:
            seen = told.get(before.session_id)
            if seen is not None and seen.life is not None and seen.life != before.life:
                self.presences.report(
                    before.institution_id, before.group_id, seen.session_id, seen.epoch, seen.life
                )

    def _judge(self, group: SessionGroup, session_id: SessionId) -> None:
        """Flag what came home too late to count; while it is elsewhere, its server does."""

        def once() -> Presence:
            there = self.presences.get(group.institution_id, group.id, session_id)
            journal = self.journals.read(group.institution_id, session_id)
            current = what_counts(journal, closed_at=group.closed_at, deadline=there.deadline_at)
            # Answers of another computer may have been adopted at the school server since.
            judged = flagged(there.without_flag(SessionFlag.OTHER_COMPUTER), current)
            if judged == there:
                return there
            return self.presences.save(group.institution_id, judged)

        try:
            try_again(once)
        except NotFound:
            # The planner took this candidate out of the group after taking it back; what was
            # written stays in the journal.
            return


def _seen(told: Presence, there: Presence, group: SessionGroup) -> Presence:
    return replace(
        told,
        institution_id=there.institution_id,
        group_id=there.group_id,
        candidate_id=there.candidate_id,
        login_name=there.login_name,
        group_state=group.state,
        elsewhere=group.elsewhere,
        life=there.life,
        version=there.version,
    )
