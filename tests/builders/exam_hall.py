"""An exam hall: all services of sessions wired together, with a planned group to work on."""

from datetime import timedelta

from chalicelib.core.access import Role
from chalicelib.core.exams import EducationLevel
from chalicelib.core.kernel import CandidateId, ExamId, FormId, GroupId, SessionId, UserId
from chalicelib.core.sessions import (
    Accepting,
    Admitted,
    Adopting,
    CandidateLogin,
    Delivery,
    GroupPlan,
    GroupStore,
    JournalStore,
    Monitoring,
    MonitorRow,
    PlanChecks,
    PlannableCandidate,
    Planning,
    Presence,
    PresenceReport,
    PresenceStore,
    SessionStore,
    Steering,
    TokenClaims,
    WorkspaceStore,
)
from tests.builders.sessions import EXAM, FORM, NINE, PROCTOR, SCHOOL, SITE, an_actor
from tests.fakes.kernel import CountingIds, StandingClock
from tests.fakes.neighbours_of_sessions import (
    FakeDirectory,
    FakeForms,
    FakeLockedBrowsers,
    FakeReleaseKeys,
    FakeSafePlace,
)
from tests.fakes.sessions import (
    FakeGroupStore,
    FakeJournalStore,
    FakePresenceStore,
    FakeSessionStore,
    FakeSessionStores,
    FakeTokens,
    FakeWorkspaceStore,
)
from tests.fakes.work import FakeWorkQueue

REPORT = PresenceReport(item_id=None, answered=0, total=12, waiting=0)


class ExamHall:
    """The services over fakes, or over the stores that are handed in."""

    def __init__(
        self,
        *,
        groups: GroupStore | None = None,
        sessions: SessionStore | None = None,
        presences: PresenceStore | None = None,
        journals: JournalStore | None = None,
        workspaces: WorkspaceStore | None = None,
    ) -> None:
        self.memory = FakeSessionStores()
        self.groups = groups or FakeGroupStore(self.memory)
        self.sessions = sessions or FakeSessionStore(self.memory)
        self.presences = presences or FakePresenceStore(self.memory)
        self.journals = journals or FakeJournalStore()
        self.workspaces = workspaces or FakeWorkspaceStore()
        self.browsers = FakeLockedBrowsers()
        self.directory = FakeDirectory()
        self.forms = FakeForms()
        self.tokens = FakeTokens()
        self.queue = FakeWorkQueue()
        self.release_keys = FakeReleaseKeys()
        self.safe_place = FakeSafePlace()
        self.clock = StandingClock(NINE)
        self.new_id = CountingIds()
        self.proctor = an_actor()
        self._open_the_school()
        self._wire()

    def plan(self, *candidates: str, **changes: object) -> GroupPlan:
        """A plan that can be carried out, for these candidates."""
        fields: dict[str, object] = {
            "name": "Rekenen 4A",
            "exam_id": EXAM,
            "site_id": SITE,
            "opens_at": NINE - timedelta(minutes=15),
            "closes_at": NINE + timedelta(minutes=120),
            "proctor_ids": frozenset({PROCTOR}),
            "candidate_ids": frozenset(map(CandidateId, candidates or ("anna",))),
        }
        return GroupPlan(**(fields | changes))  # type: ignore[arg-type]

    def plan_group(self, *candidates: str) -> GroupId:
        """Plan a group; ``release`` it before somebody starts."""
        return self.planning.plan_group(self.proctor, plan=self.plan(*candidates)).group_id

    def release(self, group_id: GroupId) -> None:
        self.monitoring.release_group(self.proctor, group_id=group_id)

    def presence(self, group_id: GroupId, candidate: str = "anna") -> Presence:
        """The live record of a candidate."""
        rows = self.presences.of_group(SCHOOL, group_id)
        return next(row for row in rows if row.candidate_id == candidate)

    def session_id(self, group_id: GroupId, candidate: str = "anna") -> SessionId:
        return self.presence(group_id, candidate).session_id

    def row(self, group_id: GroupId, candidate: str = "anna") -> MonitorRow:
        """What the monitor says of a candidate."""
        view = self.monitoring.view_group(self.proctor, group_id=group_id)
        return next(row for row in view.rows if row.candidate_id == candidate)

    def try_to_log_in(
        self, group_id: GroupId, *, computer: str | None = "pc-1", candidate: str = "anna"
    ) -> object:
        """Log in with the right code and name; the answer may be that the login waits."""
        session = self.sessions.find(self.presence(group_id, candidate).login_name)
        return self.login.log_in(
            access_code=session.access_code, login_name=session.login_name, computer=computer
        )

    def log_in(
        self, group_id: GroupId, *, computer: str | None = "pc-1", candidate: str = "anna"
    ) -> TokenClaims:
        """Log in and give what the token claims."""
        admitted = self.try_to_log_in(group_id, computer=computer, candidate=candidate)
        assert isinstance(admitted, Admitted)
        return self.tokens.read(admitted.token)

    def start(self, group_id: GroupId, *, candidate: str = "anna") -> TokenClaims:
        """Log in and start."""
        claims = self.log_in(group_id, candidate=candidate)
        self.delivery.start(claims)
        return claims

    def busy_group(self) -> tuple[GroupId, TokenClaims]:
        """A released group in which Anna is busy and was just seen."""
        group_id = self.plan_group("anna")
        self.release(group_id)
        claims = self.start(group_id)
        self.delivery.report_presence(claims, report=REPORT)
        return group_id, claims

    def _open_the_school(self) -> None:
        self.directory.publish(ExamId(EXAM), FormId(FORM), NINE)
        self.directory.levels[SCHOOL, SITE] = frozenset({EducationLevel.F2.value})
        self.directory.proctors[SCHOOL, SITE, Role.PROCTOR] = frozenset(
            {PROCTOR, UserId("PROCTOR-2")}
        )
        for name, extra in (("anna", 0), ("bram", 0), ("cem", 30)):
            person = PlannableCandidate(CandidateId(name), name.title(), name.title(), extra, SITE)
            self.directory.people[SCHOOL, person.id] = person

    def _wire(self) -> None:
        checks = PlanChecks(
            self.directory,
            self.directory,
            self.directory,
            self.directory,
            self.directory,
            self.clock,
        )
        self.planning = Planning(
            self.groups,
            self.sessions,
            self.presences,
            self.directory,
            checks,
            self.queue,
            self.clock,
            self.new_id,
        )
        self.monitoring = Monitoring(
            self.groups,
            self.presences,
            self.directory,
            self.release_keys,
            self.safe_place,
            self.queue,
            self.clock,
        )
        self.steering = Steering(
            self.monitoring, self.groups, self.presences, self.clock, self.new_id
        )
        self.adopting = Adopting(self.monitoring, self.journals)
        self.accepting = Accepting(
            self.groups, self.presences, self.journals, self.directory, self.queue, self.clock
        )
        self.login = CandidateLogin(
            self.sessions,
            self.presences,
            self.journals,
            self.workspaces,
            self.forms,
            self.directory,
            self.forms,
            self.tokens,
            self.browsers,
            self.clock,
            self.new_id,
        )
        self.delivery = Delivery(
            self.groups,
            self.sessions,
            self.presences,
            self.journals,
            self.workspaces,
            self.forms,
            self.forms,
            self.safe_place,
            self.queue,
            self.clock,
        )
