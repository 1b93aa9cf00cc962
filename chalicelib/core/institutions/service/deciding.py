"""The helpdesk's yes or no, and what a yes brings about.

A yes that breaks off halfway can be repeated: what it makes is named after the registration, and
making it twice is harmless. The decision itself is kept last.
"""

from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.institutions.errors import (
    AccountChoiceMissing,
    BrinTaken,
    BrinUnknown,
    InstitutionHasOpenGroups,
)
from chalicelib.core.institutions.mails import (
    registration_approved_mail,
    registration_refused_mail,
)
from chalicelib.core.institutions.model import (
    Decision,
    Institution,
    InstitutionRegistration,
    RegistrationId,
    RegistrationKind,
)
from chalicelib.core.institutions.ports import (
    AdministratorAccounts,
    InstitutionStore,
    OpenGroups,
    RegistrationStore,
)
from chalicelib.core.institutions.service.checking import require_helpdesk
from chalicelib.core.institutions.service.founding import Founding
from chalicelib.core.institutions.service.signing import reason_of
from chalicelib.core.institutions.service.work_list import WorkList
from chalicelib.core.institutions.views import ApprovalView, ExistingAccount
from chalicelib.core.kernel import Clock, InstitutionId, NotFound, WorkQueue

NEW_ACCOUNT = "new"
"""Chosen instead of an account that has the same e-mail address."""


@dataclass(frozen=True)
class Deciding:
    """Approves and refuses registrations."""

    registrations: RegistrationStore
    institutions: InstitutionStore
    accounts: AdministratorAccounts
    groups: OpenGroups
    founding: Founding
    work_list: WorkList
    work: WorkQueue
    clock: Clock

    def consider(self, actor: Actor, *, registration_id: RegistrationId) -> ApprovalView:
        """Show what an approval would do.

        :raises RegistrationStateRefusal: unless the board signed and nobody answered.
        """
        require_helpdesk(actor)
        found = self.registrations.get(registration_id)
        found.state.approve()
        return self._considered(actor, found)

    def approve(self, actor: Actor, *, registration_id: RegistrationId, account: str = "") -> None:
        """Do what was asked, and tell the board; the administrator gets the login by e-mail.

        ``account`` is the username to link, or ``new``; it may be empty while nobody has the
        e-mail address.

        :raises RegistrationStateRefusal: unless the board signed and nobody answered.
        :raises BrinTaken: for a new institution, if one has its BRIN code.
        :raises BrinUnknown: for a change or an end, if none has it.
        :raises InstitutionHasOpenGroups: for an end, while groups are planned or not closed.
        :raises AccountChoiceMissing: if an account has the address and nothing was chosen, or
            one was chosen that has another address.
        """
        require_helpdesk(actor)
        found = self.registrations.get(registration_id)
        approved = found.approve(Decision(self.clock(), actor.user_id))
        self._check(self._considered(actor, found), account)
        username = None if account in ("", NEW_ACCOUNT) else account
        match found.kind:
            case RegistrationKind.NEW_INSTITUTION:
                self.founding.found(found, username)
            case RegistrationKind.CHANGE_OF_ADMINISTRATOR:
                self.founding.change(found, username)
            case RegistrationKind.DEREGISTRATION:
                self.founding.end(found)
        self.registrations.save(approved)
        self._tell_board(approved)

    def refuse(self, actor: Actor, *, registration_id: RegistrationId, reason: str) -> None:
        """Say no, and mail the reason to the board and to the intended administrator.

        :raises RegistrationStateRefusal: if there was an answer.
        :raises ReasonMissing: without a reason.
        """
        require_helpdesk(actor)
        found = self.registrations.get(registration_id)
        decision = Decision(self.clock(), actor.user_id, reason_of(reason))
        form = self.registrations.save(found.refuse(decision)).form
        told = {form.board.email: form.board.name}
        if form.administrator:
            told.setdefault(form.administrator.email, form.administrator.name)
        for to, name in told.items():
            mail = registration_refused_mail(
                to=to,
                name=name,
                institution=form.institution_name,
                reason=decision.reason,
                kind=form.kind.value,
            )
            self.work.put(mail)

    def _considered(self, actor: Actor, found: InstitutionRegistration) -> ApprovalView:
        known = self.founding.known(found)
        is_done = known is not None and known.because_of == found.id
        begins = found.kind is RegistrationKind.NEW_INSTITUTION
        # Nobody ends, or takes over, the institution that the helpdesk itself works for.
        can_change = known is not None and known.id != actor.institution_id and known.takes_part
        person = found.form.administrator
        return ApprovalView(
            registration=self.work_list.view_of(found),
            accounts=self._accounts(person.email) if person else (),
            administrators=self._administrators(known) if known and not begins else (),
            open_groups=self._open_groups(found, known),
            returns=begins and known is not None and not known.takes_part,
            brin_taken=begins and known is not None and known.takes_part and not is_done,
            brin_unknown=not begins and not can_change and not is_done,
        )

    def _accounts(self, email: str) -> tuple[ExistingAccount, ...]:
        return tuple(
            ExistingAccount(one.username, one.name, tuple(map(self._name, one.institutions)))
            for one in self.accounts.with_email(email)
        )

    def _administrators(self, known: Institution) -> tuple[str, ...]:
        return tuple(one.name for one in self.accounts.administrators(known.id))

    def _open_groups(self, found: InstitutionRegistration, known: Institution | None) -> int:
        if found.kind is not RegistrationKind.DEREGISTRATION or known is None:
            return 0
        return self.groups.count(known.id)

    def _check(self, seen: ApprovalView, account: str) -> None:
        if seen.brin_taken:
            raise BrinTaken
        if seen.brin_unknown:
            raise BrinUnknown
        if seen.open_groups:
            raise InstitutionHasOpenGroups(count=seen.open_groups)
        # Only who has the address on the signed form: nobody else becomes administrator by it.
        choices = {one.username for one in seen.accounts} or {""}
        if account not in choices | {NEW_ACCOUNT}:
            raise AccountChoiceMissing(field="account")

    def _name(self, institution_id: InstitutionId) -> str:
        try:
            return self.institutions.get(institution_id).name
        except NotFound:
            return institution_id

    def _tell_board(self, approved: InstitutionRegistration) -> None:
        form = approved.form
        mail = registration_approved_mail(
            to=form.board.email,
            board_name=form.board.name,
            institution=form.institution_name,
            administrator=form.administrator.name if form.administrator else "",
            kind=form.kind.value,
        )
        self.work.put(mail)
