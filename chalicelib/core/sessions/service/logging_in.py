"""A candidate logs in: each login is a new epoch, and only one computer writes."""

from dataclasses import dataclass

from chalicelib.core.kernel import Clock, NewId, NotFound
from chalicelib.core.sessions.errors import (
    GroupOver,
    LockedBrowserRequired,
    LockedOut,
    LoginDenied,
    LoginRefused,
    SessionEnded,
)
from chalicelib.core.sessions.model.browsers import BrowserEvidence, BrowserProof
from chalicelib.core.sessions.model.counting import what_counts
from chalicelib.core.sessions.model.login_request import LoginRequest
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.model.session import ExamSession, normalised_code
from chalicelib.core.sessions.ports.stores import (
    JournalStore,
    PresenceStore,
    SessionStore,
    WorkspaceStore,
)
from chalicelib.core.sessions.ports.world import (
    CandidateDirectory,
    DeliveryForms,
    LockedBrowsers,
    SessionSecrets,
    TokenClaims,
    TokenSigner,
)
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.names import name_of
from chalicelib.core.sessions.views.delivery import (
    Admitted,
    BrowserAccepted,
    WaitingForProctor,
    live_view,
)


@dataclass(frozen=True)
class CandidateLogin:
    """The door of the exam app."""

    sessions: SessionStore
    presences: PresenceStore
    journals: JournalStore
    workspaces: WorkspaceStore
    forms: DeliveryForms
    candidates: CandidateDirectory
    secrets: SessionSecrets
    tokens: TokenSigner
    browsers: LockedBrowsers
    clock: Clock
    new_id: NewId

    def check_browser(self, evidence: BrowserEvidence) -> BrowserAccepted:
        """Accept a browser, before it asks for code and name.

        :raises LockedBrowserRequired: if candidates do not come in with this browser.
        """
        return BrowserAccepted(self.browsers.check(evidence))

    def log_in(
        self,
        *,
        access_code: str,
        login_name: str,
        computer: str | None,
        browser_proof: BrowserProof | None = None,
    ) -> Admitted | WaitingForProctor:
        """Let a candidate in, or wait for the proctor's yes to a second computer.

        :raises LockedBrowserRequired: if the proof is not accepted; whatever code and name are.
        :raises LoginRefused: if code and name do not belong together, known or not.
        :raises LockedOut: after five wrong attempts, to whoever has the right code.
        :raises LoginDenied: if the proctor said no.
        :raises GroupOver: after the closing.
        :raises TakenElsewhere: if the exam is taken at another server.
        :raises SessionEnded: if the candidate has handed in.
        """
        if not self.browsers.accepts(browser_proof):
            raise LockedBrowserRequired()
        try:
            session = self.sessions.find(normalised_code(login_name))
        except NotFound:
            raise LoginRefused() from None
        presence = try_again(lambda: self._enter(session, access_code, computer))
        if presence is None:
            return WaitingForProctor()
        self._open_epoch(presence)
        return self._admitted(session, presence)

    def _enter(
        self, session: ExamSession, access_code: str, computer: str | None
    ) -> Presence | None:
        """Judge the login; None means that it waits."""
        presence = self.presences.get(session.institution_id, session.group_id, session.id)
        if not session.admits(access_code):
            # A locked session answers a wrong code as any other does: a name tells nothing.
            self._save(presence, presence.count_wrong_login())
            raise LoginRefused()
        if presence.locked_out:
            raise LockedOut()
        if presence.group_state.is_over:
            raise GroupOver(state=presence.group_state.value)
        # Before it waits: the proctor who could say yes sits at the other server.
        presence.refuse_elsewhere()
        at = self.clock()
        if presence.must_wait(computer, at):
            self._wait(presence, computer)
            return None
        return self._save(presence, presence.log_in(computer, at))

    def _wait(self, presence: Presence, computer: str | None) -> None:
        request = LoginRequest(self.new_id(), computer, self.clock())
        try:
            self._save(presence, presence.ask_to_log_in(request))
        except LoginDenied:
            self._save(presence, presence.forget_login_request())
            raise

    def _save(self, before: Presence, after: Presence) -> Presence:
        if before == after:
            return before
        return self.presences.save(after.institution_id, after)

    def _open_epoch(self, presence: Presence) -> None:
        # The epoch is taken first and the journal read after it, so whatever the older computer
        # still writes is either seen here or lies beyond the cut.
        at = self.clock()
        journal = self.journals.read(presence.institution_id, presence.session_id)
        if what_counts(journal, closed_at=None, deadline=None).submitted_at:
            # The hand-in was stored, but its answer got lost before the state was set.
            ended = try_again(lambda: self._submit(presence))
            raise SessionEnded(state=ended.state.value)
        opening = journal.open_epoch(presence.epoch, at)
        self.journals.open_epoch(presence.institution_id, opening)

    def _submit(self, presence: Presence) -> Presence:
        now = self.presences.get(presence.institution_id, presence.group_id, presence.session_id)
        return self._save(now, now.submit(self.clock()))

    def _admitted(self, session: ExamSession, presence: Presence) -> Admitted:
        claims = TokenClaims(session.institution_id, session.group_id, session.id, presence.epoch)
        known = self.candidates.known_candidates(session.institution_id, [session.candidate_id])
        return Admitted(
            token=self.tokens.sign(claims),
            session_id=session.id,
            group_id=session.group_id,
            epoch=presence.epoch,
            outbox_key=self.secrets.outbox_key(session.id),
            candidate_name=name_of(presence, known),
            exam_title=session.exam_title,
            group_name=session.group_name,
            duration_minutes=session.duration_minutes + session.extra_time_minutes,
            total_items=session.total_items,
            manifest=self.forms.manifest(session.form_id),
            workspace=self.workspaces.get(session.institution_id, session.id),
            # Who just came in still has everything to do.
            live=live_view(presence, epoch=presence.epoch, at=self.clock(), is_home=False),
        )
