"""What scoring takes from sessions: the answers that count, and the states of a group."""

import hashlib
from dataclasses import dataclass, replace

from chalicelib.core.kernel import GroupId, InstitutionId
from chalicelib.core.scoring.model import AnsweredSession
from chalicelib.core.sessions import (
    GroupState,
    GroupStore,
    Journal,
    JournalStore,
    Presence,
    PresenceStore,
    SessionGroup,
    SessionStore,
    try_again,
    what_counts,
)


@dataclass(frozen=True)
class SessionAnswers:
    """Fulfils ``AnswersOfGroup`` and ``GroupMarks`` with the stores of sessions."""

    groups: GroupStore
    sessions: SessionStore
    presences: PresenceStore
    journals: JournalStore

    def answers(
        self, institution_id: InstitutionId, group_id: GroupId
    ) -> tuple[AnsweredSession, ...]:
        """Give the sessions that were started, and those with answers of a school server.

        :raises NotFound: without such a group.
        """
        group = self.groups.get(institution_id, group_id)
        presences = self.presences.of_group(institution_id, group_id)
        # Of a group that was taken from a school server the answers may come home alone, without
        # word of who had started.
        was_offline = group.lease > 1
        seats = [one for one in presences if one.started_at or was_offline]
        names = [one.login_name for one in seats]
        found = self.sessions.of_group(institution_id, names)
        seeds = {session.id: session.seed for session in found}
        answered = [self._answered(group, one, seeds[one.session_id]) for one in seats]
        return tuple(
            session
            for session, seat in zip(answered, seats, strict=True)
            if seat.started_at or session.answers
        )

    def mark_scored(self, institution_id: InstitutionId, group_id: GroupId) -> None:
        """Say that nothing waits for a scorer; saying it twice is harmless.

        :raises ChangedMeanwhile: if somebody came between time and again.
        """
        try_again(lambda: self._mark_scored(institution_id, group_id))

    def _mark_scored(self, institution_id: InstitutionId, group_id: GroupId) -> None:
        group = self.groups.get(institution_id, group_id)
        if group.state is not GroupState.CLOSED:
            return
        scored = group.state.release_for_scoring().score()
        presences = [
            replace(presence, group_state=scored)
            for presence in self.presences.of_group(institution_id, group_id)
        ]
        self.groups.save(institution_id, replace(group, state=scored), presences)

    def _answered(self, group: SessionGroup, presence: Presence, seed: str) -> AnsweredSession:
        journal = self.journals.read(group.institution_id, presence.session_id)
        current = what_counts(journal, closed_at=group.closed_at, deadline=presence.deadline_at)
        return AnsweredSession(
            session_id=presence.session_id,
            form_id=group.form_id,
            seed=seed,
            answers={item: dict(response) for item, response in current.answers.items()},
            journal_digest=_digest(journal, group, presence),
        )


def _digest(journal: Journal, group: SessionGroup, presence: Presence) -> str:
    # Closing and deadline decide what counts too, so they are part of the name.
    facts = repr((journal, group.closed_at, presence.deadline_at))
    return hashlib.sha256(facts.encode()).hexdigest()
