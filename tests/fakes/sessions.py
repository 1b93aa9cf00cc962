"""The stores of sessions, and their tokens, in memory. They keep the same promises as the real
ones, or the contract suites turn red."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, NotFound, SessionId
from chalicelib.core.sessions import (
    Adoption,
    Batch,
    BatchDiffers,
    Epoch,
    EpochOpened,
    ExamSession,
    Journal,
    Kept,
    LateAccepted,
    Presence,
    SessionGroup,
    SignOfLife,
    StoredBatch,
    TokenClaims,
    TokenInvalid,
    Workspace,
)


class FakeSessionStores:
    """Groups, sessions and presences: three ports over one memory, as one table holds them."""

    def __init__(self) -> None:
        self.groups: dict[tuple[InstitutionId, GroupId], SessionGroup] = {}
        self.sessions: dict[str, ExamSession] = {}
        self.presences: dict[tuple[InstitutionId, GroupId, SessionId], Presence] = {}


def _place(presence: Presence) -> tuple[InstitutionId, GroupId, SessionId]:
    return presence.institution_id, presence.group_id, presence.session_id


class FakePresenceStore:
    """Live records in memory."""

    def __init__(self, memory: FakeSessionStores) -> None:
        self._rows = memory.presences

    def get(
        self, institution_id: InstitutionId, group_id: GroupId, session_id: SessionId
    ) -> Presence:
        try:
            return self._rows[institution_id, group_id, session_id]
        except KeyError:
            raise NotFound() from None

    def of_group(self, institution_id: InstitutionId, group_id: GroupId) -> tuple[Presence, ...]:
        return tuple(
            presence
            for place, presence in sorted(self._rows.items())
            if place[:2] == (institution_id, group_id)
        )

    def save(self, institution_id: InstitutionId, presence: Presence) -> Presence:
        self.check(institution_id, presence)
        return self.write(presence)

    def report(
        self,
        institution_id: InstitutionId,
        group_id: GroupId,
        session_id: SessionId,
        epoch: Epoch,
        life: SignOfLife,
    ) -> Presence:
        there = self.get(institution_id, group_id, session_id)
        if there.epoch == epoch:
            known = there.life
            if life.item_id is None and known is not None and known.item_id is not None:
                life = replace(
                    life, item_id=known.item_id, answered=known.answered, number=known.number
                )
            self._rows[_place(there)] = replace(there, life=life)
        return self._rows[_place(there)]

    def check(self, institution_id: InstitutionId, presence: Presence) -> None:
        there = self._rows.get((institution_id, presence.group_id, presence.session_id))
        if there is None or there.version != presence.version:
            raise ChangedMeanwhile()

    def write(self, presence: Presence) -> Presence:
        # A sign of life that came in meanwhile stays: saving never writes it.
        life = self._rows[_place(presence)].life
        saved = replace(presence, version=presence.version + 1, life=life)
        self._rows[_place(presence)] = saved
        return saved

    def insert(self, presence: Presence) -> None:
        self._rows[_place(presence)] = replace(presence, version=presence.version + 1)


class FakeSessionStore:
    """Sessions in memory, by login name."""

    def __init__(self, memory: FakeSessionStores) -> None:
        self._rows = memory.sessions

    def find(self, login_name: str) -> ExamSession:
        try:
            return self._rows[login_name]
        except KeyError:
            raise NotFound() from None

    def of_group(
        self, institution_id: InstitutionId, login_names: Sequence[str]
    ) -> tuple[ExamSession, ...]:
        found = (self._rows[name] for name in login_names if name in self._rows)
        return tuple(one for one in found if one.institution_id == institution_id)

    def taken(self, login_names: Sequence[str]) -> frozenset[str]:
        return frozenset(login_names) & self._rows.keys()


class FakeGroupStore:
    """Groups in memory; they change together with their sessions and presences."""

    def __init__(self, memory: FakeSessionStores) -> None:
        self._memory = memory
        self._presences = FakePresenceStore(memory)

    def get(self, institution_id: InstitutionId, group_id: GroupId) -> SessionGroup:
        try:
            return self._memory.groups[institution_id, group_id]
        except KeyError:
            raise NotFound() from None

    def of_institution(self, institution_id: InstitutionId) -> tuple[SessionGroup, ...]:
        rows = (
            group for (owner, _), group in self._memory.groups.items() if owner == institution_id
        )
        return tuple(sorted(rows, key=lambda group: (group.opens_at, group.id)))

    def add(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        taken = {session.login_name for session in sessions} & self._memory.sessions.keys()
        if taken or (institution_id, group.id) in self._memory.groups:
            raise ChangedMeanwhile()
        self._insert(zip(sessions, presences, strict=True))
        return self._write(group)

    def correct(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        *,
        kept: Sequence[tuple[ExamSession, Presence]],
        added: Sequence[tuple[ExamSession, Presence]],
        removed: Sequence[ExamSession],
    ) -> SessionGroup:
        self._check(institution_id, group)
        for _, presence in kept:
            self._presences.check(institution_id, presence)
        for session, presence in kept:
            self._memory.sessions[session.login_name] = session
            self._presences.write(presence)
        self._insert(added)
        for session in removed:
            del self._memory.sessions[session.login_name]
            del self._memory.presences[institution_id, group.id, session.id]
        return self._write(group)

    def save(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        presences: Sequence[Presence] = (),
    ) -> SessionGroup:
        self._check(institution_id, group)
        for presence in presences:
            self._presences.check(institution_id, presence)
        for presence in presences:
            self._presences.write(presence)
        return self._write(group)

    def _check(self, institution_id: InstitutionId, group: SessionGroup) -> None:
        there = self._memory.groups.get((institution_id, group.id))
        if there is None or there.version != group.version:
            raise ChangedMeanwhile()

    def _insert(self, seats: Iterable[tuple[ExamSession, Presence]]) -> None:
        for session, presence in seats:
            self._memory.sessions[session.login_name] = session
            self._presences.insert(presence)

    def _write(self, group: SessionGroup) -> SessionGroup:
        saved = replace(group, version=group.version + 1)
        self._memory.groups[group.institution_id, group.id] = saved
        return saved


class FakeJournalStore:
    """Journals in memory."""

    def __init__(self) -> None:
        self.batches: dict[tuple[InstitutionId, SessionId, Epoch, int], StoredBatch] = {}
        self.openings: dict[tuple[InstitutionId, SessionId, Epoch], EpochOpened] = {}
        self.adoptions: dict[tuple[InstitutionId, SessionId, Epoch, int], Adoption] = {}
        self.late_accepted: dict[tuple[InstitutionId, SessionId, int], LateAccepted] = {}

    def put(self, institution_id: InstitutionId, batch: Batch, received_at: datetime) -> Kept:
        key = (institution_id, batch.session_id, batch.epoch, batch.first_seq)
        there = self.batches.get(key)
        if there is None:
            self.batches[key] = StoredBatch(batch, received_at)
            return Kept.STORED
        if there.batch.text != batch.text:
            raise BatchDiffers()
        return Kept.ALREADY_THERE

    def open_epoch(self, institution_id: InstitutionId, opening: EpochOpened) -> None:
        key = (institution_id, opening.session_id, opening.epoch)
        if key in self.openings:
            raise ChangedMeanwhile()
        self.openings[key] = opening

    def adopt(self, institution_id: InstitutionId, adoption: Adoption) -> None:
        key = (institution_id, adoption.session_id, adoption.epoch, adoption.through_seq)
        self.adoptions.setdefault(key, adoption)

    def accept_late(self, institution_id: InstitutionId, accepted: LateAccepted) -> None:
        key = (institution_id, accepted.session_id, accepted.number)
        if key in self.late_accepted:
            raise ChangedMeanwhile()
        self.late_accepted[key] = accepted

    def read(self, institution_id: InstitutionId, session_id: SessionId) -> Journal:
        owner = (institution_id, session_id)
        return Journal(
            session_id,
            tuple(row for key, row in sorted(self.batches.items()) if key[:2] == owner),
            tuple(row for key, row in sorted(self.openings.items()) if key[:2] == owner),
            tuple(row for key, row in sorted(self.adoptions.items()) if key[:2] == owner),
            tuple(row for key, row in sorted(self.late_accepted.items()) if key[:2] == owner),
        )


class FakeWorkspaceStore:
    """Workspaces in memory, each with the epoch that wrote it."""

    def __init__(self) -> None:
        self._rows: dict[tuple[InstitutionId, SessionId], tuple[Epoch, Workspace]] = {}

    def get(self, institution_id: InstitutionId, session_id: SessionId) -> Workspace:
        kept = self._rows.get((institution_id, session_id))
        return kept[1] if kept else Workspace()

    def keep(
        self,
        institution_id: InstitutionId,
        session_id: SessionId,
        epoch: Epoch,
        workspace: Workspace,
    ) -> bool:
        kept = self._rows.get((institution_id, session_id))
        if kept and kept[0] > epoch:
            return False
        self._rows[institution_id, session_id] = epoch, workspace
        return True


class FakeTokens:
    """Tokens that are names of the claims they were made for."""

    def __init__(self) -> None:
        self._made: dict[str, TokenClaims] = {}

    def sign(self, claims: TokenClaims) -> str:
        token = f"token-{len(self._made) + 1}"
        self._made[token] = claims
        return token

    def read(self, token: str) -> TokenClaims:
        try:
            return self._made[token]
        except KeyError:
            raise TokenInvalid() from None
