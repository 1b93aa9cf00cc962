"""A new password for who forgot theirs: a link by e-mail, and nothing that tells who exists."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access.errors import LinkEnded, TooManyPasswordLinks
from chalicelib.core.access.mails import PASSWORD_LINK_LASTS, password_forgotten_mail
from chalicelib.core.access.model import (
    Account,
    AccountState,
    LinkPurpose,
    Scope,
    id_hash,
    normal_username,
)
from chalicelib.core.access.ports import AccountStore
from chalicelib.core.access.service.limits import Limit
from chalicelib.core.access.service.links import LinkTokens
from chalicelib.core.access.service.locks import AccountLocks
from chalicelib.core.access.service.own_passwords import OwnPasswords
from chalicelib.core.audit import AuditDraft, AuditTrail
from chalicelib.core.kernel import Clock, MailPasswordLink, NotFound, WorkQueue

FORGOTTEN = LinkPurpose.PASSWORD_FORGOTTEN
RESET_PATH = "/password-reset?token="
SET_AT, MAILED_TO = "password_set_at", "mailed_to"
"""The facts that tie a link to one password and one mailbox: with another of either it is over."""


@dataclass(frozen=True)
class ForgottenPasswords:
    """Lets people choose a new password through their mailbox."""

    accounts: AccountStore
    tokens: LinkTokens
    own: OwnPasswords
    locks: AccountLocks
    link_limit: Limit
    work: WorkQueue
    trail: AuditTrail
    link: Callable[[str], str]
    clock: Clock

    def ask(self, *, username: str) -> None:
        """Ask for a link. Nothing is looked up here, so it tells nothing of who exists.

        :raises TooManyPasswordLinks: if it was asked too often for this username.
        """
        name = normal_username(username)
        if minutes := self.link_limit.begin(_key(name)):
            raise TooManyPasswordLinks(minutes=minutes)
        self.work.put(MailPasswordLink(name))

    def mail_link(self, username: str) -> None:
        """Mail the link that was asked for, if anybody has this username and may have one.

        Not mailed: to a deactivated account, and for an initial password that ended; both are
        for an administrator to mend.
        """
        account = self._found(username)
        if account is None or not self._may_have_link(account):
            return
        token = self.tokens.issue(
            FORGOTTEN, account.user_id, lasts=PASSWORD_LINK_LASTS, facts=_facts(account)
        )
        mail = password_forgotten_mail(
            to=account.email,
            name=account.name,
            link=self.link(RESET_PATH + token),
            user_id=account.user_id,
            institution_id=account.memberships[0].institution_id,
        )
        self.work.put(mail)
        self.trail.append(self._mailed(account, token))

    def check_link(self, *, token: str) -> None:
        """Look whether a link still works, without using it up. :raises LinkEnded: if not."""
        self._account_of(token)

    def reset(self, *, token: str, password: str) -> None:
        """Set a new password through a link: all logins end, and a lock is lifted.

        :raises LinkEnded: if the link is used, older than an hour, or from before another password
            or e-mail address.
        :raises PasswordRefused: naming the rules that it breaks; the link stays good.
        """
        account = self._account_of(token)
        self.own.put(account, password)
        # Not before: of two who use it at once, the version of the account lets one through.
        self.tokens.redeem(FORGOTTEN, token)
        self.locks.unlock(account.username)
        self.link_limit.succeeded(_key(account.username))

    def _mailed(self, account: Account, token: str) -> AuditDraft:
        actor = account.actor(Scope.PORTAL)
        return AuditDraft(
            name="password_link_mailed",
            act="ask_password_link",
            at=self.clock(),
            chain=actor.audit_chain,
            request_id=id_hash(token),
            user_id=actor.user_id,
            institution_id=actor.institution_id,
        )

    def _account_of(self, token: str) -> Account:
        link = self.tokens.peek(FORGOTTEN, token)
        account = self.accounts.get(link.user_id)
        if link.facts != _facts(account) or not self._may_have_link(account):
            raise LinkEnded
        return account

    def _may_have_link(self, account: Account) -> bool:
        is_lost = account.password.initial and account.password.has_ended(self.clock())
        is_open = account.state is not AccountState.DEACTIVATED
        return is_open and not is_lost and bool(account.memberships)

    def _found(self, username: str) -> Account | None:
        try:
            return self.accounts.get_by_username(username)
        except NotFound:
            return None


def _facts(account: Account) -> dict[str, str]:
    return {SET_AT: account.password.set_at.isoformat(), MAILED_TO: account.email}


def _key(username: str) -> str:
    return f"password-link|{username}"
