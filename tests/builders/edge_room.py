"""The cloud's side of school servers over fakes, with a group planned on one of them."""

from dataclasses import replace
from typing import Any

from chalicelib.adapters.edge_calls import SignedEdgeCalls
from chalicelib.adapters.parcels import SignedParcels
from chalicelib.adapters.sealing import HpkeSealer
from chalicelib.core.access import Account
from chalicelib.core.exams import ContentKeys, ExamForm, OutlineKeys
from chalicelib.core.kernel import (
    EdgeId,
    GroupId,
    InstitutionId,
    ScoreGroup,
    TakeInParcel,
    UserId,
)
from chalicelib.core.sessions import ExamSession, GroupState, Presence, SessionGroup
from chalicelib.core.sync import (
    EdgeAccess,
    EdgeServer,
    EdgeServers,
    EdgeStore,
    HandedOver,
    HandingOver,
    IntakeStore,
    Parcel,
    ParcelBox,
    ParcelIntake,
    ParcelPlace,
)
from tests.builders.access import an_account
from tests.builders.edges import EDGE, School, an_edge
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import EXAM, FORM, NINE, PROCTOR, SCHOOL, minutes
from tests.fakes.audit import FakeAuditTrail
from tests.fakes.exams import FakeFormStore, FakeWrappedKeyStore
from tests.fakes.keys import FakeKeyVault
from tests.fakes.sync import FakeEdgeStore, FakeIntakeStore, FakeParcelBox


class Verifiers:
    """Verifiers that can be read."""

    def verifier(self, password_hash: str, edge_id: EdgeId) -> str:
        return f"{password_hash} at {edge_id}"


class Proctors:
    """The account of the proctor."""

    def accounts(
        self, institution_id: InstitutionId, user_ids: frozenset[UserId]
    ) -> tuple[Account, ...]:
        account = an_account(user_id=PROCTOR, institution_id=SCHOOL)
        return (account,) if PROCTOR in user_ids else ()


class EdgeRoom(ExamHall):
    """An exam hall whose school has a server."""

    def __init__(
        self,
        *,
        edges: EdgeStore | None = None,
        intakes: IntakeStore | None = None,
        box: ParcelBox | None = None,
        **stores: Any,
    ) -> None:
        super().__init__(**stores)
        self.fake_box = FakeParcelBox()
        self.edges = edges or FakeEdgeStore()
        self.intakes = intakes or FakeIntakeStore()
        self.box = box or self.fake_box
        self.school = School()
        self.edge = self.edges.add(an_edge())
        self.directory.edges[SCHOOL, EDGE] = self.edge.name
        self._wire_sync()

    def plan_offline(self, *candidates: str, edge_id: EdgeId = EDGE) -> GroupId:
        plan = self.plan(*(candidates or ("anna", "bram")), edge_id=edge_id)
        return self.planning.plan_group(self.proctor, plan=plan).group_id

    def hand_over(
        self, group_id: GroupId, edge: EdgeServer | None = None, *, lost_lease: int | None = None
    ) -> HandedOver:
        return self.handing_over.hand_over(
            edge or self.edge, group_id=group_id, lost_lease=lost_lease
        )

    def handed_over(self, *candidates: str) -> GroupId:
        group_id = self.plan_offline(*candidates)
        self.hand_over(group_id)
        return group_id

    def offline_again(self, group_id: GroupId, *candidates: str) -> None:
        """Plan a group that was taken back for its school server anew, and hand it over."""
        plan = self.plan(*(candidates or ("anna", "bram")), edge_id=EDGE)
        version = self.group(group_id).version
        self.planning.correct_group(self.proctor, group_id=group_id, version=version, plan=plan)
        self.hand_over(group_id)

    def take_back(self, group_id: GroupId) -> None:
        self.handing_over.take_back(self.proctor, group_id=group_id)

    def group(self, group_id: GroupId) -> SessionGroup:
        return self.groups.get(SCHOOL, group_id)

    def session(self, group_id: GroupId, candidate: str = "anna") -> ExamSession:
        return self.sessions.find(self.presence(group_id, candidate).login_name)

    def arrive(self, parcel: Parcel, school: School | None = None) -> None:
        """Let a parcel arrive, and do all the work that comes of it."""
        self.put_down(parcel, school)
        self.tell(parcel.place)

    def put_down(self, parcel: Parcel, school: School | None = None) -> None:
        self.fake_box.arrive(parcel.place, (school or self.school).sign(parcel))

    def tell(self, place: ParcelPlace) -> None:
        """Deliver the event of an arrival, and whatever it puts on the queue of that kind."""
        self.parcel_intake.take_in(place.key)
        while waiting := [one for one in self.queue.works if isinstance(one, TakeInParcel)]:
            self.queue.works.remove(waiting[0])
            self.parcel_intake.take_in(waiting[0].key)

    def applied(self, group_id: GroupId, lease: int = 2) -> int:
        return self.parcel_intake.progress(self.edge, group_id=group_id, lease=lease).applied

    def asked_for_scores(self, group_id: GroupId) -> int:
        return self.queue.works.count(ScoreGroup(SCHOOL, group_id))

    def seen(
        self, group_id: GroupId, group_state: GroupState, **changes: Any
    ) -> tuple[Presence, ...]:
        """The live records as the school server has them: Anna started, Bram did not come."""
        started: dict[str, Any] = {"started_at": NINE, "deadline_at": NINE + minutes(60)}
        told = []
        for one in self.presences.of_group(SCHOOL, group_id):
            fields = started | changes if one.candidate_id == "anna" else {}
            told.append(replace(one, group_state=group_state, elsewhere=False, **fields))
        return tuple(told)

    def _wire_sync(self) -> None:
        forms, wrapped, vault = FakeFormStore(), FakeWrappedKeyStore(), FakeKeyVault()
        forms.add(ExamForm(FORM, EXAM, (), b"sealed", has_sound=True))
        content, outline = ContentKeys(wrapped, vault), OutlineKeys(wrapped, vault)
        self.content_key, self.outline_key = content.new_key(FORM), outline.new_key(FORM)
        self.edge_servers = EdgeServers(
            edges=self.edges,
            trail=FakeAuditTrail(),
            groups=self.groups,
            sealer=HpkeSealer(),
            server_key=b"server key",
            clock=self.clock,
            new_id=self.new_id,
        )
        self.edge_access = EdgeAccess(self.edges, SignedEdgeCalls(), self.clock)
        self.handing_over = HandingOver(
            groups=self.groups,
            sessions=self.sessions,
            presences=self.presences,
            intakes=self.intakes,
            candidates=self.directory,
            forms=forms,
            proctors=Proctors(),
            verifiers=Verifiers(),
            content_keys=content,
            outline_keys=outline,
            sealer=HpkeSealer(),
            clock=self.clock,
        )
        self.parcel_intake = ParcelIntake(
            edges=self.edges,
            box=self.box,
            reader=SignedParcels(),
            intakes=self.intakes,
            groups=self.groups,
            presences=self.presences,
            journals=self.journals,
            trail=FakeAuditTrail(),
            queue=self.queue,
        )
