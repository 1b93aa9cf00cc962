"""What a candidate's browser does after the login: report, start, save."""

from dataclasses import dataclass

from chalicelib.core.exams import make_plan
from chalicelib.core.kernel import Clock, ItemId, ScoreGroup, WorkQueue
from chalicelib.core.sessions.errors import BatchOfAnotherWriter, TokenInvalid
from chalicelib.core.sessions.model.batches import read_batch
from chalicelib.core.sessions.model.counting import CurrentAnswers, what_counts
from chalicelib.core.sessions.model.journal import Batch, EntryAct
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.model.session import ExamSession
from chalicelib.core.sessions.model.sign_of_life import SignOfLife
from chalicelib.core.sessions.model.workspace import Workspace
from chalicelib.core.sessions.ports.stores import (
    GroupStore,
    JournalStore,
    PresenceStore,
    SessionStore,
    WorkspaceStore,
)
from chalicelib.core.sessions.ports.world import ContentKeys, DeliveryForms, SafePlace, TokenClaims
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.judging import flagged
from chalicelib.core.sessions.views.delivery import (
    BatchSaved,
    CurrentAnswer,
    Live,
    Started,
    live_view,
)


@dataclass(frozen=True)
class PresenceReport:
    """What a browser says of itself; ``number`` is how its screen counts the item, from 1.

    ``workspace`` is there when it changed.
    """

    item_id: ItemId | None
    answered: int
    total: int
    waiting: int
    number: int | None = None
    workspace: Workspace | None = None


@dataclass(frozen=True)
class Delivery:
    """Gives candidates their exam and takes their answers."""

    groups: GroupStore
    sessions: SessionStore
    presences: PresenceStore
    journals: JournalStore
    workspaces: WorkspaceStore
    forms: DeliveryForms
    keys: ContentKeys
    safe_place: SafePlace
    queue: WorkQueue
    clock: Clock

    def report_presence(self, claims: TokenClaims, *, report: PresenceReport) -> Live:
        """Write a sign of life and tell what the browser must obey: one write, no read.

        A changed workspace is one write more; that of a browser that has moved is not kept.
        """
        return self._live(claims, self._report(claims, report))

    def start(self, claims: TokenClaims) -> Started:
        """Open the exam, again after a reload, with the answers of the journal.

        :raises TokenInvalid: if a newer login took over.
        :raises GroupNotReleased: before the release.
        :raises GroupBlocked: while the group is blocked.
        :raises SessionStateRefusal: if the session is interrupted or over.
        """
        session, presence = try_again(lambda: self._start(claims))
        journal = self.journals.read(claims.institution_id, claims.session_id)
        current = what_counts(journal, closed_at=None, deadline=presence.deadline_at)
        return Started(
            content_key=self.keys.open_key(session.form_id),
            manifest=self.forms.manifest(session.form_id),
            plan=make_plan(self.forms.outline(session.form_id), session.seed),
            answers=_answers(current),
            position=presence.life.item_id if presence.life else None,
            workspace=self.workspaces.get(claims.institution_id, claims.session_id),
            live=self._live(claims, presence),
        )

    def save_batch(
        self, claims: TokenClaims, *, text: str, report: PresenceReport | None
    ) -> BatchSaved:
        """Store a batch, whatever the state of session and group: store first, judge later.

        :raises BatchUnreadable: if the text is not a batch.
        :raises BatchTooLarge: over the limit of a batch or a response.
        :raises BatchOfAnotherWriter: if it names another session, or a newer epoch, than the token.
        :raises BatchDiffers: if other content is stored under its number.
        """
        batch = read_batch(text)
        # What an older login of the same candidate left behind is welcome: the journal keeps it
        # under its own epoch, and what_counts says that it came too late.
        if batch.session_id != claims.session_id or batch.epoch > claims.epoch:
            raise BatchOfAnotherWriter()
        self.journals.put(claims.institution_id, batch, self.clock())
        presence = self._report(claims, report) if report else None
        if batch.submits or (presence and _needs_judging(presence, batch)):
            presence = try_again(lambda: self._judge(claims, batch))
        if presence and presence.group_state.is_over:
            self._ask_for_scores(claims, presence, batch)
        return BatchSaved(batch.last_seq, self._live(claims, presence) if presence else None)

    def _presence(self, claims: TokenClaims) -> Presence:
        return self.presences.get(claims.institution_id, claims.group_id, claims.session_id)

    def _start(self, claims: TokenClaims) -> tuple[ExamSession, Presence]:
        presence = self._presence(claims)
        if presence.epoch != claims.epoch:
            raise TokenInvalid()
        session = self.sessions.find(presence.login_name)
        started = presence.start(self.clock(), duration_minutes=session.duration_minutes)
        return session, self._save(presence, started)

    def _report(self, claims: TokenClaims, report: PresenceReport) -> Presence:
        life = SignOfLife(
            item_id=report.item_id,
            answered=report.answered,
            total=report.total,
            waiting=report.waiting,
            seen_at=self.clock(),
            number=report.number,
        )
        presence = self.presences.report(
            claims.institution_id, claims.group_id, claims.session_id, claims.epoch, life
        )
        if report.workspace is not None and presence.epoch == claims.epoch:
            # Whoever lost a race with a newer login learns so from the next sign of life.
            self.workspaces.keep(
                claims.institution_id, claims.session_id, claims.epoch, report.workspace
            )
        return presence

    def _judge(self, claims: TokenClaims, batch: Batch) -> Presence:
        """Draw from a stored batch what it means for the session."""
        presence = self._presence(claims)
        if _needs_judging(presence, batch):
            return self._save(presence, self._flagged(claims, presence))
        if batch.submits and presence.state.has_started:
            return self._save(presence, presence.submit(self.clock()))
        return presence

    def _flagged(self, claims: TokenClaims, presence: Presence) -> Presence:
        # The browser of an older login may only repeat what the newer one has seen already, so
        # the journal decides. This way is rare; a save of the current browser never reads.
        return flagged(presence, self._current(claims, presence))

    def _ask_for_scores(self, claims: TokenClaims, presence: Presence, batch: Batch) -> None:
        # A batch that came in just before the closing may be stored just after the journal was
        # read for scoring. Then it counts, and only who stores it can know of it.
        set_aside = {one.placed.place for one in self._current(claims, presence).set_aside}
        answers = (entry for entry in batch.entries if entry.act is EntryAct.RESPOND)
        if any((batch.epoch, entry.seq) not in set_aside for entry in answers):
            self.queue.put(ScoreGroup(claims.institution_id, claims.group_id))

    def _current(self, claims: TokenClaims, presence: Presence) -> CurrentAnswers:
        group = self.groups.get(claims.institution_id, claims.group_id)
        journal = self.journals.read(claims.institution_id, claims.session_id)
        return what_counts(journal, closed_at=group.closed_at, deadline=presence.deadline_at)

    def _save(self, before: Presence, after: Presence) -> Presence:
        if before == after:
            return before
        return self.presences.save(after.institution_id, after)

    def _live(self, claims: TokenClaims, presence: Presence) -> Live:
        # Asked only when nothing can come after it any more; a save costs no read for it.
        is_home = presence.group_state.is_over and self.safe_place.is_home(presence.group_id)
        return live_view(presence, epoch=claims.epoch, at=self.clock(), is_home=is_home)


def _needs_judging(presence: Presence, batch: Batch) -> bool:
    return batch.epoch < presence.epoch or presence.group_state.is_over


def _answers(current: CurrentAnswers) -> tuple[CurrentAnswer, ...]:
    return tuple(CurrentAnswer(item_id, response) for item_id, response in current.answers.items())
