"""What sessions ask of exams, institutions, access and candidates, answered from memory."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from chalicelib.core.access import Role
from chalicelib.core.exams import (
    EducationLevel,
    Exam,
    ExamDetails,
    ExamPurpose,
    ExamState,
    FormOutline,
    FormSummary,
    ManifestView,
)
from chalicelib.core.kernel import (
    CandidateId,
    EdgeId,
    ExamId,
    FormId,
    GroupId,
    InstitutionId,
    NotFound,
    Refusal,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions import (
    BrowserEvidence,
    BrowserProof,
    LockedBrowserRequired,
    PlannableCandidate,
    PortalContact,
    SessionGroup,
)


class FakeSafePlace:
    """Everything is home, until a test says that it is not."""

    def __init__(self) -> None:
        self.home = True
        self.line: PortalContact | None = None

    def is_home(self, group_id: GroupId) -> bool:
        return self.home

    def contact(self) -> PortalContact | None:
        return self.line


class FakeDirectory:
    """Exams, sites, proctors and candidates that planning asks after."""

    def __init__(self) -> None:
        self.exams: dict[ExamId, Exam] = {}
        self.levels: dict[tuple[InstitutionId, SiteId], frozenset[str]] = {}
        self.proctors: dict[tuple[InstitutionId, SiteId, Role], frozenset[UserId]] = {}
        self.people: dict[tuple[InstitutionId, CandidateId], PlannableCandidate] = {}
        self.edges: dict[tuple[InstitutionId, EdgeId], str] = {}

    def get(self, exam_id: ExamId) -> Exam:
        try:
            return self.exams[exam_id]
        except KeyError:
            raise NotFound() from None

    def active_edge_name(self, institution_id: InstitutionId, edge_id: EdgeId) -> str:
        try:
            return self.edges[institution_id, edge_id]
        except KeyError:
            raise NotFound() from None

    def offered_levels(self, institution_id: InstitutionId, site_id: SiteId) -> frozenset[str]:
        try:
            return self.levels[institution_id, site_id]
        except KeyError:
            raise NotFound() from None

    def known_proctors(
        self,
        institution_id: InstitutionId,
        site_id: SiteId,
        user_ids: Iterable[UserId],
        roles: frozenset[Role],
    ) -> frozenset[UserId]:
        return frozenset(
            user_id
            for user_id in user_ids
            for role in roles
            if user_id in self.proctors.get((institution_id, site_id, role), frozenset())
        )

    def known_candidates(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> Mapping[CandidateId, PlannableCandidate]:
        return {
            one: self.people[institution_id, one]
            for one in candidate_ids
            if (institution_id, one) in self.people
        }

    def publish(
        self,
        exam_id: ExamId,
        form_id: FormId,
        at: datetime,
        purpose: ExamPurpose = ExamPurpose.EXAMINATION,
    ) -> None:
        """Put a published exam of level 2F, 60 minutes and 12 items in the catalogue."""
        details = ExamDetails("Rekenen 2F", "rekenen", EducationLevel.F2, "2026-1", 60, purpose)
        self.exams[exam_id] = Exam(
            id=exam_id,
            title=details.title,
            state=ExamState.PUBLISHED,
            file_name="rekenen.zip",
            uploaded_by=UserId("PUBLISHER"),
            created_at=at,
            details=details,
            forms=(FormSummary(form_id, details.title, 12, 1, 20.0),),
        )


class FakeForms:
    """One empty form under whatever id is asked, its key, and secrets that can be read."""

    def __init__(self) -> None:
        self.opened: list[FormId] = []

    def manifest(self, form_id: FormId) -> ManifestView:
        return ManifestView(
            form_id, f"/content/{form_id}/", (), has_sound=False, server_needed=False
        )

    def outline(self, form_id: FormId) -> FormOutline:
        return FormOutline(form_id, "Rekenen 2F", "nl", (), ())

    def open_key(self, form_id: FormId) -> bytes:
        self.opened.append(form_id)
        return b"k" * 32

    def outbox_key(self, session_id: SessionId) -> bytes:
        return session_id.encode().ljust(32, b"*")


class FakeLockedBrowsers:
    """Lets every browser in, or only those that know the ``password``."""

    def __init__(self) -> None:
        self.password: str | None = None

    def check(self, evidence: BrowserEvidence) -> BrowserProof | None:
        if self.password is None:
            return None
        if evidence.evidence.get("password") != self.password:
            raise LockedBrowserRequired()
        return BrowserProof(f"{evidence.page_url} knows {self.password}")

    def accepts(self, proof: BrowserProof | None) -> bool:
        return self.password is None or (proof or "").endswith(f" knows {self.password}")


class FakeReleaseKeys:
    """Notes for which groups it made keys ready; ``refusal`` is what it says instead."""

    def __init__(self) -> None:
        self.ready: list[GroupId] = []
        self.refusal: Refusal | None = None

    def make_ready(self, group: SessionGroup) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.ready.append(group.id)

    def are_ready(self, group: SessionGroup) -> bool:
        return group.id in self.ready
