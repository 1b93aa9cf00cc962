"""What acts show of registrations: to the helpdesk, and to the board that signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.core.institutions.model import (
    Decision,
    EducationLevel,
    EducationType,
    Institution,
    InstitutionRegistration,
    IntendedAdministrator,
    RegistrationForm,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    RegistrationSummary,
    SchoolBoard,
    Signature,
    dutch_day,
    working_days_left,
)
from chalicelib.core.institutions.views.institutions import BrinCheckView
from chalicelib.core.kernel import InstitutionId


@dataclass(frozen=True)
class FormSiteView:
    """A site on a form; types and levels stand in the order of their enumerations."""

    number: str
    name: str
    education_types: tuple[EducationType, ...]
    levels: tuple[EducationLevel, ...]


@dataclass(frozen=True)
class FormView:
    """What stands on a form."""

    kind: RegistrationKind
    institution_name: str
    brin: str
    board: SchoolBoard
    administrator: IntendedAdministrator | None
    sites: tuple[FormSiteView, ...]


@dataclass(frozen=True)
class ClockView:
    """The last day on which the answer is in time, and the working days left: below 0 is late."""

    due_on: date
    days_left: int

    @property
    def is_late(self) -> bool:
        """Tell whether the promise is broken."""
        return self.days_left < 0


@dataclass(frozen=True)
class RegistrationLine:
    """A line of the work list; ``clock`` runs while the helpdesk has to answer."""

    registration_id: RegistrationId
    kind: RegistrationKind
    brin: str
    institution_name: str
    state: RegistrationState
    submitted_at: datetime
    clock: ClockView | None


@dataclass(frozen=True)
class RegistrationListView:
    """A page of the work list; ``counts`` counts all registrations by state."""

    registrations: tuple[RegistrationLine, ...]
    counts: Mapping[str, int]
    late: int
    search: str
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class RegistrationView:
    """A registration as the helpdesk sees it.

    ``institution_id`` and ``known_board`` are those of the institution that has the BRIN code
    now, if one has; ``others`` are the registrations of the same BRIN code that wait for somebody.
    """

    registration_id: RegistrationId
    form: FormView
    state: RegistrationState
    submitted_at: datetime
    link_ends_at: datetime | None
    on_paper: bool
    signature: Signature | None
    changed_after_signing: bool
    decision: Decision | None
    clock: ClockView | None
    check: BrinCheckView
    institution_id: InstitutionId | None
    known_board: SchoolBoard | None
    others: tuple[RegistrationId, ...]
    version: int

    @property
    def board_is_new(self) -> bool:
        """Tell whether another board signed than the one known of the institution."""
        return self.known_board is not None and self.known_board.email != self.form.board.email


def form_view(form: RegistrationForm) -> FormView:
    """Show what stands on a form."""
    return FormView(
        kind=form.kind,
        institution_name=form.institution_name,
        brin=form.brin,
        board=form.board,
        administrator=form.administrator,
        sites=tuple(
            FormSiteView(
                number=site.number,
                name=site.name,
                education_types=tuple(t for t in EducationType if t in site.education_types),
                levels=tuple(level for level in EducationLevel if level in site.levels),
            )
            for site in form.sites
        ),
    )


def clock_view(state: RegistrationState, due_on: date | None, at: datetime) -> ClockView | None:
    """Show how much time is left; None where nobody waits for an answer of the helpdesk."""
    if due_on is None or state is not RegistrationState.SIGNED:
        return None
    return ClockView(due_on, working_days_left(dutch_day(at), due_on))


def registration_line(summary: RegistrationSummary, at: datetime) -> RegistrationLine:
    """Show a line of the work list."""
    return RegistrationLine(
        registration_id=summary.id,
        kind=summary.kind,
        brin=summary.brin,
        institution_name=summary.institution_name,
        state=summary.state,
        submitted_at=summary.submitted_at,
        clock=clock_view(summary.state, summary.due_on, at),
    )


def registration_view(
    registration: InstitutionRegistration,
    at: datetime,
    *,
    check: BrinCheckView,
    institution: Institution | None,
    others: tuple[RegistrationId, ...],
) -> RegistrationView:
    """Show a registration."""
    signature = registration.signature
    return RegistrationView(
        registration_id=registration.id,
        form=form_view(registration.form),
        state=registration.state,
        submitted_at=registration.submitted_at,
        link_ends_at=registration.link_ends_at,
        on_paper=registration.entered_by is not None,
        signature=signature,
        changed_after_signing=signature is not None
        and signature.digest != registration.form.digest(),
        decision=registration.decision,
        clock=clock_view(registration.state, registration.due_on, at),
        check=check,
        institution_id=institution.id if institution else None,
        known_board=institution.board if institution else None,
        others=others,
        version=registration.version,
    )


def _is_changed(registration: InstitutionRegistration) -> bool:
    signature = registration.signature
    return signature is not None and signature.digest != registration.form.digest()
