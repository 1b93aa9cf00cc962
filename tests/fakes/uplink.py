"""What the school server's side of the synchronisation asks for, in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from chalicelib.core.access import Account
from chalicelib.core.exams import ExamForm, KeyRefused
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    FormId,
    GroupId,
    InstitutionId,
    NotFound,
    SessionId,
)
from chalicelib.core.sessions import (
    Adoption,
    Batch,
    EpochOpened,
    ExamSession,
    Kept,
    PlannableCandidate,
    PortalContact,
    Presence,
    SessionGroup,
)
from chalicelib.core.sync import (
    CloudOutOfReach,
    FetchableGroups,
    FrozenParcel,
    HandedOver,
    HomeBatch,
    HomeOpening,
    Intake,
    JournalPart,
    Parcel,
    ParcelPlace,
    ParcelTicket,
    SealedKeys,
)
from tests.fakes.access import FakeAccountStore
from tests.fakes.sessions import FakeGroupStore, FakeJournalStore, FakeSessionStores


class SilentUplink:
    """A cloud that does not answer; tests give a part of it a voice."""

    def contact(self) -> PortalContact:
        return PortalContact(answers=False, reached_at=None)

    def groups(self) -> FetchableGroups:
        raise CloudOutOfReach

    def fetch_group(self, group_id: GroupId, *, lost_lease: int | None) -> HandedOver:
        raise CloudOutOfReach

    def fetch_part(self, form_id: FormId, name: str) -> bytes:
        raise CloudOutOfReach

    def release_keys(self, group_id: GroupId, lease: int) -> SealedKeys:
        raise CloudOutOfReach

    def ticket(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        raise CloudOutOfReach

    def deliver(self, ticket: ParcelTicket, text: str) -> None:
        raise CloudOutOfReach

    def intake(self, group_id: GroupId, lease: int) -> Intake:
        raise CloudOutOfReach


class FakeFetchedGroups:
    """Puts fetched groups into the stores of sessions."""

    def __init__(self, memory: FakeSessionStores) -> None:
        self._memory = memory
        self._groups = FakeGroupStore(memory)

    def put(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        known = self._memory.groups.pop((institution_id, group.id), None)
        if known is not None and known.released_at is not None:
            self._memory.groups[institution_id, group.id] = known
            raise ChangedMeanwhile
        for session in sessions:
            self._memory.sessions.pop(session.login_name, None)
        pairs = zip(sessions, presences, strict=True)
        assert all(session.id == presence.session_id for session, presence in pairs)
        version = max(known.version if known else 0, group.version)
        return self._groups.add(
            institution_id, replace(group, version=version), sessions, presences
        )


class FakeFetchedForms:
    """Forms as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[FormId, ExamForm] = {}

    def put(self, form: ExamForm) -> None:
        self.rows[form.form_id] = form


class FakeFetchedStaff(FakeAccountStore):
    """Accounts by username."""

    def put(self, account: Account) -> None:
        self.rows[account.username] = account


class FakeFetchedCandidates:
    """Candidates as a list of what was put."""

    def __init__(self) -> None:
        self.rows: dict[tuple[InstitutionId, str], PlannableCandidate] = {}

    def put_all(
        self, institution_id: InstitutionId, candidates: Iterable[PlannableCandidate]
    ) -> None:
        self.rows |= {(institution_id, one.id): one for one in candidates}


class FakeKeyChest:
    """Takes keys in as they are; refuses what was sealed for somebody else."""

    def __init__(self) -> None:
        self.keys: dict[tuple[FormId, str], tuple[bytes, bytes]] = {}

    def take_in(self, sealed: bytes, info: bytes, *, form_id: FormId, purpose: str) -> None:
        if not sealed.startswith(b"sealed"):
            raise KeyRefused
        self.keys[form_id, purpose] = (sealed, info)

    def has(self, form_id: FormId, purpose: str) -> bool:
        return (form_id, purpose) in self.keys


class FakeParcelWriter:
    """Signs nothing: the text names the parcel, and ``read`` gives it back."""

    def __init__(self) -> None:
        self._written: dict[str, Parcel] = {}

    def write(self, parcel: Parcel) -> str:
        text = f"{parcel.place.key}#{len(self._written)}"
        self._written[text] = parcel
        return text

    def read(self, text: str, signing_key: bytes) -> Parcel:
        return self._written[text]


Item = HomeBatch | HomeOpening | Adoption


class OrderedJournalStore(FakeJournalStore):
    """A journal that knows in which order things were stored, as a school server's does."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[tuple[SessionId, Item]] = []

    def put(self, institution_id: InstitutionId, batch: Batch, received_at: datetime) -> Kept:
        kept = super().put(institution_id, batch, received_at)
        if kept is Kept.STORED:
            self.order.append((batch.session_id, HomeBatch(batch.text, received_at)))
        return kept

    def open_epoch(self, institution_id: InstitutionId, opening: EpochOpened) -> None:
        super().open_epoch(institution_id, opening)
        self.order.append((opening.session_id, HomeOpening.of(opening)))

    def adopt(self, institution_id: InstitutionId, adoption: Adoption) -> None:
        super().adopt(institution_id, adoption)
        item = (adoption.session_id, adoption)
        if item not in self.order:
            self.order.append(item)


class FakeOutboxStore:
    """Frozen parcels in memory, over a journal in memory."""

    def __init__(self, memory: FakeSessionStores, journal: OrderedJournalStore) -> None:
        self._memory = memory
        self._journal = journal
        self._rows: dict[ParcelPlace, tuple[FrozenParcel, int, str]] = {}
        self._applied: dict[tuple[GroupId, int], int] = {}

    def waiting(self, group_id: GroupId, lease: int) -> tuple[int, ...]:
        applied = self._applied.get((group_id, lease), 0)
        numbers = (place.number for place in self._places(group_id, lease))
        return tuple(number for number in numbers if number > applied)

    def get(self, place: ParcelPlace) -> FrozenParcel:
        try:
            return self._rows[place][0]
        except KeyError:
            raise NotFound from None

    def last(self, group_id: GroupId, lease: int) -> tuple[int, int]:
        places = self._places(group_id, lease)
        return (places[-1].number, self._rows[places[-1]][1]) if places else (0, 0)

    def after(self, group_id: GroupId, through: int, *, items: int, size_bytes: int) -> JournalPart:
        found: list[Item] = []
        for number, (session_id, item) in list(enumerate(self._journal.order, 1))[through:]:
            if not self._belongs(session_id, group_id):
                continue
            size_bytes -= len(item.text) if isinstance(item, HomeBatch) else 0
            if found and (len(found) == items or size_bytes < 0):
                break
            found.append(item)
            through = number
        return JournalPart(
            through,
            tuple(item for item in found if isinstance(item, HomeBatch)),
            tuple(item for item in found if isinstance(item, HomeOpening)),
            tuple(item for item in found if isinstance(item, Adoption)),
        )

    def freeze(self, parcel: FrozenParcel, *, through: int, told: str) -> None:
        if parcel.place in self._rows:
            raise ChangedMeanwhile
        self._rows[parcel.place] = (parcel, through, told)

    def told(self, group_id: GroupId, lease: int) -> str:
        told = (self._rows[place][2] for place in reversed(self._places(group_id, lease)))
        return next((one for one in told if one), "")

    def mark_applied(self, group_id: GroupId, lease: int, number: int) -> None:
        self._applied[group_id, lease] = max(number, self._applied.get((group_id, lease), 0))

    def is_home(self, group_id: GroupId, lease: int) -> bool:
        left = self.after(group_id, self.last(group_id, lease)[1], items=1, size_bytes=1)
        return left.is_empty and not self.waiting(group_id, lease)

    def _places(self, group_id: GroupId, lease: int) -> list[ParcelPlace]:
        found = (one for one in self._rows if (one.group_id, one.lease) == (group_id, lease))
        return sorted(found, key=lambda place: place.number)

    def _belongs(self, session_id: SessionId, group_id: GroupId) -> bool:
        sessions = self._memory.sessions.values()
        return any((one.id, one.group_id) == (session_id, group_id) for one in sessions)
