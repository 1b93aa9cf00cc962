"""Makes the state of a school server that fetched a group; no cloud is needed for it."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.edge.form import put_demonstration_exam
from chalicelib.adapters.passwords.argon2id import Argon2idHasher
from chalicelib.adapters.passwords.verifiers import EdgeVerifiers
from chalicelib.core.access import Account, AccountState, Membership, Password, Role
from chalicelib.core.exams import FormSummary
from chalicelib.core.kernel import (
    CandidateId,
    EdgeId,
    ExamId,
    GroupId,
    InstitutionId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions import (
    ExamSession,
    GroupState,
    PlannableCandidate,
    SessionGroup,
    first_presence,
)
from chalicelib.core.sync import Activated
from demonstration.people import PASSWORD
from fao_edge.adapters.disk import DiskBlobStore
from fao_edge.adapters.identity import keep_identity
from fao_edge.adapters.keys import DeviceKeyVault, device_keys
from fao_edge.adapters.sqlite.accounts import SqliteAccountStore
from fao_edge.adapters.sqlite.candidate_names import SqliteCandidateNames
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.groups import SqliteGroupStore

EDGE = EdgeId("bench")
SCHOOL = InstitutionId("school")
SITE = SiteId("site")
EXAM = ExamId("exam")
GROUP = GroupId("group")
PROCTOR = UserId("proctor")
USERNAME = "afname.bench"
ACCESS_CODE = "KM7PW3"
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Hall:
    """The state folder of a school server, its one group, and what stands on the slips."""

    state: Path
    login_names: tuple[str, ...] = field(repr=False)
    group_id: str = GROUP
    access_code: str = ACCESS_CODE
    username: str = USERNAME
    password: str = field(default=PASSWORD, repr=False)

    @property
    def database(self) -> Path:
        """The file with everything that was saved."""
        return self.state / "edge.sqlite"

    @property
    def slips(self) -> tuple[tuple[str, str], ...]:
        """Access code and login name of each candidate."""
        return tuple((self.access_code, name) for name in self.login_names)


def make_hall(state: Path, candidates: int) -> Hall:
    """Make a state folder: activated, with a group of the demonstration exam that may be released.

    The keys of the exam are here already, so nothing of it needs the cloud.
    """
    state.mkdir(parents=True, exist_ok=True)
    at = datetime.now(UTC)
    keep_identity(state / "edge.json", Activated(EDGE, SCHOOL, "FAO in de meetzaal", at))
    keys = device_keys(state / "keys")
    with closing(Database(state / "edge.sqlite")) as database:
        content, vault = DiskBlobStore(state / "content"), DeviceKeyVault(keys.device)
        form = put_demonstration_exam(EXAM, database, content, vault)
        SqliteAccountStore(database).put(_proctor(at))
        names = _put_group(database, _group(form, candidates, at), list(_people(candidates)))
    return Hall(state, names)


def _put_group(
    database: Database, group: SessionGroup, people: list[PlannableCandidate]
) -> tuple[str, ...]:
    sessions = [_session(group, one, f"KAND{at:04}") for at, one in enumerate(people)]
    SqliteCandidateNames(database).put_all(SCHOOL, people)
    presences = [first_presence(session, group) for session in sessions]
    SqliteGroupStore(database).put(SCHOOL, group, sessions, presences)
    return tuple(session.login_name for session in sessions)


def _group(form: FormSummary, candidates: int, at: datetime) -> SessionGroup:
    return SessionGroup(
        id=GROUP,
        institution_id=SCHOOL,
        site_id=SITE,
        exam_id=EXAM,
        exam_title="Rekenen 2F (demonstratie)",
        form_id=form.form_id,
        name="Meetzaal",
        opens_at=at - AN_HOUR,
        closes_at=at + 3 * AN_HOUR,
        duration_minutes=120,
        total_items=form.total_items,
        access_code=ACCESS_CODE,
        proctor_ids=frozenset({PROCTOR}),
        candidate_count=candidates,
        state=GroupState.DISTRIBUTED,
        lease=2,
        edge_id=EDGE,
        edge_name="FAO in de meetzaal",
    )


def _session(group: SessionGroup, candidate: PlannableCandidate, name: str) -> ExamSession:
    return ExamSession(
        id=SessionId(f"session-{candidate.id}"),
        institution_id=group.institution_id,
        group_id=group.id,
        candidate_id=candidate.id,
        login_name=name,
        access_code=group.access_code,
        exam_id=group.exam_id,
        exam_title=group.exam_title,
        form_id=group.form_id,
        group_name=group.name,
        total_items=group.total_items,
        duration_minutes=group.duration_minutes,
        extra_time_minutes=candidate.extra_time_minutes,
        seed=f"seed-{candidate.id}",
    )


def _people(count: int) -> Iterable[PlannableCandidate]:
    for number in range(1, count + 1):
        name = f"Kandidaat {number}"
        yield PlannableCandidate(CandidateId(f"candidate-{number}"), name, name, 0, SITE)


def _proctor(at: datetime) -> Account:
    return Account(
        user_id=PROCTOR,
        username=USERNAME,
        first_name="",
        last_name="Afnameleider",
        email="",
        phone="",
        memberships=(Membership(SCHOOL, frozenset({SITE}), frozenset({Role.PROCTOR})),),
        state=AccountState.ACTIVE,
        password=Password(EdgeVerifiers().verifier(Argon2idHasher().hash(PASSWORD), EDGE), at),
        created_at=at,
    )
