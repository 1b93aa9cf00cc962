"""Entries that do not count: shown to the proctor, who may adopt those of an older login."""

from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.kernel import GroupId, ScoreGroup, SessionId
from chalicelib.core.sessions.errors import FieldMissing, NothingToAdopt
from chalicelib.core.sessions.model.counting import CurrentAnswers, SetAside, what_counts
from chalicelib.core.sessions.model.journal import Adoption, EntryAct, Epoch
from chalicelib.core.sessions.model.presence import Presence, SessionFlag
from chalicelib.core.sessions.ports.stores import JournalStore
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.monitoring import Monitoring
from chalicelib.core.sessions.views.monitor import MonitorRow, SetAsideView, set_aside_view


@dataclass(frozen=True)
class Adopting:
    """Judges what the rules have set aside."""

    monitoring: Monitoring
    journals: JournalStore

    def list_set_aside(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId
    ) -> tuple[SetAsideView, ...]:
        """Give the entries that do not count, in the order in which they were written."""
        current = self._current(actor, group_id, self._presence(actor, group_id, session_id))
        return tuple(set_aside_view(aside) for aside in current.set_aside)

    def adopt_entries(
        self,
        actor: Actor,
        *,
        group_id: GroupId,
        session_id: SessionId,
        epoch: Epoch,
        through_seq: int,
        reason: str,
    ) -> MonitorRow:
        """Let the answers of an older login count up to a number, and keep who said why.

        After the closing this asks for scoring again.

        :raises FieldMissing: without a reason.
        :raises GroupElsewhere: if another server owns the group.
        :raises NothingToAdopt: if no answer of that login is set aside up to that number.
        """
        if not reason.strip():
            raise FieldMissing(field="reason")
        self.monitoring.group_of(actor, group_id).refuse_elsewhere()
        presence = self._presence(actor, group_id, session_id)
        waiting = _adoptable(self._current(actor, group_id, presence))
        if not any(one == epoch and seq <= through_seq for one, seq in waiting):
            raise NothingToAdopt()
        adoption = Adoption(
            session_id, epoch, through_seq, actor.user_id, reason.strip(), self.monitoring.clock()
        )
        self.journals.adopt(actor.institution_id, adoption)
        judged = try_again(lambda: self._with_flag_judged(actor, group_id, session_id))
        group = self.monitoring.group_of(actor, group_id)
        if group.state.is_over:
            # The group may have been scored without these answers.
            self.monitoring.queue.put(ScoreGroup(actor.institution_id, group_id))
        return self.monitoring.row(actor, group, judged)

    def _presence(self, actor: Actor, group_id: GroupId, session_id: SessionId) -> Presence:
        self.monitoring.group_of(actor, group_id)
        return self.monitoring.presences.get(actor.institution_id, group_id, session_id)

    def _current(self, actor: Actor, group_id: GroupId, presence: Presence) -> CurrentAnswers:
        group = self.monitoring.group_of(actor, group_id)
        journal = self.journals.read(actor.institution_id, presence.session_id)
        return what_counts(journal, closed_at=group.closed_at, deadline=presence.deadline_at)

    def _with_flag_judged(self, actor: Actor, group_id: GroupId, session_id: SessionId) -> Presence:
        presence = self._presence(actor, group_id, session_id)
        if _adoptable(self._current(actor, group_id, presence)):
            return presence
        judged = presence.without_flag(SessionFlag.OTHER_COMPUTER)
        return self.monitoring.presences.save(actor.institution_id, judged)


def _adoptable(current: CurrentAnswers) -> list[tuple[Epoch, int]]:
    return [
        (aside.placed.epoch, aside.placed.entry.seq)
        for aside in current.set_aside
        if aside.reason is SetAside.OTHER_COMPUTER and aside.placed.entry.act is EntryAct.RESPOND
    ]
