"""Opens, finds and ends logins."""

from dataclasses import dataclass, replace

from chalicelib.core.access.model import Actor, Login, Scope, id_hash
from chalicelib.core.access.ports import LoginStore
from chalicelib.core.access.views import LoginView
from chalicelib.core.audit import AuditTrail
from chalicelib.core.kernel import Clock, NewId, NotFound, NotLoggedIn, UserId


@dataclass(frozen=True)
class Logins:
    """Knows who is logged in. The login id itself is known to the browser alone."""

    logins: LoginStore
    trail: AuditTrail
    clock: Clock
    new_id: NewId

    def open_login(self, actor: Actor) -> LoginView:
        """Log somebody in under a fresh id."""
        login_id, at = self.new_id(), self.clock()
        login = Login(id_hash(login_id), actor, created_at=at, last_seen_at=at)
        self.trail.caller_is(
            user_id=actor.user_id, institution_id=actor.institution_id, chain=actor.audit_chain
        )
        self.logins.add(login)
        return LoginView(login_id, actor.scope, actor.name, actor.roles, login.ends_at)

    def find_login(self, *, login_id: str, scope: Scope, polling: bool = False) -> Actor:
        """Give whoever this login belongs to; costs one read, and one write a minute.

        A page that refreshes itself (``polling``) keeps a monitor login alive, a portal login not.

        :raises NotLoggedIn: if it is no login of this scope, or its holder was away for 30
            minutes, or logged in 12 hours ago.
        """
        at = self.clock()
        login = self._get(login_id)
        if login.actor.scope is not scope or login.has_ended(at):
            raise NotLoggedIn
        counts = scope is Scope.MONITOR or not polling
        if counts and login.wants_marking(at):
            self._mark_seen(login)
        return login.actor

    def log_out(self, *, login_id: str) -> None:
        """End a login; ending it twice is harmless."""
        self.logins.remove(id_hash(login_id))

    def go_on_as(self, actor: Actor, *, login_id: str) -> LoginView:
        """Give a login a fresh id and another actor; it ends when the one before would.

        :raises NotLoggedIn: if that login has ended.
        """
        before, fresh_id = self._get(login_id), self.new_id()
        login = replace(before, id_hash=id_hash(fresh_id), actor=actor, last_seen_at=self.clock())
        self.logins.add(login)
        self.logins.remove(before.id_hash)
        return LoginView(fresh_id, actor.scope, actor.name, actor.roles, login.ends_at)

    def end_all_of(self, user_id: UserId, *, keep: str | None = None) -> None:
        """End every login of a user, except that of the login id ``keep``."""
        kept = id_hash(keep) if keep else None
        for login in self.logins.of_user(user_id):
            if login.id_hash != kept:
                self.logins.remove(login.id_hash)

    def _get(self, login_id: str) -> Login:
        try:
            return self.logins.get(id_hash(login_id))
        except NotFound as error:
            raise NotLoggedIn from error

    def _mark_seen(self, login: Login) -> None:
        try:
            self.logins.mark_seen(login.id_hash, self.clock())
        except NotFound as error:
            raise NotLoggedIn from error
