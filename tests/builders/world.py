"""A sample world: two schools of the same shape, with a thing in every state that acts ask for.

The ids are those of the examples in ``chalicelib/acts``; the other school's begin with ``other-``.
All services are wired by ``chalicelib.bootstrap`` itself, over fakes.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib.acts.catalogue import all_acts
from chalicelib.bootstrap.services import CloudServices
from chalicelib.config import settings
from chalicelib.core.access import (
    Actor,
    Link,
    LinkPurpose,
    Login,
    PasswordHasher,
    Role,
    Scope,
    id_hash,
)
from chalicelib.core.candidates import ImportErrorReport
from chalicelib.core.exams import ExamState, PackageReason
from chalicelib.core.institutions import BrinCode, EducationLevel, Institution, Site, SiteCode
from chalicelib.core.kernel import CandidateId, ExamId, InstitutionId, SiteId, UserId
from chalicelib.serving.dispatch import Server
from chalicelib.serving.security import COOKIES, csrf_token
from chalicelib.serving.services import Setting
from tests.builders import (
    world_of_edges,
    world_of_logins,
    world_of_registrations,
    world_of_sessions,
    world_of_users,
)
from tests.builders.access import NINE
from tests.builders.candidates import a_candidate, an_identity, an_import
from tests.builders.exams import a_mastered_form, an_exam
from tests.fakes.access import (
    FakeAccountStore,
    FakeAttemptStore,
    FakeLinkStore,
    FakeLoginStore,
    FakeMailFailureStore,
    FakePasswordHasher,
    FakePendingLoginStore,
    FakeRememberedBrowserStore,
)
from tests.fakes.audit import FakeAuditStore, FakeAuditTrail
from tests.fakes.authenticators import FakeAuthenticatorStore
from tests.fakes.candidates import FakeCandidateStore, FakeImportStore
from tests.fakes.exams import (
    FakeBlobStore,
    FakeExamStore,
    FakeFormStore,
    FakeImportProgressStore,
    FakePackageMaster,
    FakeUploadStore,
    FakeWrappedKeyStore,
)
from tests.fakes.institutions import FakeInstitutionStore
from tests.fakes.kernel import CountingIds, StandingClock
from tests.fakes.keys import FakeKeyVault, FakePartSealer
from tests.fakes.scores import FakeFileStore, FakeItemScorer, FakeScoreStore
from tests.fakes.sessions import (
    FakeGroupStore,
    FakeJournalStore,
    FakePresenceStore,
    FakeSessionStore,
    FakeSessionStores,
    FakeTokens,
    FakeWorkspaceStore,
)
from tests.fakes.sync import FakeEdgeStore, FakeIntakeStore, FakeParcelBox
from tests.fakes.work import FakeWorkQueue

OWN, OTHER = InstitutionId("school-own"), InstitutionId("school-other")
PASSWORD = world_of_users.PASSWORD
A_REASON = PackageReason("score-not-declared", "items/opgave-07.xml", line=12)


class World:
    """Everything there is, and who may come in."""

    def __init__(self, *, hasher: PasswordHasher | None = None) -> None:
        self.hasher = hasher or FakePasswordHasher()
        self.clock = StandingClock(world_of_sessions.NOW)
        self.memory = FakeSessionStores()
        self.audit = FakeAuditStore()
        self.stores = self._stores()
        self.services = CloudServices(settings(), self.clock)
        vars(self.services).update(self.stores)
        handing_over = world_of_edges.with_readable_verifiers(self.services.handing_over)
        vars(self.services)["handing_over"] = handing_over
        self.tokens = FakeTokens()
        world_of_logins.with_readable_codes(self.services)
        self._exams()
        world_of_registrations.fill(self.stores)
        for school, prefix in ((OWN, ""), (OTHER, "other-")):
            self._school(school, prefix)
            world_of_logins.fill_school(self.stores, school, prefix, self.clock())

    def server(self) -> Server:
        """The application over this world."""
        setting = Setting(
            "https://facet.example.nl", "/api", "/static", "https://upload.example.nl", "secret"
        )
        services = self.services
        return Server(all_acts(), services, services.logins, self.tokens, setting, self.clock)

    def log_in(self, role: Role, scope: Scope, school: InstitutionId = OWN) -> dict[str, str]:
        """Give the headers of somebody who is logged in, with the token that pages carry."""
        prefix = "" if school == OWN else "other-"
        login_id = f"login-{school}-{role.value}-{scope.value}".replace("_", "-")
        user_id = UserId(f"{prefix}user-proctor")
        actor = Actor(
            user_id, school, frozenset({SiteId(f"{prefix}site-own")}), frozenset({role}), scope, "X"
        )
        now = self.clock()
        self.stores["login_store"].add(Login(id_hash(login_id), actor, now, now))
        cookie = f"{COOKIES[scope]}={login_id}"
        return {"cookie": cookie, "x-csrf-token": csrf_token("secret", login_id)}

    def snapshot(self) -> str:
        """Write down everything that acts can change, apart from who is logged in."""
        kept = {name: store for name, store in self.stores.items() if name != "login_store"}
        return repr({name: vars(store) for name, store in kept.items()} | vars(self.memory))

    def _stores(self) -> dict[str, Any]:
        return {
            "new_id": CountingIds(),
            "audit_trail": FakeAuditTrail(self.audit),
            "audit_store": self.audit,
            "account_store": FakeAccountStore(),
            "attempt_store": FakeAttemptStore(),
            "login_store": FakeLoginStore(),
            "pending_login_store": FakePendingLoginStore(),
            "remembered_browser_store": FakeRememberedBrowserStore(),
            "authenticator_store": FakeAuthenticatorStore(),
            "mail_failure_store": FakeMailFailureStore(),
            "link_store": FakeLinkStore(),
            "hasher": self.hasher,
            "institution_store": FakeInstitutionStore(),
            **world_of_registrations.stores(),
            "candidate_store": FakeCandidateStore(),
            "import_store": FakeImportStore(),
            "exam_store": FakeExamStore(),
            "import_progress_store": FakeImportProgressStore(),
            "form_store": FakeFormStore(),
            "wrapped_key_store": FakeWrappedKeyStore(),
            "key_vault": FakeKeyVault(),
            "sealer": FakePartSealer(),
            "package_master": FakePackageMaster(a_mastered_form()),
            "item_scorer": FakeItemScorer(),
            "content_bucket": FakeBlobStore(),
            "vault_bucket": FakeBlobStore(),
            "upload_store": FakeUploadStore(),
            "files": FakeFileStore(),
            "group_store": FakeGroupStore(self.memory),
            "session_store": FakeSessionStore(self.memory),
            "presence_store": FakePresenceStore(self.memory),
            "journal_store": FakeJournalStore(),
            "workspace_store": FakeWorkspaceStore(),
            "score_store": FakeScoreStore(),
            "edge_store": FakeEdgeStore(),
            "intake_store": FakeIntakeStore(),
            "parcel_box": FakeParcelBox(),
            "work": FakeWorkQueue(),
            "import_work": FakeWorkQueue(),
        }

    def _exams(self) -> None:
        publisher = replace(_actor(), roles=frozenset({Role.EXAM_PUBLISHER}))
        publishing = self.services.publishing
        # The chains of a world begin with what its test does.
        importing = replace(self.services.importing, trail=FakeAuditTrail())
        refusing = replace(importing, packages=FakePackageMaster(reasons=(A_REASON,)))
        ends = {"mastered": importing, "published": importing, "refused": refusing}
        for state in ("uploaded", "importing", *ends):
            exam_id = ExamId(f"exam-{state}")
            self.stores["exam_store"].add(an_exam(exam_id, ExamState.UPLOADED))
            self.stores["upload_store"].post({"key": f"uploads/{exam_id}.zip"}, b"a zip")
            if state != "uploaded":
                importing.receive_upload(publisher, exam_id=exam_id)
            if state in ends:
                ends[state].import_package(exam_id)
        publishing.publish(
            publisher,
            exam_id=ExamId("exam-published"),
            title="Rekenen 2F",
            subject="Rekenen",
            level=EducationLevel.F2,
            period="2026 P2",
            duration_minutes=60,
        )

    def _school(self, school: InstitutionId, prefix: str) -> None:
        brin = BrinCode("99ZA" if school == OWN else "99ZB")
        site_id = SiteId(f"{prefix}site-own")
        levels = frozenset({EducationLevel.F2})
        self.stores["institution_store"].put(Institution(school, brin, f"School {prefix}"))
        self.stores["institution_store"].put_site(
            Site(site_id, school, SiteCode(brin, "00"), "Hoofdvestiging", levels)
        )
        self.stores["link_store"].add(
            Link(
                id_hash(f"{prefix}password-link"),
                LinkPurpose.PASSWORD_FORGOTTEN,
                UserId(f"{prefix}user-proctor"),
                self.clock() + timedelta(minutes=60),
                {
                    "password_set_at": NINE.isoformat(),
                    "mailed_to": f"{prefix}proctor@school.example.nl",
                },
            )
        )
        world_of_users.fill(self.stores, school, prefix, site_id)
        candidates = [
            a_candidate(
                id=CandidateId(f"{prefix}candidate-{n}"),
                institution_id=school,
                site_id=site_id,
                identity=an_identity(number=str(100 + n)),
            )
            for n in range(1, 9)
        ]
        self.stores["candidate_store"].put_all(school, candidates)
        self.stores["import_store"].add(
            an_import(
                id=f"{prefix}import-read",
                institution_id=school,
                site_id=site_id,
                read_at=self.clock(),
                report=ImportErrorReport((), 0),
                register_version=0,
            )
        )
        exam = self.stores["exam_store"].get(ExamId("exam-published"))
        world_of_sessions.fill(self.stores, school, prefix, site_id, exam)
        admin = replace(_actor(), institution_id=school)
        world_of_edges.fill(self.stores, self.services.edges, admin, prefix)
        world_of_edges.hand_over(self.stores, self.services.handing_over, prefix)


def _actor() -> Actor:
    return Actor(UserId("user-1"), OWN, frozenset(), frozenset(), Scope.PORTAL, "Els Bakker")
