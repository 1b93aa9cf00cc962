"""The work list of the helpdesk: find registrations, look at one, mend it, send the link again."""

from dataclasses import dataclass, replace

from chalicelib.core.access import Actor, id_hash
from chalicelib.core.institutions.model import (
    BrinCode,
    Institution,
    InstitutionRegistration,
    RegisteredSite,
    RegistrationForm,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    RegistrationSummary,
)
from chalicelib.core.institutions.ports import InstitutionStore, RegistrationStore
from chalicelib.core.institutions.service.checking import BrinChecks, require_helpdesk
from chalicelib.core.institutions.service.registering import SignRequests
from chalicelib.core.institutions.views import (
    RegistrationListView,
    RegistrationView,
    registration_line,
    registration_view,
)
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    Clock,
    NotFound,
    page_of,
)

PAGE_ROWS = 25
OPEN_STATES = tuple(state for state in RegistrationState if state.is_open)


@dataclass(frozen=True)
class WorkList:
    """What schools asked, oldest answer due first."""

    registrations: RegistrationStore
    institutions: InstitutionStore
    checks: BrinChecks
    requests: SignRequests
    clock: Clock

    def list_registrations(
        self,
        actor: Actor,
        *,
        search: str = "",
        state: RegistrationState | None = None,
        kind: RegistrationKind | None = None,
        page: int = 1,
    ) -> RegistrationListView:
        """List what waits for somebody, or what is in a state: late ones first, then by due day.

        Every word of the search must occur in BRIN code or name.
        """
        require_helpdesk(actor)
        everything = {one: self.registrations.in_state(one) for one in RegistrationState}
        chosen = (state,) if state else OPEN_STATES
        found = [row for one in chosen for row in everything[one] if _matches(row, search, kind)]
        found.sort(key=_urgency)
        at = self.clock()
        shown = page_of([registration_line(row, at) for row in found], page, size=PAGE_ROWS)
        signed = [registration_line(row, at) for row in everything[RegistrationState.SIGNED]]
        return RegistrationListView(
            registrations=shown.rows,
            counts={one.value: len(rows) for one, rows in everything.items()},
            late=sum(row.clock is not None and row.clock.is_late for row in signed),
            search=search,
            total=len(found),
            page=shown.number,
            pages=shown.pages,
        )

    def get_registration(
        self, actor: Actor, *, registration_id: RegistrationId
    ) -> RegistrationView:
        """Show a registration. :raises NotFound: if there is none."""
        require_helpdesk(actor)
        return self.view_of(self.registrations.get(registration_id))

    def correct_registration(
        self,
        actor: Actor,
        *,
        registration_id: RegistrationId,
        institution_name: str,
        sites: tuple[RegisteredSite, ...],
        version: int,
    ) -> RegistrationView:
        """Mend the name of the institution, its sites and their levels.

        :raises FormFaulty: naming every field that is wrong.
        :raises RegistrationStateRefusal: if there was an answer.
        :raises ChangedMeanwhile: if a colleague changed it since it was looked at.
        """
        require_helpdesk(actor)
        found = self.registrations.get(registration_id)
        if found.version != version:
            raise ChangedMeanwhile
        form = replace(found.form, institution_name=institution_name, sites=sites).checked()
        return self._corrected(actor, found, form)

    def adopt_names(self, actor: Actor, *, registration_id: RegistrationId) -> RegistrationView:
        """Take the names of the open data over, of the institution and of known sites.

        :raises BrinNotInRegister: if the open data do not know the BRIN code.
        :raises RegistrationStateRefusal: if there was an answer.
        """
        require_helpdesk(actor)
        found = self.registrations.get(registration_id)
        entry = self.checks.look_up(brin=found.form.brin)
        sites = tuple(
            replace(site, name=entry.sites.get(site.number, site.name)) for site in found.form.sites
        )
        form = replace(found.form, institution_name=entry.name, sites=sites)
        return self._corrected(actor, found, form)

    def send_link(self, actor: Actor, *, registration_id: RegistrationId) -> RegistrationView:
        """Mail the board a new link; the one before stops working.

        :raises RegistrationStateRefusal: if the board answered already.
        """
        require_helpdesk(actor)
        token = self.requests.new_token()
        found = self.registrations.get(registration_id)
        renewed = self.registrations.save(found.with_link(id_hash(token), self.clock()))
        self.requests.send(renewed.form, token)
        return self.view_of(renewed)

    def view_of(self, registration: InstitutionRegistration) -> RegistrationView:
        """Show a registration with what is known around it."""
        form = registration.form
        names = {site.number: site.name for site in form.sites}
        others = [
            row.id
            for state in OPEN_STATES
            for row in self.registrations.in_state(state)
            if row.brin == form.brin and row.id != registration.id
        ]
        return registration_view(
            registration,
            self.clock(),
            check=self.checks.check(form.brin, form.institution_name, names),
            institution=self._institution_of(form),
            others=tuple(others),
        )

    def _corrected(
        self, actor: Actor, found: InstitutionRegistration, form: RegistrationForm
    ) -> RegistrationView:
        corrected = found.correct(form, actor.user_id, self.clock())
        return self.view_of(self.registrations.save(corrected))

    def _institution_of(self, form: RegistrationForm) -> Institution | None:
        try:
            return self.institutions.by_brin(BrinCode(form.brin))
        except NotFound:
            return None


def _matches(row: RegistrationSummary, search: str, kind: RegistrationKind | None) -> bool:
    text = f"{row.brin} {row.institution_name}".casefold()
    return kind in (None, row.kind) and all(word in text for word in search.casefold().split())


def _urgency(row: RegistrationSummary) -> tuple[int, float]:
    # First what the helpdesk must answer, by due day; then what waits for a board, the oldest
    # first; then what is done, the newest first.
    if row.state is RegistrationState.SIGNED and row.due_on:
        return 0, row.due_on.toordinal()
    if row.state.is_open:
        return 1, row.submitted_at.timestamp()
    return 2, -(row.decided_at or row.submitted_at).timestamp()
