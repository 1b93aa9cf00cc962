"""A form on its way from a school, past its board, to the helpdesk's yes or no."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from chalicelib.core.institutions.errors import RegistrationStateRefusal, SigningLinkEnded
from chalicelib.core.institutions.model.form import RegistrationForm, RegistrationKind
from chalicelib.core.institutions.model.working_days import (
    ANSWER_WORKING_DAYS,
    add_working_days,
    dutch_day,
)
from chalicelib.core.kernel import UserId

RegistrationId = NewType("RegistrationId", str)

LINK_LASTS = timedelta(days=30)
"""How long the board can sign by the link in its e-mail."""

UNSIGNED_KEPT = timedelta(days=90)
REFUSED_KEPT = timedelta(days=365)
"""How long a form is kept that came to nothing, after its link ended or it was refused."""


class RegistrationState(StrEnum):
    """How far a registration is."""

    SUBMITTED = "submitted"
    SIGNED = "signed"
    APPROVED = "approved"
    REFUSED = "refused"
    DECLINED = "declined"
    """The board did not agree."""

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self in (RegistrationState.SUBMITTED, RegistrationState.SIGNED)

    def sign(self) -> "RegistrationState":
        """The board agrees. :raises RegistrationStateRefusal: unless it was asked to sign."""
        return self._from((RegistrationState.SUBMITTED,), RegistrationState.SIGNED)

    def decline(self) -> "RegistrationState":
        """The board says no. :raises RegistrationStateRefusal: unless it was asked to sign."""
        return self._from((RegistrationState.SUBMITTED,), RegistrationState.DECLINED)

    def approve(self) -> "RegistrationState":
        """The helpdesk says yes. :raises RegistrationStateRefusal: unless the board signed."""
        return self._from((RegistrationState.SIGNED,), RegistrationState.APPROVED)

    def refuse(self) -> "RegistrationState":
        """The helpdesk says no. :raises RegistrationStateRefusal: if there was an answer."""
        open_ones = (RegistrationState.SUBMITTED, RegistrationState.SIGNED)
        return self._from(open_ones, RegistrationState.REFUSED)

    def correct(self) -> "RegistrationState":
        """The helpdesk mends it. :raises RegistrationStateRefusal: if there was an answer."""
        if not self.is_open:
            raise RegistrationStateRefusal(state=self.value)
        return self

    def _from(
        self, expected: tuple["RegistrationState", ...], following: "RegistrationState"
    ) -> "RegistrationState":
        if self not in expected:
            raise RegistrationStateRefusal(state=self.value)
        return following


@dataclass(frozen=True)
class Signature:
    """Who signed, when, and exactly what: ``digest`` is the SHA-256 of the content.

    ``signed_on`` is the day on the paper, or of the click; ``has_scan`` tells paper.
    """

    name: str
    signed_on: date
    recorded_at: datetime
    digest: str
    has_scan: bool = False
    recorded_by: UserId | None = None


@dataclass(frozen=True)
class Decision:
    """Who of the helpdesk (or the board, then ``by`` is None) decided, and why not."""

    at: datetime
    by: UserId | None
    reason: str = ""


@dataclass(frozen=True)
class InstitutionRegistration:
    """A form that was sent; of the link only a hash is kept."""

    id: RegistrationId
    form: RegistrationForm
    state: RegistrationState
    submitted_at: datetime
    link_hash: str | None = field(default=None, repr=False)
    link_ends_at: datetime | None = None
    entered_by: UserId | None = None
    signature: Signature | None = None
    decision: Decision | None = None
    corrected_at: datetime | None = None
    corrected_by: UserId | None = None
    version: int = 0

    @property
    def kind(self) -> RegistrationKind:
        """What is asked."""
        return self.form.kind

    @property
    def due_on(self) -> date | None:
        """The last day on which the answer is in time; None while nobody has signed."""
        if self.signature is None:
            return None
        return add_working_days(dutch_day(self.signature.recorded_at), ANSWER_WORKING_DAYS)

    @property
    def kept_until(self) -> datetime | None:
        """When it may be erased; None while it is needed, or proves why somebody has an account."""
        if self.state in (RegistrationState.REFUSED, RegistrationState.DECLINED):
            return self.decision.at + REFUSED_KEPT if self.decision else None
        if self.state is RegistrationState.SUBMITTED:
            return (self.link_ends_at or self.submitted_at) + UNSIGNED_KEPT
        return None

    def link_may_sign(self, link_hash: str, at: datetime) -> bool:
        """Tell whether this link opens it now."""
        in_time = self.link_ends_at is not None and at < self.link_ends_at
        waits = self.state is RegistrationState.SUBMITTED
        return waits and in_time and self.link_hash == link_hash

    def with_link(self, link_hash: str, at: datetime) -> "InstitutionRegistration":
        """Wait for the board under a new link. :raises RegistrationStateRefusal: once signed."""
        self.state.sign()
        return replace(self, link_hash=link_hash, link_ends_at=at + LINK_LASTS)

    def sign(self, signature: Signature) -> "InstitutionRegistration":
        """Take the board's yes. :raises RegistrationStateRefusal: unless it was asked to sign."""
        state = self.state.sign()
        return replace(self, state=state, signature=signature, link_hash=None)

    def sign_by_link(self, link_hash: str, signature: Signature) -> "InstitutionRegistration":
        """Take the board's yes by its link. :raises SigningLinkEnded: if it opens nothing."""
        self._needs_link(link_hash, signature.recorded_at)
        return self.sign(signature)

    def decline_by_link(self, link_hash: str, decision: Decision) -> "InstitutionRegistration":
        """Take the board's no by its link. :raises SigningLinkEnded: if it opens nothing."""
        self._needs_link(link_hash, decision.at)
        return replace(self, state=self.state.decline(), decision=decision, link_hash=None)

    def approve(self, decision: Decision) -> "InstitutionRegistration":
        """Say yes. :raises RegistrationStateRefusal: unless the board signed."""
        return replace(self, state=self.state.approve(), decision=decision)

    def refuse(self, decision: Decision) -> "InstitutionRegistration":
        """Say no. :raises RegistrationStateRefusal: if there was an answer."""
        return replace(self, state=self.state.refuse(), decision=decision, link_hash=None)

    def correct(
        self, form: RegistrationForm, by: UserId, at: datetime
    ) -> "InstitutionRegistration":
        """Mend the form. :raises RegistrationStateRefusal: if there was an answer."""
        state = self.state.correct()
        return replace(self, state=state, form=form, corrected_by=by, corrected_at=at)

    def _needs_link(self, link_hash: str, at: datetime) -> None:
        if not self.link_may_sign(link_hash, at):
            raise SigningLinkEnded


@dataclass(frozen=True)
class RegistrationSummary:
    """What the work list of the helpdesk needs of a registration."""

    id: RegistrationId
    kind: RegistrationKind
    brin: str
    institution_name: str
    state: RegistrationState
    submitted_at: datetime
    due_on: date | None
    decided_at: datetime | None

    @classmethod
    def of(cls, registration: InstitutionRegistration) -> "RegistrationSummary":
        """Sum a registration up."""
        return cls(
            id=registration.id,
            kind=registration.kind,
            brin=registration.form.brin,
            institution_name=registration.form.institution_name,
            state=registration.state,
            submitted_at=registration.submitted_at,
            due_on=registration.due_on,
            decided_at=registration.decision.at if registration.decision else None,
        )
