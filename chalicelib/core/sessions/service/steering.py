"""How a proctor steers candidates at work: more time, a message, the end; for one or for all."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.access import Actor
from chalicelib.core.kernel import Clock, GroupId, NewId, SessionId
from chalicelib.core.sessions.errors import FieldMissing, GroupStateRefusal, NobodyBusy, NobodyLeft
from chalicelib.core.sessions.model.group import SessionGroup
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.model.rulings import Message, Ruling, RulingKind
from chalicelib.core.sessions.ports.stores import GroupStore, PresenceStore
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.monitoring import Monitoring
from chalicelib.core.sessions.views.groups import GroupView, group_view
from chalicelib.core.sessions.views.monitor import MonitorRow


@dataclass(frozen=True)
class Steering:
    """Acts of a proctor on candidates of a group that names them; others find no group.

    Each raises ``GroupElsewhere`` if another server owns the group. An act on a group reaches
    everybody whom it concerns, or nobody.
    """

    monitoring: Monitoring
    groups: GroupStore
    presences: PresenceStore
    clock: Clock
    new_id: NewId

    def extend_session(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId, minutes: int, reason: str
    ) -> MonitorRow:
        """Give a candidate more time. :raises SessionOver: if the candidate is done."""
        group = self._reached(actor, group_id)
        ruling = self._ruling(actor, RulingKind.EXTENDED, reason, minutes)
        return self._for_one(actor, group, session_id, lambda one: one.extend(ruling))

    def extend_group(
        self, actor: Actor, *, group_id: GroupId, minutes: int, reason: str
    ) -> GroupView:
        """Give everybody who is not done more time. :raises NobodyLeft: if all are."""
        group = self._reached(actor, group_id)
        ruling = self._ruling(actor, RulingKind.EXTENDED, reason, minutes)

        def extend(one: Presence) -> Presence | None:
            if ruling in one.rulings:
                return one
            return None if one.is_over else one.extend(ruling)

        return self._for_all(actor, group, extend, NobodyLeft)

    def send_message(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId, text: str
    ) -> MonitorRow:
        """Write to a candidate. :raises SessionOver: if the candidate is done."""
        group = self._reached(actor, group_id)
        message = self._message(text)
        return self._for_one(actor, group, session_id, lambda one: one.tell(message))

    def send_message_to_group(self, actor: Actor, *, group_id: GroupId, text: str) -> GroupView:
        """Write to everybody who is not done. :raises NobodyLeft: if all are."""
        group = self._reached(actor, group_id)
        message = self._message(text)

        def tell(one: Presence) -> Presence | None:
            if message in one.messages:
                return one
            return None if one.is_over else one.tell(message)

        return self._for_all(actor, group, tell, NobodyLeft)

    def terminate_session(
        self, actor: Actor, *, group_id: GroupId, session_id: SessionId, reason: str
    ) -> MonitorRow:
        """End the exam of a candidate for good.

        :raises SessionOver: if the candidate is done.
        :raises SessionNotStarted: if the candidate did not begin.
        """
        group = self._reached(actor, group_id)
        ruling = self._ruling(actor, RulingKind.TERMINATED, reason)
        return self._for_one(actor, group, session_id, lambda one: one.terminate(ruling))

    def terminate_sessions(self, actor: Actor, *, group_id: GroupId, reason: str) -> GroupView:
        """End the exam of everybody at work for good. :raises NobodyBusy: if nobody is."""
        group = self._reached(actor, group_id)
        ruling = self._ruling(actor, RulingKind.TERMINATED, reason)

        def terminate(one: Presence) -> Presence | None:
            if ruling in one.rulings:
                return one
            return one.terminate(ruling) if one.state.has_started else None

        return self._for_all(actor, group, terminate, NobodyBusy)

    def _reached(self, actor: Actor, group_id: GroupId) -> SessionGroup:
        # Before anything is made for the act: who may not do it, changes nothing.
        group = self.monitoring.group_of(actor, group_id)
        group.refuse_elsewhere()
        return group

    def _ruling(self, actor: Actor, kind: RulingKind, reason: str, minutes: int = 0) -> Ruling:
        if not reason.strip():
            raise FieldMissing(field="reason")
        return Ruling(self.new_id(), kind, self.clock(), actor.user_id, reason.strip(), minutes)

    def _message(self, text: str) -> Message:
        if not text.strip():
            raise FieldMissing(field="text")
        return Message(self.new_id(), text.strip(), self.clock())

    def _for_one(
        self,
        actor: Actor,
        group: SessionGroup,
        session_id: SessionId,
        change: Callable[[Presence], Presence],
    ) -> MonitorRow:
        def once() -> Presence:
            presence = self.presences.get(actor.institution_id, group.id, session_id)
            return self.presences.save(actor.institution_id, change(presence))

        return self.monitoring.row(actor, group, try_again(once))

    def _for_all(
        self,
        actor: Actor,
        group: SessionGroup,
        change: Callable[[Presence], Presence | None],
        nobody: type[GroupStateRefusal],
    ) -> GroupView:
        """Change whom an act concerns; None leaves a candidate as they are.

        A large group is written in several transactions. Who was reached before a race was lost
        is given back by ``change`` as they are, and is not reached twice.
        """

        def once() -> SessionGroup:
            current = self._reached(actor, group.id)
            there = self.presences.of_group(actor.institution_id, group.id)
            reached = [(one, now) for one in there if (now := change(one)) is not None]
            if not reached:
                raise nobody(state=current.state.value)
            changed = [now for one, now in reached if now != one]
            return self.groups.save(actor.institution_id, current, changed)

        return group_view(try_again(once))
