"""Takes in the forms that schools send, without telling what is known of a school."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from chalicelib.core.access import Actor, Limit, id_hash
from chalicelib.core.institutions.errors import TooManyRegistrations
from chalicelib.core.institutions.mails import registration_received_mail, sign_request_mail
from chalicelib.core.institutions.model import (
    InstitutionRegistration,
    RegistrationForm,
    RegistrationId,
    RegistrationState,
)
from chalicelib.core.institutions.ports import RegistrationStore
from chalicelib.core.institutions.service.checking import require_helpdesk
from chalicelib.core.kernel import Clock, NewId, WorkQueue

REGISTRATIONS_ALLOWED = 5
"""Forms for one BRIN code, to one board, or with one administrator, before a pause of fifteen
minutes."""


@dataclass(frozen=True)
class SignRequests:
    """Mails the board the link behind which it signs; of the link only a hash is kept."""

    link: Callable[[str], str]
    work: WorkQueue
    new_token: Callable[[], str]
    """Draws what stands in a link."""

    def send(self, form: RegistrationForm, token: str) -> None:
        """Mail the link."""
        mail = sign_request_mail(
            to=form.board.email,
            board_name=form.board.name,
            institution=form.institution_name,
            brin=form.brin,
            administrator=form.administrator.name if form.administrator else "",
            kind=form.kind.value,
            link=self.link(f"/signing/{token}"),
        )
        self.work.put(mail)


@dataclass(frozen=True)
class Registering:
    """Keeps forms and asks the board to sign them.

    A whole school, and many schools of one board, may share an internet address, so what is
    limited is how often one BRIN code, one board and one administrator are named: nobody's mailbox
    is flooded in our name.
    """

    registrations: RegistrationStore
    requests: SignRequests
    limit: Limit
    work: WorkQueue
    clock: Clock
    new_id: NewId

    def submit(self, *, form: RegistrationForm) -> RegistrationId:
        """Keep a form and ask the board to sign; the answer tells nothing of the institution.

        :raises FormFaulty: naming every field that is wrong.
        :raises TooManyRegistrations: if this BRIN code, board or administrator was named too often.
        """
        form = form.checked()
        for key in _limited(form):
            self._count(key)
        token = self.requests.new_token()
        at = self.clock()
        waiting = self._new(form).with_link(id_hash(token), at)
        self.registrations.add(waiting)
        self.requests.send(form, token)
        self._tell_administrator(form)
        return waiting.id

    def enter_paper(self, actor: Actor, *, form: RegistrationForm) -> RegistrationId:
        """Keep a form that came on paper; the scan with the signature comes after it.

        :raises FormFaulty: naming every field that is wrong.
        """
        require_helpdesk(actor)
        entered = replace(self._new(form.checked()), entered_by=actor.user_id)
        return self.registrations.add(entered).id

    def _new(self, form: RegistrationForm) -> InstitutionRegistration:
        return InstitutionRegistration(
            id=RegistrationId(self.new_id()),
            form=form,
            state=RegistrationState.SUBMITTED,
            submitted_at=self.clock(),
        )

    def _count(self, key: str) -> None:
        if minutes := self.limit.begin(key):
            raise TooManyRegistrations(minutes=minutes)

    def _tell_administrator(self, form: RegistrationForm) -> None:
        if form.administrator is None:
            return
        mail = registration_received_mail(
            to=form.administrator.email,
            name=form.administrator.name,
            institution=form.institution_name,
        )
        self.work.put(mail)


def _limited(form: RegistrationForm) -> Iterator[str]:
    yield f"registration|brin|{form.brin}"
    yield f"registration|board|{form.board.email.casefold()}"
    if form.administrator:
        yield f"registration|administrator|{form.administrator.email.casefold()}"
