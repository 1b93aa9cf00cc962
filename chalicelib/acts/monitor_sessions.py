"""What a proctor does with one candidate on the session monitor."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import GroupId, SessionId
from chalicelib.core.sessions import (
    MAX_ID_CHARACTERS,
    Epoch,
    GroupView,
    MonitorRow,
    SetAsideView,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

PROCTORS = {Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR}
SESSION = "/monitor/groups/{group_id}/sessions/{session_id}"


class AdmissionInput(Input):
    """The proctor's yes or no to one login at a second computer."""

    request_id: str = Field(min_length=1, max_length=MAX_ID_CHARACTERS)
    admit: bool


class AdoptionInput(Input):
    """Which entries of an older login count after all, and why."""

    lease: int = Field(ge=0)
    login: int = Field(ge=0)
    through_seq: int = Field(ge=1)
    reason: str = Field("", max_length=500)


@dataclass(frozen=True)
class SessionPanelView:
    """One candidate beside the list, with what the rules have set aside."""

    group: GroupView
    row: MonitorRow
    set_aside: tuple[SetAsideView, ...]


@acts.act(
    "GET",
    SESSION,
    scope=Scope.MONITOR,
    roles=PROCTORS,
    page="monitor/session.html",
    fragment="monitor/_session.html",
    keeps_login=lambda view: not view.group.state.is_over,
    example=Example(path={"group_id": "group-released", "session_id": "session-running"}),
)
def view_session(call: Call, group_id: GroupId, session_id: SessionId) -> SessionPanelView:
    """Show one candidate, and the entries that do not count."""
    monitoring, adopting = call.services.monitoring, call.services.adopting
    return SessionPanelView(
        group=monitoring.get_group(call.actor, group_id=group_id),
        row=monitoring.view_session(call.actor, group_id=group_id, session_id=session_id),
        set_aside=adopting.list_set_aside(call.actor, group_id=group_id, session_id=session_id),
    )


@acts.act(
    "POST",
    SESSION + "/interrupt",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="session_interrupted",
    then=SESSION,
    retry="view_session",
    example=Example(path={"group_id": "group-released", "session_id": "session-running"}),
)
def interrupt_session(call: Call, group_id: GroupId, session_id: SessionId) -> MonitorRow:
    """Take a candidate from the exam; the answers stay and the time stops."""
    return call.services.monitoring.interrupt_session(
        call.actor, group_id=group_id, session_id=session_id
    )


@acts.act(
    "POST",
    SESSION + "/restart",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="session_restarted",
    then=SESSION,
    retry="view_session",
    example=Example(path={"group_id": "group-released", "session_id": "session-interrupted"}),
)
def restart_session(call: Call, group_id: GroupId, session_id: SessionId) -> MonitorRow:
    """Let a candidate go on at the same item, with the time that was lost."""
    return call.services.monitoring.restart_session(
        call.actor, group_id=group_id, session_id=session_id
    )


@acts.act(
    "POST",
    SESSION + "/unlock",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="session_unlocked",
    then=SESSION,
    retry="view_session",
    example=Example(path={"group_id": "group-released", "session_id": "session-locked"}),
)
def unlock_session(call: Call, group_id: GroupId, session_id: SessionId) -> MonitorRow:
    """Let a candidate log in again after five wrong attempts."""
    return call.services.monitoring.unlock_session(
        call.actor, group_id=group_id, session_id=session_id
    )


@acts.act(
    "POST",
    SESSION + "/admit",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="login_admitted",
    then=SESSION,
    retry="view_session",
    example=Example(
        path={"group_id": "group-released", "session_id": "session-asking"},
        body={"request_id": "request-1", "admit": True},
    ),
)
def admit_login(
    call: Call, group_id: GroupId, session_id: SessionId, form: AdmissionInput
) -> MonitorRow:
    """Say yes or no to a login at a second computer."""
    return call.services.monitoring.admit_login(
        call.actor,
        group_id=group_id,
        session_id=session_id,
        request_id=form.request_id,
        admit=form.admit,
    )


@acts.act(
    "POST",
    SESSION + "/adopt",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="entries_adopted",
    then=SESSION,
    retry="view_session",
    example=Example(
        path={"group_id": "group-released", "session_id": "session-moved"},
        body={"lease": 1, "login": 1, "through_seq": 1, "reason": "Computer viel uit"},
    ),
)
def adopt_entries(
    call: Call, group_id: GroupId, session_id: SessionId, form: AdoptionInput
) -> MonitorRow:
    """Let answers of an older login count after all; who and why is kept."""
    return call.services.adopting.adopt_entries(
        call.actor,
        group_id=group_id,
        session_id=session_id,
        epoch=Epoch(form.lease, form.login),
        through_seq=form.through_seq,
        reason=form.reason,
    )
