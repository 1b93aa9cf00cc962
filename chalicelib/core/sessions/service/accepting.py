"""Answers that came in after the closing: the planner looks when they were made, and decides."""

from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    Clock,
    GroupId,
    NotFound,
    ScoreGroup,
    SessionId,
    WorkQueue,
)
from chalicelib.core.sessions.errors import FieldMissing, NothingLate
from chalicelib.core.sessions.model.counting import (
    CurrentAnswers,
    PlacedEntry,
    SetAside,
    what_counts,
)
from chalicelib.core.sessions.model.group import SessionGroup
from chalicelib.core.sessions.model.journal import EntryAct, Epoch, Journal, LateAccepted
from chalicelib.core.sessions.model.presence import Presence, SessionFlag
from chalicelib.core.sessions.ports.stores import GroupStore, JournalStore, PresenceStore
from chalicelib.core.sessions.ports.world import CandidateDirectory
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.names import listed_name_of
from chalicelib.core.sessions.views.late import LateAnswersView, late_items


@dataclass(frozen=True)
class Accepting:
    """Lets late answers count, for the groups of the planner's sites."""

    groups: GroupStore
    presences: PresenceStore
    journals: JournalStore
    candidates: CandidateDirectory
    queue: WorkQueue
    clock: Clock

    def list_late(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId
    ) -> LateAnswersView:
        """Show what waits for a decision. :raises NotFound: if it is not the planner's."""
        late = self._late(actor, group_id, session_id)
        known = self.candidates.known_candidates(actor.institution_id, [late.presence.candidate_id])
        last = late.waiting[-1] if late.waiting else None
        return LateAnswersView(
            group_id=group_id,
            group_name=late.group.name,
            session_id=session_id,
            name=listed_name_of(late.presence, known),
            closed_at=late.group.closed_at,
            deadline_at=late.presence.deadline_at,
            items=late_items(late.waiting),
            changes=len(late.waiting),
            epoch=last.epoch if last else None,
            through_seq=last.entry.seq if last else 0,
            after_deadline=len(_answers(late.current, SetAside.AFTER_DEADLINE)),
        )

    def accept_late(
        self,
        actor: Actor,
        *,
        group_id: GroupId,
        session_id: SessionId,
        epoch: Epoch,
        through_seq: int,
        changes: int,
        reason: str,
    ) -> LateAnswersView:
        """Let late answers count up to a place, keep who said why, and ask for scoring again.

        Accepting once more what was accepted changes nothing and asks for scoring once more.

        :raises FieldMissing: without a reason.
        :raises NothingLate: if nothing waits, or was accepted, up to that place.
        :raises ChangedMeanwhile: if not precisely ``changes`` answers wait up to that place.
        """
        if not reason.strip():
            raise FieldMissing(field="reason")
        late = self._late(actor, group_id, session_id)
        through = (epoch, through_seq)
        chosen = [placed for placed in late.waiting if placed.place <= through]
        if chosen:
            # The planner decides on what was on the screen, not on what came in since.
            if len(chosen) != changes:
                raise ChangedMeanwhile()
            decision = self._decision(actor, late.journal, through, chosen, reason.strip())
            self.journals.accept_late(actor.institution_id, decision)
        elif not any(one.through == through for one in late.journal.late_accepted):
            raise NothingLate()
        try_again(lambda: self._judge_flag(actor, group_id, session_id))
        # After the writes: who scores must find the decision. If this fails, the planner sees it
        # and accepts again.
        self.queue.put(ScoreGroup(actor.institution_id, group_id))
        return self.list_late(actor, group_id=group_id, session_id=session_id)

    def _late(self, actor: Actor, group_id: GroupId, session_id: SessionId) -> "_Late":
        group = self.groups.get(actor.institution_id, group_id)
        if group.site_id not in actor.site_ids:
            raise NotFound()
        presence = self.presences.get(actor.institution_id, group_id, session_id)
        journal = self.journals.read(actor.institution_id, session_id)
        return _Late(group, presence, journal)

    def _decision(
        self,
        actor: Actor,
        journal: Journal,
        through: tuple[Epoch, int],
        chosen: list[PlacedEntry],
        reason: str,
    ) -> LateAccepted:
        return LateAccepted(
            session_id=journal.session_id,
            number=len(journal.late_accepted) + 1,
            epoch=through[0],
            through_seq=through[1],
            batches=tuple(sorted({placed.batch_place for placed in chosen})),
            by=actor.user_id,
            reason=reason,
            at=self.clock(),
        )

    def _judge_flag(self, actor: Actor, group_id: GroupId, session_id: SessionId) -> None:
        late = self._late(actor, group_id, session_id)
        if not late.waiting and SessionFlag.LATE in late.presence.flags:
            judged = late.presence.without_flag(SessionFlag.LATE)
            self.presences.save(actor.institution_id, judged)


@dataclass(frozen=True)
class _Late:
    """A session of the planner, with all that is written down about it."""

    group: SessionGroup
    presence: Presence
    journal: Journal

    @property
    def current(self) -> CurrentAnswers:
        """What counts as things stand."""
        return what_counts(
            self.journal, closed_at=self.group.closed_at, deadline=self.presence.deadline_at
        )

    @property
    def waiting(self) -> list[PlacedEntry]:
        """The answers that the planner may accept, in their order."""
        return _answers(self.current, SetAside.AFTER_CLOSING)


def _answers(current: CurrentAnswers, reason: SetAside) -> list[PlacedEntry]:
    return [
        aside.placed
        for aside in current.set_aside
        if aside.reason is reason and aside.placed.entry.act is EntryAct.RESPOND
    ]
