"""What a proctor does with a group: follow it, release, block, close it, help one candidate."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.access import Actor
from chalicelib.core.candidates import without_accents
from chalicelib.core.kernel import Clock, GroupId, NotFound, ScoreGroup, SessionId, WorkQueue
from chalicelib.core.sessions.model.group import GroupState, SessionGroup
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.ports.stores import GroupStore, PresenceStore
from chalicelib.core.sessions.ports.world import CandidateDirectory, ReleaseKeys, SafePlace
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.names import listed_name_of
from chalicelib.core.sessions.views.groups import GroupView, group_view
from chalicelib.core.sessions.views.monitor import (
    MonitorGroupsView,
    MonitorRow,
    RowStatus,
    SessionMonitorView,
    monitor_row,
)


@dataclass(frozen=True)
class Monitoring:
    """The session monitor of a proctor, who reaches only groups that name them.

    Every act on a group or a candidate raises ``GroupElsewhere`` if another server owns the group.
    """

    groups: GroupStore
    presences: PresenceStore
    candidates: CandidateDirectory
    release_keys: ReleaseKeys
    safe_place: SafePlace
    queue: WorkQueue
    clock: Clock

    def list_groups(self, actor: Actor) -> MonitorGroupsView:
        """Give the groups that name this proctor, the earliest first."""
        groups = self.groups.of_institution(actor.institution_id)
        theirs = [group for group in groups if actor.user_id in group.proctor_ids]
        return MonitorGroupsView(
            groups=tuple(group_view(group) for group in theirs),
            portal=self.safe_place.contact(),
            not_home=tuple(group.id for group in theirs if not self._is_home(group)),
        )

    def view_group(self, actor: Actor, *, group_id: GroupId) -> SessionMonitorView:
        """Show a group as it is now, trouble first. :raises NotFound: if it is not theirs."""
        at = self.clock()
        group = self.group_of(actor, group_id)
        presences = self.presences.of_group(actor.institution_id, group_id)
        known = self.candidates.known_candidates(
            actor.institution_id, [presence.candidate_id for presence in presences]
        )
        rows = [
            monitor_row(one, name=listed_name_of(one, known), total=group.total_items, at=at)
            for one in presences
        ]
        counts = Counter(row.status for row in rows)
        return SessionMonitorView(
            group=group_view(group),
            server_time=at,
            counts={status: counts[status] for status in RowStatus if counts[status]},
            rows=tuple(sorted(rows, key=_trouble_first)),
            portal=self.safe_place.contact(),
            can_open=self.release_keys.are_ready(group),
            is_home=self._is_home(group),
        )

    def get_group(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """Show the facts of a group. :raises NotFound: if it does not name this proctor."""
        return group_view(self.group_of(actor, group_id))

    def view_session(self, actor: Actor, *, group_id: GroupId, session_id: SessionId) -> MonitorRow:
        """Show one candidate as they are now. :raises NotFound: if they are not in the group."""
        group = self.group_of(actor, group_id)
        return self.row(
            actor, group, self.presences.get(actor.institution_id, group_id, session_id)
        )

    def release_group(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """Let the candidates start.

        :raises GroupNotReleasable: unless distributed.
        :raises GroupNotOpenYet: before the time window.
        :raises GroupElsewhere: if another server owns the group.
        :raises Refusal: if what opens the exam cannot be had now.
        """
        # Refused first, made ready next: no key leaves its safe for a release that may not be.
        group = self.group_of(actor, group_id).release(self.clock())
        self.release_keys.make_ready(group)
        return self._act_on_group(actor, group_id, lambda group, at: group.release(at))

    def block_group(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """Stop everybody and the time. :raises GroupNotBlockable: unless released."""
        return self._act_on_group(actor, group_id, lambda group, _: group.block())

    def unblock_group(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """Let everybody go on, with the lost time. :raises GroupNotBlocked: unless blocked."""
        return self._act_on_group(actor, group_id, lambda group, _: group.unblock())

    def close_group(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """End the group and ask for its scoring; closing once more asks once more.

        :raises GroupNotClosable: unless released or blocked.
        """
        group = self.group_of(actor, group_id)
        already = group.state is GroupState.CLOSED
        view = group_view(group) if already else self._close(actor, group_id)
        # After the write: who scores must find the group closed. If this fails, the proctor
        # sees it and clicks again.
        self.queue.put(ScoreGroup(actor.institution_id, group_id))
        return view

    def interrupt_session(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId
    ) -> MonitorRow:
        """Take a candidate from the exam. :raises SessionNotRunning: unless running."""
        return self._act_on_session(actor, group_id, session_id, lambda one, at: one.interrupt(at))

    def restart_session(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId
    ) -> MonitorRow:
        """Let a candidate go on, with the lost time.

        :raises SessionNotInterrupted: unless interrupted.
        """
        return self._act_on_session(actor, group_id, session_id, lambda one, at: one.restart(at))

    def unlock_session(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId
    ) -> MonitorRow:
        """Let a candidate log in again. :raises SessionNotLockedOut: unless locked out."""
        return self._act_on_session(actor, group_id, session_id, lambda one, _: one.unlock())

    def admit_login(
        self,
        actor: Actor,
        *,
        group_id: GroupId,
        session_id: SessionId,
        request_id: str,
        admit: bool,
    ) -> MonitorRow:
        """Say yes or no to a login at a second computer.

        :raises NoLoginRequest: if that login does not wait (any more).
        """
        return self._act_on_session(
            actor,
            group_id,
            session_id,
            lambda one, _: one.answer_login_request(request_id, admit=admit),
        )

    def group_of(self, actor: Actor, group_id: GroupId) -> SessionGroup:
        """Find a group that names this proctor. :raises NotFound: otherwise."""
        group = self.groups.get(actor.institution_id, group_id)
        if actor.user_id not in group.proctor_ids:
            raise NotFound()
        return group

    def row(self, actor: Actor, group: SessionGroup, presence: Presence) -> MonitorRow:
        """Show one candidate of a group."""
        known = self.candidates.known_candidates(actor.institution_id, [presence.candidate_id])
        name = listed_name_of(presence, known)
        return monitor_row(presence, name=name, total=group.total_items, at=self.clock())

    def _is_home(self, group: SessionGroup) -> bool:
        # As long as people work here there is always something on its way.
        is_done = group.state.is_over or group.elsewhere
        return not is_done or self.safe_place.is_home(group.id)

    def _close(self, actor: Actor, group_id: GroupId) -> GroupView:
        return self._act_on_group(actor, group_id, lambda group, at: group.close(at))

    def _act_on_group(
        self,
        actor: Actor,
        group_id: GroupId,
        change: Callable[[SessionGroup, datetime], SessionGroup],
    ) -> GroupView:
        def once() -> SessionGroup:
            at = self.clock()
            group = change(self.group_of(actor, group_id), at)
            presences = self.presences.of_group(actor.institution_id, group_id)
            followed = [presence.follow(group, at) for presence in presences]
            return self.groups.save(actor.institution_id, group, followed)

        return group_view(try_again(once))

    def _act_on_session(
        self,
        actor: Actor,
        group_id: GroupId,
        session_id: SessionId,
        change: Callable[[Presence, datetime], Presence],
    ) -> MonitorRow:
        group = self.group_of(actor, group_id)
        group.refuse_elsewhere()

        def once() -> Presence:
            presence = self.presences.get(actor.institution_id, group_id, session_id)
            return self.presences.save(actor.institution_id, change(presence, self.clock()))

        return self.row(actor, group, try_again(once))


def _trouble_first(row: MonitorRow) -> tuple[int, bool, str, str]:
    return (
        list(RowStatus).index(row.status),
        not row.flags,
        without_accents(row.name),
        row.session_id,
    )
