"""What a school server fetches: a group with everything that its day needs, and nothing more."""

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chalicelib.core.access import Role
from chalicelib.core.exams import DeliveryPart, ExamForm
from chalicelib.core.kernel import EdgeId, ExamId, FormId, GroupId, SessionId, SiteId, UserId
from chalicelib.core.sessions import ExamSession, PlannableCandidate, Presence, SessionGroup
from chalicelib.core.sync.errors import GroupNotFetchable

FETCHED_BEFORE = timedelta(hours=84)
"""How long before its time window a group may be fetched (Facet wiki, FAO: veelgestelde vragen)."""


def check_fetchable(group: SessionGroup, at: datetime) -> None:
    """Let a group be fetched from 84 hours before its time window until its end.

    :raises GroupNotFetchable: before that, and after it.
    """
    fetchable_at = group.opens_at - FETCHED_BEFORE
    if not fetchable_at <= at < group.closes_at:
        raise GroupNotFetchable(fetchable_at=fetchable_at, closes_at=group.closes_at)


@dataclass(frozen=True)
class HandOverNote:
    """What the cloud remembers of a hand-over for good: whose parcels it takes in, of whom.

    The group itself may be taken back, planned anew or lose candidates, and the school server may
    get other keys; what it wrote before still comes home.
    """

    edge_id: EdgeId
    group_id: GroupId
    lease: int
    signing_key: bytes
    session_ids: frozenset[SessionId]


@dataclass(frozen=True)
class EdgeProctor:
    """A proctor who can log in at the school server; ``verifier`` works at that server alone."""

    user_id: UserId
    username: str
    name: str
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]
    verifier: str = field(repr=False)
    password_set_at: datetime
    password_initial: bool
    password_expires: bool


@dataclass(frozen=True)
class FetchedForm:
    """A form as ciphertext; ``sealed_outline`` in base64."""

    form_id: FormId
    exam_id: ExamId
    parts: tuple[DeliveryPart, ...]
    sealed_outline: str
    has_sound: bool = False
    server_needed: bool = False

    @staticmethod
    def of(form: ExamForm) -> "FetchedForm":
        """Pack a form."""
        sealed = base64.b64encode(form.sealed_outline).decode()
        flags = form.has_sound, form.server_needed
        return FetchedForm(form.form_id, form.exam_id, form.parts, sealed, *flags)

    def form(self) -> ExamForm:
        """Unpack it."""
        sealed = base64.b64decode(self.sealed_outline)
        flags = self.has_sound, self.server_needed
        return ExamForm(self.form_id, self.exam_id, self.parts, sealed, *flags)


@dataclass(frozen=True)
class HandedOver:
    """A group as the school server keeps it: there it is not ``elsewhere``."""

    group: SessionGroup
    sessions: tuple[ExamSession, ...]
    presences: tuple[Presence, ...]
    candidates: tuple[PlannableCandidate, ...]
    form: FetchedForm
    proctors: tuple[EdgeProctor, ...]


@dataclass(frozen=True)
class FetchableGroup:
    """A group that a school server may fetch, or owns already under ``lease``."""

    group_id: GroupId
    lease: int
    owned: bool


@dataclass(frozen=True)
class FetchableGroups:
    """All groups for a school server, and our time."""

    groups: tuple[FetchableGroup, ...]
    server_time: datetime


@dataclass(frozen=True)
class SealedKeys:
    """The keys of a form, each sealed with HPKE to one school server, in base64.

    What they are bound to says :func:`seal_info`.
    """

    content: str
    outline: str


def seal_info(edge_id: str, group_id: str, lease: int, purpose: str) -> bytes:
    """Give the HPKE ``info`` that ties a sealed key to one server, group, owner and purpose."""
    return f"facet-release/1|{edge_id}|{group_id}|{lease}|{purpose}".encode()


@dataclass(frozen=True)
class Activated:
    """What a school server learns when it is activated."""

    edge_id: str
    institution_id: str
    name: str
    server_time: datetime


@dataclass(frozen=True)
class Intake:
    """How far the cloud is: all parcels up to ``applied`` are in its journal for good."""

    lease: int
    applied: int
