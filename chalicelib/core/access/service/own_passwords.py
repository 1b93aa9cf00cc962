"""Puts a password in place that its owner chose, with all that must follow."""

from dataclasses import dataclass, replace

from chalicelib.core.access.mails import password_changed_mail
from chalicelib.core.access.model import Account, Scope
from chalicelib.core.access.ports import AccountStore
from chalicelib.core.access.service.logins import Logins
from chalicelib.core.access.service.new_passwords import NewPasswords
from chalicelib.core.access.service.remembered import RememberedBrowsers
from chalicelib.core.audit import AuditTrail
from chalicelib.core.kernel import Clock, WorkQueue


@dataclass(frozen=True)
class OwnPasswords:
    """Sets passwords for those who proved whose account it is."""

    accounts: AccountStore
    new_passwords: NewPasswords
    logins: Logins
    browsers: RememberedBrowsers
    trail: AuditTrail
    work: WorkQueue
    clock: Clock

    def put(self, account: Account, password: str, *, keep_login: str | None = None) -> Account:
        """Set a new password, and use the account if its owner was only invited.

        All logins but ``keep_login`` end, no browser is remembered, and whoever had an own password
        is told by e-mail.

        :raises PasswordRefused: naming the rules that it breaks.
        :raises AccountNotActive: if the account is deactivated.
        :raises ChangedMeanwhile: if the account was changed at the same moment.
        """
        chosen = self.new_passwords.chosen(account, password)
        changed = replace(account, password=chosen, state=account.state.use())
        actor = account.actor(Scope.PORTAL)
        self.trail.caller_is(
            user_id=actor.user_id, institution_id=actor.institution_id, chain=actor.audit_chain
        )
        kept = self.accounts.save(changed)
        self.logins.end_all_of(account.user_id, keep=keep_login)
        self.browsers.forget_all_of(account.user_id)
        if not account.password.initial:
            self._tell(kept)
        return kept

    def _tell(self, account: Account) -> None:
        mail = password_changed_mail(
            to=account.email,
            name=account.name,
            at=self.clock(),
            user_id=account.user_id,
            institution_id=account.memberships[0].institution_id,
        )
        self.work.put(mail)
