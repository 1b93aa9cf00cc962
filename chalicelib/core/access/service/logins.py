"""Opens, finds and ends logins."""

from dataclasses import dataclass, replace

from chalicelib.core.access.model import NOBODY_KNOWN, Actor, Login, Scope, Visitor, id_hash
from chalicelib.core.access.ports import LoginStore
from chalicelib.core.access.views import LoginView, OwnLogins, login_view, own_login
from chalicelib.core.audit import AuditTrail
from chalicelib.core.kernel import Clock, NewId, NotFound, NotLoggedIn, UserId


@dataclass(frozen=True)
class Admission:
    """Whose login it is, and whether it is time to write down that they were seen."""

    actor: Actor
    is_due: bool


@dataclass(frozen=True)
class Logins:
    """Knows who is logged in. The login id itself is known to the browser alone."""

    logins: LoginStore
    trail: AuditTrail
    clock: Clock
    new_id: NewId

    def open_login(
        self, actor: Actor, *, visitor: Visitor = NOBODY_KNOWN, mark: str | None = None
    ) -> LoginView:
        """Log somebody in under a fresh id; ``mark`` is what the browser keeps from now on."""
        login_id, at = self.new_id(), self.clock()
        login = Login(id_hash(login_id), actor, at, at, visitor.device)
        self.name_caller(actor)
        self.logins.add(login)
        return login_view(login_id, login, mark)

    def name_caller(self, actor: Actor) -> None:
        """Tell the audit trail who the caller turned out to be."""
        self.trail.caller_is(
            user_id=actor.user_id, institution_id=actor.institution_id, chain=actor.audit_chain
        )

    def find_login(self, *, login_id: str, scope: Scope) -> Actor:
        """Give whoever this login belongs to, and keep it alive.

        :raises NotLoggedIn: as :meth:`admit` does.
        """
        return self.admit(login_id=login_id, scope=scope).actor

    def admit(self, *, login_id: str, scope: Scope, polling: bool = False) -> Admission:
        """Give whoever this login belongs to; costs one read, and one write a minute.

        A page that refreshes itself (``polling``) keeps no login alive: whoever knows what it
        shows may call :meth:`keep_alive` where the admission ``is_due``.

        :raises NotLoggedIn: if it is no login of this scope, or its holder was away for 30
            minutes, or logged in 12 hours ago.
        """
        at = self.clock()
        login = self._get(login_id)
        if login.actor.scope is not scope or login.has_ended(at):
            raise NotLoggedIn
        is_due = login.wants_marking(at)
        if is_due and not polling:
            self.keep_alive(login_id=login_id)
        return Admission(login.actor, is_due)

    def keep_alive(self, *, login_id: str) -> None:
        """Write down that its holder is there. :raises NotLoggedIn: if it ended meanwhile."""
        try:
            self.logins.mark_seen(id_hash(login_id), self.clock())
        except NotFound as error:
            raise NotLoggedIn from error

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
        return login_view(fresh_id, login)

    def end_all_of(self, user_id: UserId, *, keep: str | None = None) -> None:
        """End every login of a user, except that of the login id ``keep``."""
        kept = id_hash(keep) if keep else None
        for login in self.logins.of_user(user_id):
            if login.id_hash != kept:
                self.logins.remove(login.id_hash)

    def list_own(self, actor: Actor, *, login_id: str) -> OwnLogins:
        """Show the actor's logins that have not ended; ``login_id`` is the one they look with."""
        at, this = self.clock(), id_hash(login_id)
        found = [one for one in self.logins.of_user(actor.user_id) if not one.has_ended(at)]
        found.sort(key=lambda one: (one.id_hash != this, at - one.last_seen_at, one.id_hash))
        return OwnLogins(tuple(own_login(one, is_this=one.id_hash == this) for one in found))

    def end_own(self, actor: Actor, *, id_hash: str) -> None:
        """End one of the actor's logins. :raises NotFound: if it is none of theirs."""
        if all(one.id_hash != id_hash for one in self.logins.of_user(actor.user_id)):
            raise NotFound
        self.logins.remove(id_hash)

    def _get(self, login_id: str) -> Login:
        try:
            return self.logins.get(id_hash(login_id))
        except NotFound as error:
            raise NotLoggedIn from error
