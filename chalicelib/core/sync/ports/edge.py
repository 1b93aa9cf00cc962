"""What the school server's side of the synchronisation needs."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from chalicelib.core.access import Account, StaffMember
from chalicelib.core.exams import ExamForm
from chalicelib.core.kernel import FormId, GroupId, InstitutionId
from chalicelib.core.sessions import (
    ExamSession,
    PlannableCandidate,
    PortalContact,
    Presence,
    SessionGroup,
)
from chalicelib.core.sync.model.hand_over import (
    FetchableGroups,
    HandedOver,
    Intake,
    SealedKeys,
)
from chalicelib.core.sync.model.parcel import (
    FrozenParcel,
    JournalPart,
    Parcel,
    ParcelPlace,
    ParcelTicket,
)


class Uplink(Protocol):
    """The cloud as a school server sees it.

    Every method but ``contact`` may raise :class:`CloudOutOfReach`, or :class:`CloudRefused` with
    the reference of the cloud's refusal.
    """

    def contact(self) -> PortalContact:
        """Tell how asking went until now; it asks nothing."""
        ...

    def groups(self) -> FetchableGroups:
        """Give the groups that this server may fetch or owns."""
        ...

    def fetch_group(self, group_id: GroupId, *, lost_lease: int | None) -> HandedOver:
        """Become the owner of a group, or fetch it once more.

        ``lost_lease`` is the listed lease of a group that this server owns and does not have; it
        comes under the next one. Of all other groups it is None.
        """
        ...

    def fetch_part(self, form_id: FormId, name: str) -> bytes:
        """Fetch one encrypted part."""
        ...

    def release_keys(self, group_id: GroupId, lease: int) -> SealedKeys:
        """Ask for the keys of a group within its time window."""
        ...

    def ticket(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        """Ask where a parcel may be put."""
        ...

    def deliver(self, ticket: ParcelTicket, text: str) -> None:
        """Put a parcel; one that is there already counts as put."""
        ...

    def intake(self, group_id: GroupId, lease: int) -> Intake:
        """Ask how far the cloud is."""
        ...


class FetchedGroups(Protocol):
    """Keeps groups as they were fetched."""

    def put(
        self,
        institution_id: InstitutionId,
        group: SessionGroup,
        sessions: Sequence[ExamSession],
        presences: Sequence[Presence],
    ) -> SessionGroup:
        """Keep a group whole, over what was known of it; each session beside its live record.

        :raises ChangedMeanwhile: if it was released here, or another group has a login name.
        """
        ...


class FetchedForms(Protocol):
    """Keeps forms as they were fetched."""

    def put(self, form: ExamForm) -> None:
        """Keep a form; the same one again is harmless."""
        ...


class FetchedStaff(Protocol):
    """Keeps the proctors who may log in."""

    def put(self, account: Account) -> None:
        """Keep an account, over what was known of it."""
        ...

    def staff(self, institution_id: InstitutionId) -> tuple[StaffMember, ...]:
        """Give all whose accounts are kept."""
        ...

    def get_by_username(self, username: str) -> Account:
        """Find an account. :raises NotFound: if there is none."""
        ...


class FetchedCandidates(Protocol):
    """Keeps the names of candidates."""

    def put_all(
        self, institution_id: InstitutionId, candidates: Iterable[PlannableCandidate]
    ) -> None:
        """Keep candidates, over what was known of them."""
        ...


class OutboxStore(Protocol):
    """What still has to go home. The journal itself is the outbox: nothing is copied."""

    def waiting(self, group_id: GroupId, lease: int) -> tuple[int, ...]:
        """Give the numbers of parcels not yet known to be applied, in their order."""
        ...

    def get(self, place: ParcelPlace) -> FrozenParcel:
        """Give a parcel byte for byte as it was frozen. :raises NotFound: if it was not."""
        ...

    def last(self, group_id: GroupId, lease: int) -> tuple[int, int]:
        """Give the number of the last frozen parcel and how far the journal is in parcels.

        Both are 0 before the first parcel; the second goes by ``JournalPart.through``.
        """
        ...

    def after(self, group_id: GroupId, through: int, *, items: int, size_bytes: int) -> JournalPart:
        """Give the journal items of a group that follow, at most so many (but at least one).

        Of nothing at all ``through`` stays what it was.
        """
        ...

    def freeze(self, parcel: FrozenParcel, *, through: int, told: str) -> None:
        """Keep a parcel for sending; ``told`` is empty unless it tells how the group stands.

        :raises ChangedMeanwhile: if its number is taken.
        """
        ...

    def told(self, group_id: GroupId, lease: int) -> str:
        """Give what the last parcel that told anything told; empty before the first."""
        ...

    def mark_applied(self, group_id: GroupId, lease: int, number: int) -> None:
        """Note that the cloud applied every parcel up to this one."""
        ...

    def is_home(self, group_id: GroupId, lease: int) -> bool:
        """Tell whether every frozen parcel is applied and no journal item is left."""
        ...


class ParcelWriter(Protocol):
    """Signs parcels with the private key of this server (fulfilled by ``adapters.parcels``)."""

    def write(self, parcel: Parcel) -> str:
        """Give the signed text."""
        ...


class KeyChest(Protocol):
    """Opens what was sealed to this server, and keeps it wrapped under its own key."""

    def take_in(self, sealed: bytes, info: bytes, *, form_id: FormId, purpose: str) -> None:
        """Open a sealed key and keep it; once more is harmless. :raises KeyRefused: if not ours."""
        ...

    def has(self, form_id: FormId, purpose: str) -> bool:
        """Tell whether a key is here."""
        ...
