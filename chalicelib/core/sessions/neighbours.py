"""What sessions take from other topics: levels of sites, proctors, and candidates by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chalicelib.core.access import AccountState, AccountStore, Role
from chalicelib.core.candidates import CandidateStore
from chalicelib.core.exams import ContentKeys, OutlineKeys
from chalicelib.core.institutions import InstitutionStore
from chalicelib.core.kernel import CandidateId, GroupId, InstitutionId, SiteId, UserId
from chalicelib.core.sessions.model.group import GroupState, SessionGroup
from chalicelib.core.sessions.ports.stores import GroupStore
from chalicelib.core.sessions.ports.world import PlannableCandidate
from chalicelib.core.sessions.views.monitor import PortalContact

UNFINISHED = frozenset(
    {GroupState.PLANNED, GroupState.DISTRIBUTED, GroupState.RELEASED, GroupState.BLOCKED}
)
"""The states in which an exam is still to be taken, or being taken."""


@dataclass(frozen=True)
class LevelsOfSites:
    """Fulfils ``SiteLevels`` with the store of institutions."""

    institutions: InstitutionStore

    def offered_levels(self, institution_id: InstitutionId, site_id: SiteId) -> frozenset[str]:
        """Give the levels. :raises NotFound: if the institution has no such site."""
        site = self.institutions.site(institution_id, site_id)
        return frozenset(level.value for level in site.offered_levels)


@dataclass(frozen=True)
class KnownProctors:
    """Fulfils ``Proctors`` with the store of accounts."""

    accounts: AccountStore

    def known_proctors(
        self,
        institution_id: InstitutionId,
        site_id: SiteId,
        user_ids: Iterable[UserId],
        roles: frozenset[Role],
    ) -> frozenset[UserId]:
        """Give those of the users who work at the site and have one of the roles."""
        wanted = frozenset(user_ids)
        return frozenset(
            member.user_id
            for member in self.accounts.staff(institution_id)
            if member.user_id in wanted
            and member.state is AccountState.ACTIVE
            and site_id in member.site_ids
            and member.roles & roles
        )


@dataclass(frozen=True)
class UnfinishedGroups:
    """Fulfils ``OpenGroups`` of institutions with the store of groups."""

    groups: GroupStore

    def count(self, institution_id: InstitutionId) -> int:
        """Count the groups that are planned or not closed."""
        return sum(
            group.state in UNFINISHED for group in self.groups.of_institution(institution_id)
        )


@dataclass(frozen=True)
class KnownCandidates:
    """Fulfils ``CandidateDirectory`` with the store of candidates."""

    candidates: CandidateStore

    def known_candidates(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> Mapping[CandidateId, PlannableCandidate]:
        """Give those of the candidates whom the institution knows."""
        return {
            one.id: PlannableCandidate(
                one.id, one.name, one.identity.listed_name, one.extra_time_minutes, one.site_id
            )
            for one in self.candidates.known(institution_id, candidate_ids)
        }


class HomeAtOnce:
    """Fulfils ``SafePlace`` in the cloud, where an acknowledged entry is home."""

    def is_home(self, group_id: GroupId) -> bool:  # noqa: ARG002 - it holds for every group
        """Say yes."""
        return True

    def contact(self) -> PortalContact | None:
        """Say that there is no line: this is the portal."""
        return None


@dataclass(frozen=True)
class KeysThatOpen:
    """Fulfils ``ReleaseKeys`` in the cloud, which opens keys when they are asked for.

    It opens both once, so that a key that is out of order shows before a hall has started.
    """

    content_keys: ContentKeys
    outline_keys: OutlineKeys

    def make_ready(self, group: SessionGroup) -> None:
        """Try the keys of the group's exam. :raises Fault: if one does not open now."""
        self.content_keys.open_key(group.form_id)
        self.outline_keys.open_key(group.form_id)

    def are_ready(self, group: SessionGroup) -> bool:  # noqa: ARG002 - it holds for every group
        """Say yes."""
        return True
