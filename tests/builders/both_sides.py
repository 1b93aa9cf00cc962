"""A school server and its cloud in one memory; the line between them can be cut anywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from chalicelib.adapters.parcels import ParcelSigner, SignedParcels
from chalicelib.core.kernel import CandidateId, GroupId, NotFound, SessionId, TakeInParcel
from chalicelib.core.sessions import (
    EpochOpened,
    GroupState,
    Presence,
    SessionGroup,
    first_presence,
)
from chalicelib.core.sync import (
    CloudOutOfReach,
    CloudRefused,
    HandingIn,
    HandOverNote,
    Intake,
    Parcel,
    ParcelIntake,
    ParcelPlace,
    ParcelTicket,
)
from tests.builders.edges import EDGE, School, an_edge
from tests.builders.sessions import GROUP, NINE, SCHOOL, a_batch, a_group, a_session, answer, epoch
from tests.fakes.audit import FakeAuditStore, FakeAuditTrail
from tests.fakes.kernel import StandingClock
from tests.fakes.sessions import FakeGroupStore, FakePresenceStore, FakeSessionStores
from tests.fakes.sync import FakeEdgeStore, FakeIntakeStore, FakeParcelBox
from tests.fakes.uplink import FakeOutboxStore, OrderedJournalStore, SilentUplink
from tests.fakes.work import FakeWorkQueue

LEASE = 2
SESSIONS = (SessionId("session-anna"), SessionId("session-bram"))
Answer = TypeVar("Answer")


class Crash(Exception):  # noqa: N818 - the power is gone
    """The school server stops in the middle of what it was doing."""


@dataclass
class Line:
    """Cuts the next requests: the words say how each goes; without a word it goes well."""

    goes: list[str] = field(default_factory=list)
    requests: int = 0

    def carry(self, request: Callable[[], Answer]) -> Answer:
        self.requests += 1
        how = self.goes.pop(0) if self.goes else "well"
        if how == "crash":
            raise Crash
        if how == "request lost":
            raise CloudOutOfReach
        answer = request()
        if how == "answer lost":
            raise CloudOutOfReach
        if how == "crash after":
            raise Crash
        return answer


class Side:
    """The stores of one side, with the same group in them."""

    def __init__(self, group: SessionGroup) -> None:
        self.memory = FakeSessionStores()
        self.groups = FakeGroupStore(self.memory)
        self.presences = FakePresenceStore(self.memory)
        self.journal = OrderedJournalStore()
        sessions = [
            a_session(id=one, candidate_id=CandidateId(one), login_name=one) for one in SESSIONS
        ]
        self.groups.add(SCHOOL, group, sessions, [first_presence(one, group) for one in sessions])

    @property
    def group(self) -> SessionGroup:
        return self.groups.get(SCHOOL, GROUP)

    def present(self) -> tuple[Presence, ...]:
        return self.presences.of_group(SCHOOL, GROUP)


class BothSides(SilentUplink):
    """Fulfils ``Uplink`` of the school server with the very services of the cloud."""

    def __init__(self, outbox_type: type[FakeOutboxStore] = FakeOutboxStore) -> None:
        released = a_group(lease=LEASE, edge_id=EDGE, state=GroupState.RELEASED, released_at=NINE)
        self.clock = StandingClock(NINE)
        self.line = Line()
        self.school = Side(released)
        self.cloud = Side(a_group(lease=LEASE, edge_id=EDGE, edge_name="FAO Noord", elsewhere=True))
        self.outbox = outbox_type(self.school.memory, self.school.journal)
        self.signer = ParcelSigner(School(EDGE).signing)
        self.box, self.queue = FakeParcelBox(), FakeWorkQueue()
        self.arrivals: list[str] = []
        self.sent: dict[str, set[str]] = {}
        self.chain_at_school, self.chains_in_the_cloud = FakeAuditStore(), FakeAuditStore()
        self.intakes = self._intakes()
        self.intake_service = self._intake_service()
        self.start()

    def start(self) -> None:
        """Start the school server, with nothing but what is on its disk."""
        self.handing_in = HandingIn(
            edge_id=EDGE,
            institution_id=SCHOOL,
            uplink=self,
            groups=self.school.groups,
            presences=self.school.presences,
            outbox=self.outbox,
            writer=self.signer,
            audits=self.chain_at_school,
            clock=self.clock,
        )

    def log_in(self, session_id: SessionId, login: int) -> None:
        opening = EpochOpened(session_id, epoch(login, LEASE), {}, self.clock())
        self.school.journal.open_epoch(SCHOOL, opening)

    def write(self, session_id: SessionId, seq: int, login: int = 1) -> None:
        batch = a_batch(
            answer("ITM-1", str(seq)),
            first_seq=seq,
            login=login,
            lease=LEASE,
            session_id=session_id,
        )
        self.school.journal.put(SCHOOL, batch, self.clock())

    def close(self) -> None:
        closed = self.school.group.close(self.clock())
        followed = [one.follow(closed, self.clock()) for one in self.school.present()]
        self.school.groups.save(SCHOOL, closed, followed)

    def take_back(self) -> None:
        group = self.cloud.group.take_back()
        self.cloud.groups.save(SCHOOL, group, [one.move(group) for one in self.cloud.present()])

    def take_in(self, number: int = 0) -> None:
        """Deliver one of the events that wait; work that the cloud gives itself is one too."""
        self.intake_service.take_in(self.arrivals.pop(number % len(self.arrivals)))
        self.arrivals += [one.key for one in self.queue.works if isinstance(one, TakeInParcel)]
        self.queue.works.clear()

    def settle(self) -> None:
        """Let the line be whole again until the school server has nothing more to say."""
        self.line.goes.clear()
        for _ in range(100):
            self.clock.move(seconds=61)
            waiting = self.handing_in.run()
            while self.arrivals:
                self.take_in()
            if not waiting and self.handing_in.is_home(GROUP):
                return
        raise AssertionError("it never comes home")

    def opened(self, place: ParcelPlace) -> Parcel:
        """Open a frozen parcel."""
        return SignedParcels().read(self.outbox.get(place).text, School(EDGE).keys.signing)

    def ticket(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        edge = an_edge()
        return self.line.carry(
            lambda: self.intake_service.ticket(edge, place, sha256=sha256, size_bytes=size_bytes)
        )

    def deliver(self, ticket: ParcelTicket, text: str) -> None:
        if self.line.goes[:1] == ["swallowed"]:
            # Something in between said yes, and it was not the cloud.
            self.line.goes.pop(0)
            return

        def put() -> None:
            self.sent.setdefault(ticket.url, set()).add(text)
            status = self.box.put(ticket, text)
            assert status in (200, 412)
            if status == 200:
                self.arrivals.append(ticket.url.removeprefix(self.box.ADDRESS))

        self.line.carry(put)

    def intake(self, group_id: GroupId, lease: int) -> Intake:
        edge = an_edge()
        try:
            return self.line.carry(
                lambda: self.intake_service.progress(edge, group_id=group_id, lease=lease)
            )
        except NotFound as refusal:
            raise CloudRefused(refusal.reference) from refusal

    def _intakes(self) -> FakeIntakeStore:
        intakes = FakeIntakeStore()
        key = School(EDGE).keys.signing
        intakes.expect(HandOverNote(EDGE, GROUP, LEASE, key, frozenset(SESSIONS)))
        return intakes

    def _intake_service(self) -> ParcelIntake:
        edges = FakeEdgeStore()
        edges.add(an_edge())
        return ParcelIntake(
            edges=edges,
            box=self.box,
            reader=SignedParcels(),
            intakes=self.intakes,
            groups=self.cloud.groups,
            presences=self.cloud.presences,
            journals=self.cloud.journal,
            trail=FakeAuditTrail(self.chains_in_the_cloud),
            queue=self.queue,
        )
