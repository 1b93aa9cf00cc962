"""What the services ask of other topics and of the world around the core."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from chalicelib.core.access import Role
from chalicelib.core.exams import Exam, FormOutline, ManifestView
from chalicelib.core.kernel import (
    CandidateId,
    EdgeId,
    ExamId,
    FormId,
    GroupId,
    InstitutionId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions.model.browsers import BrowserEvidence, BrowserProof
from chalicelib.core.sessions.model.group import SessionGroup
from chalicelib.core.sessions.model.journal import Epoch
from chalicelib.core.sessions.views.monitor import PortalContact


@dataclass(frozen=True)
class PlannableCandidate:
    """What sessions need to know of a candidate: the name as spoken, and as lists write it."""

    id: CandidateId
    name: str
    listed_name: str
    extra_time_minutes: int
    site_id: SiteId


@dataclass(frozen=True)
class TokenClaims:
    """What a candidate's token says, so that a save needs no read."""

    institution_id: InstitutionId
    group_id: GroupId
    session_id: SessionId
    epoch: Epoch


class PlannableExams(Protocol):
    """The national catalogue (fulfilled by ``core.exams.ExamStore``)."""

    def get(self, exam_id: ExamId) -> Exam:
        """Give an exam in whatever state it is. :raises NotFound: if there is none."""
        ...


class SiteLevels(Protocol):
    """Which levels a site takes exams at."""

    def offered_levels(self, institution_id: InstitutionId, site_id: SiteId) -> frozenset[str]:
        """Give the levels. :raises NotFound: if the institution has no such site."""
        ...


class Proctors(Protocol):
    """Who may be named as a proctor."""

    def known_proctors(
        self,
        institution_id: InstitutionId,
        site_id: SiteId,
        user_ids: Iterable[UserId],
        roles: frozenset[Role],
    ) -> frozenset[UserId]:
        """Give those of the users who work at the site and have one of the roles."""
        ...


class PlannableEdges(Protocol):
    """School servers that groups can be planned on (fulfilled by ``core.sync``)."""

    def active_edge_name(self, institution_id: InstitutionId, edge_id: EdgeId) -> str:
        """Name a school server. :raises NotFound: unless the institution has it in use."""
        ...


class CandidateDirectory(Protocol):
    """Candidates by id; their names are in no record of a session."""

    def known_candidates(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> Mapping[CandidateId, PlannableCandidate]:
        """Give those of the candidates whom the institution knows."""
        ...


class DeliveryForms(Protocol):
    """Forms without their content (fulfilled by ``core.exams.FormLibrary``)."""

    def manifest(self, form_id: FormId) -> ManifestView:
        """Say which encrypted parts a browser fetches. :raises NotFound: without such a form."""
        ...

    def outline(self, form_id: FormId) -> FormOutline:
        """Give the outline to make a session plan from. :raises NotFound: without such a form."""
        ...


class ContentKeys(Protocol):
    """Opens the keys of forms (fulfilled by ``core.exams.ContentKeys``)."""

    def open_key(self, form_id: FormId) -> bytes:
        """Unwrap the content key, 32 bytes. Ask only after a release."""
        ...


class ReleaseKeys(Protocol):
    """Makes sure, before a release, that candidates can open their exam after it."""

    def make_ready(self, group: SessionGroup) -> None:
        """Get what opens the exam of this group ready.

        :raises Refusal: if it cannot be had now; then nothing may be released.
        """
        ...

    def are_ready(self, group: SessionGroup) -> bool:
        """Tell whether ``make_ready`` needs nobody else any more."""
        ...


class SafePlace(Protocol):
    """Knows whether what was written is where the loss of one machine loses nothing."""

    def is_home(self, group_id: GroupId) -> bool:
        """Tell whether everything of a group that is over is there."""
        ...

    def contact(self) -> PortalContact | None:
        """Tell how the line to that place is; ``None`` where this is that place."""
        ...


class LockedBrowsers(Protocol):
    """Knows which browsers candidates may come in with."""

    def check(self, evidence: BrowserEvidence) -> BrowserProof | None:
        """Accept a browser and give what it shows at the login; None where nothing is asked.

        :raises LockedBrowserRequired: if it is not the browser that is asked for.
        """
        ...

    def accepts(self, proof: BrowserProof | None) -> bool:
        """Tell whether whoever shows this, or nothing, may log in."""
        ...


class SessionSecrets(Protocol):
    """Secrets that are derived and never stored."""

    def outbox_key(self, session_id: SessionId) -> bytes:
        """Derive the 32 bytes under which browsers keep their outbox: the same at each login."""
        ...


class TokenSigner(Protocol):
    """Makes tokens that nobody can forge, and reads them."""

    def sign(self, claims: TokenClaims) -> str:
        """Make the token of one login."""
        ...

    def read(self, token: str) -> TokenClaims:
        """Read a token. :raises TokenInvalid: if it is not one of ours."""
        ...
