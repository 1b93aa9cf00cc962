"""What results take from sessions and candidates: who sat, in what state, and under which name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.candidates import CandidateStore
from chalicelib.core.kernel import CandidateId, GroupId, InstitutionId, NotFound
from chalicelib.core.results.model import CandidateName, SatGroup, Sitting
from chalicelib.core.sessions import (
    EntryAct,
    GroupStore,
    JournalStore,
    Presence,
    PresenceStore,
    SessionGroup,
    SetAside,
    SetAsideEntry,
    what_counts,
)

LATE = {SetAside.AFTER_CLOSING, SetAside.AFTER_DEADLINE}


@dataclass(frozen=True)
class PlannedSittings:
    """Fulfils ``SittingsOfGroup``; a group of another site of the school is not found."""

    groups: GroupStore
    presences: PresenceStore
    journals: JournalStore

    def sittings(self, actor: Actor, group_id: GroupId) -> SatGroup:
        """Give the group. :raises NotFound: if this actor may not see such a group."""
        group = self.groups.get(actor.institution_id, group_id)
        if group.site_id not in actor.site_ids:
            raise NotFound
        presences = self.presences.of_group(actor.institution_id, group_id)
        return SatGroup(
            institution_id=group.institution_id,
            group_id=group.id,
            name=group.name,
            exam_title=group.exam_title,
            state=group.state.value,
            total_items=group.total_items,
            sittings=tuple(self._sitting(group, presence) for presence in presences),
        )

    def _sitting(self, group: SessionGroup, presence: Presence) -> Sitting:
        journal = self.journals.read(group.institution_id, presence.session_id)
        current = what_counts(journal, closed_at=group.closed_at, deadline=presence.deadline_at)
        return Sitting(
            session_id=presence.session_id,
            candidate_id=presence.candidate_id,
            state=presence.state.value,
            answered=sum(any(response.values()) for response in current.answers.values()),
            late_entries=sum(_is_late_answer(aside) for aside in current.set_aside),
        )


def _is_late_answer(aside: SetAsideEntry) -> bool:
    # A late hand-in changes nothing: the closing handed in for the candidate.
    return aside.reason in LATE and aside.placed.entry.act is EntryAct.RESPOND


@dataclass(frozen=True)
class NamesOfCandidates:
    """Fulfils ``CandidateNames`` with the store of candidates."""

    candidates: CandidateStore

    def names(
        self, institution_id: InstitutionId, candidate_ids: Collection[CandidateId]
    ) -> Mapping[CandidateId, CandidateName]:
        """Give the names that are still kept; an erased candidate is left out."""
        return {
            one.id: CandidateName(one.identity.listed_name, one.identity.number)
            for one in self.candidates.known(institution_id, candidate_ids)
        }
