"""The school server brings its journal home: in numbered parcels, until the cloud applied them.

A parcel is frozen before it is first sent. Whatever is lost after that, a request, an answer or
the power, the very same bytes are sent again.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from chalicelib.core.audit import AuditStore, edge_chain
from chalicelib.core.kernel import Clock, EdgeId, GroupId, InstitutionId
from chalicelib.core.sessions import (
    GroupStore,
    PortalContact,
    Presence,
    PresenceStore,
    SessionGroup,
)
from chalicelib.core.sync.errors import CloudRefused
from chalicelib.core.sync.model.parcel import (
    BYTES_MAX,
    ITEMS_MAX,
    ChainAnchor,
    FrozenParcel,
    GroupNow,
    JournalPart,
    Parcel,
    ParcelPlace,
)
from chalicelib.core.sync.ports.edge import OutboxStore, ParcelWriter, Uplink

PACKED_EVERY = timedelta(seconds=30)
"""While candidates work, what they do lies safely here and in their browsers; each parcel costs the
cloud three requests. After the closing nothing waits."""
SENT_AGAIN_AFTER = timedelta(seconds=60)
"""Something on the way may have said yes that is not the cloud; sending it again is harmless."""
JOURNAL_BYTES = BYTES_MAX // 4
"""Quotes within quotes and base64 make a parcel up to three times as large as what it holds."""
PARCELS_AT_ONCE = 50
"""Frozen in one run for one group, so that the other groups have their turn."""


@dataclass(frozen=True)
class HandingIn:
    """Freezes parcels, sends them in their order, and notes what the cloud has applied."""

    edge_id: EdgeId
    institution_id: InstitutionId
    uplink: Uplink
    groups: GroupStore
    presences: PresenceStore
    outbox: OutboxStore
    writer: ParcelWriter
    audits: AuditStore
    clock: Clock
    _sent_at: dict[ParcelPlace, datetime] = field(default_factory=dict, repr=False, compare=False)
    _packed_at: dict[GroupId, datetime] = field(default_factory=dict, repr=False, compare=False)

    def run(self) -> int:
        """Hand in what there is; give how many parcels wait for the cloud to apply them.

        A group that the cloud refuses does not keep the others at school.

        :raises CloudOutOfReach: if the cloud does not answer; the next run goes on from there.
        :raises CloudRefused: if it refused a group.
        """
        waiting, refused = 0, []
        for group in self.groups.of_institution(self.institution_id):
            try:
                self._freeze(group)
                waiting += self._send(group)
            except CloudRefused as error:
                refused.append(error)
        if refused:
            raise refused[0]
        return waiting

    def is_home(self, group_id: GroupId) -> bool:
        """Tell whether the cloud has applied all that was written here, the closing included.

        :raises NotFound: if there is no such group here.
        """
        group = self.groups.get(self.institution_id, group_id)
        closing = _digest(group, ()) if group.state.is_over and not group.elsewhere else ""
        told = closing in ("", self.outbox.told(group.id, group.lease))
        return told and self.outbox.is_home(group.id, group.lease)

    def contact(self) -> PortalContact:
        """Tell when the cloud last answered this server, and whether it still does."""
        return self.uplink.contact()

    def _freeze(self, group: SessionGroup) -> None:
        packed_at, at = self._packed_at.get(group.id), self.clock()
        if packed_at and not group.state.is_over and at - packed_at < PACKED_EVERY:
            return
        for _ in range(PARCELS_AT_ONCE):
            if not self._freeze_one(self.groups.get(self.institution_id, group.id)):
                break
        self._packed_at[group.id] = at

    def _freeze_one(self, group: SessionGroup) -> bool:
        """Freeze the next parcel; False if there is nothing to put in it."""
        # How the group stands is read before the journal: so whatever was written before the
        # closing is in the parcel that tells of it, or in one before.
        presences = self.presences.of_group(self.institution_id, group.id)
        number, through = self.outbox.last(group.id, group.lease)
        journal = self._journal_after(group, through)
        news = self._news(group, presences) if self._is_last(group, journal) else ""
        if journal.is_empty and not news:
            return False
        place = ParcelPlace(self.edge_id, group.id, group.lease, self._next(group, number))
        parcel = Parcel(place, self.clock(), journal, anchor=self._anchor())
        if news:
            parcel = replace(parcel, group=GroupNow.of(group), presences=presences)
        frozen = FrozenParcel(place, self.writer.write(parcel))
        self.outbox.freeze(frozen, through=journal.through, told=news)
        return True

    def _anchor(self) -> ChainAnchor | None:
        head = self.audits.head(edge_chain(self.edge_id))
        return ChainAnchor(head.number, head.hash) if head.number else None

    def _news(self, group: SessionGroup, presences: tuple[Presence, ...]) -> str:
        """Name how the group stands; empty if that was told already."""
        digest = _digest(group, presences)
        # A server that was left has nothing to say of the group any more, only answers to bring.
        is_told = group.elsewhere or digest == self.outbox.told(group.id, group.lease)
        return "" if is_told else digest

    def _is_last(self, group: SessionGroup, journal: JournalPart) -> bool:
        return self._journal_after(group, journal.through).is_empty

    def _journal_after(self, group: SessionGroup, through: int) -> JournalPart:
        return self.outbox.after(group.id, through, items=ITEMS_MAX, size_bytes=JOURNAL_BYTES)

    def _next(self, group: SessionGroup, last: int) -> int:
        # A server that lost its outbox must not number its parcels as it did before: the cloud
        # would take the new ones for the old.
        return (last or self.uplink.intake(group.id, group.lease).applied) + 1

    def _send(self, group: SessionGroup) -> int:
        waiting = self.outbox.waiting(group.id, group.lease)
        if not waiting:
            return 0
        for number in waiting:
            self._deliver(ParcelPlace(self.edge_id, group.id, group.lease, number))
        applied = self.uplink.intake(group.id, group.lease).applied
        self.outbox.mark_applied(group.id, group.lease, applied)
        self._forget_sent(group, applied)
        return sum(number > applied for number in waiting)

    def _forget_sent(self, group: SessionGroup, applied: int) -> None:
        for place in list(self._sent_at):
            if (place.group_id, place.lease) == (group.id, group.lease) and place.number <= applied:
                del self._sent_at[place]

    def _deliver(self, place: ParcelPlace) -> None:
        sent_at = self._sent_at.get(place)
        if sent_at is not None and self.clock() - sent_at < SENT_AGAIN_AFTER:
            return
        text = self.outbox.get(place).text
        body = text.encode()
        ticket = self.uplink.ticket(
            place, sha256=hashlib.sha256(body).hexdigest(), size_bytes=len(body)
        )
        self.uplink.deliver(ticket, text)
        self._sent_at[place] = self.clock()


def _digest(group: SessionGroup, presences: tuple[Presence, ...]) -> str:
    """Name how a group stands, the same after a restart; the closing has one name for good."""
    told = [repr(GroupNow.of(group))]
    if not group.state.is_over:
        told += [
            repr((replace(one, version=0, flags=frozenset()), sorted(one.flags)))
            for one in presences
        ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
