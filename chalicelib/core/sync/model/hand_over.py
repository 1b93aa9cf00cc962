"""What a school server fetches: a group with everything that its day needs, and nothing more."""

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.access import Role
from chalicelib.core.exams import DeliveryPart, ExamForm
from chalicelib.core.kernel import ExamId, FormId, GroupId, SiteId, UserId
from chalicelib.core.sessions import ExamSession, PlannableCandidate, Presence, SessionGroup

FETCHED_BEFORE = timedelta(hours=84)
"""How long before its time window a group may be fetched (Facet wiki, FAO: veelgestelde vragen)."""


@dataclass(frozen=True)
class EdgeProctor:
    """A proctor who can log in at the school server; ``verifier`` works at that server alone."""

    user_id: UserId
    username: str
    name: str
    site_ids: frozenset[SiteId]
    roles: frozenset[Role]
    verifier: str


@dataclass(frozen=True)
class FetchedForm:
    """A form as ciphertext; ``sealed_outline`` in base64."""

    form_id: FormId
    exam_id: ExamId
    parts: tuple[DeliveryPart, ...]
    sealed_outline: str

    @staticmethod
    def of(form: ExamForm) -> "FetchedForm":
        """Pack a form."""
        sealed = base64.b64encode(form.sealed_outline).decode()
        return FetchedForm(form.form_id, form.exam_id, form.parts, sealed)

    def form(self) -> ExamForm:
        """Unpack it."""
        sealed = base64.b64decode(self.sealed_outline)
        return ExamForm(self.form_id, self.exam_id, self.parts, sealed)


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
