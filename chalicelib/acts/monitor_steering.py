"""What a proctor does with candidates at work: more time, a message, the end; for one or all."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import GroupId, SessionId
from chalicelib.core.sessions import (
    MAX_EXTENSION_MINUTES,
    MAX_MESSAGE_CHARACTERS,
    GroupView,
    MonitorRow,
    SessionMonitorView,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

PROCTORS = {Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR}
GROUP = "/monitor/groups/{group_id}"
SESSION = GROUP + "/sessions/{session_id}"
CONFIRMATION = "STOP"
"""Ending a whole group cannot be undone and asks for this word, so that no slip does it."""

Reason = Annotated[str, Field(min_length=1, max_length=500)]


def _confirmed(typed: str) -> str:
    if typed.upper() != CONFIRMATION:
        raise PydanticCustomError("confirmation", "is not the word that confirms")
    return typed


class ExtensionInput(Input):
    """How many minutes more, and why."""

    minutes: int = Field(ge=1, le=MAX_EXTENSION_MINUTES)
    reason: Reason


class MessageInput(Input):
    """What the proctor writes."""

    text: str = Field(min_length=1, max_length=MAX_MESSAGE_CHARACTERS)


class TerminationInput(Input):
    """Why an exam is ended."""

    reason: Reason


class GroupTerminationInput(TerminationInput):
    """Why the exam of everybody is ended, and the word that confirms it."""

    confirmation: Annotated[str, AfterValidator(_confirmed)]


AT_WORK = {"group_id": "group-released", "session_id": "session-running"}
MORE_TIME = {"minutes": 10, "reason": "Brandalarm"}
MESSAGE = {"text": "Er is straks een brandoefening. Werk rustig door."}


@acts.act(
    "POST",
    SESSION + "/extend",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="session_extended",
    then=SESSION,
    retry="view_session",
    example=Example(path=AT_WORK, body=MORE_TIME),
)
def extend_session(
    call: Call, group_id: GroupId, session_id: SessionId, form: ExtensionInput
) -> MonitorRow:
    """Give a candidate more time; whoever has not started gets it at the start."""
    return call.services.steering.extend_session(
        call.actor,
        group_id=group_id,
        session_id=session_id,
        minutes=form.minutes,
        reason=form.reason,
    )


@acts.act(
    "POST",
    GROUP + "/extend",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="group_extended",
    then=GROUP,
    retry="view_group",
    example=Example(path={"group_id": "group-released"}, body=MORE_TIME),
)
def extend_group(call: Call, group_id: GroupId, form: ExtensionInput) -> GroupView:
    """Give everybody who is not done more time."""
    return call.services.steering.extend_group(
        call.actor, group_id=group_id, minutes=form.minutes, reason=form.reason
    )


@acts.act(
    "POST",
    SESSION + "/messages",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="message_sent",
    then=SESSION,
    retry="view_session",
    example=Example(path=AT_WORK, body=MESSAGE),
)
def send_message(
    call: Call, group_id: GroupId, session_id: SessionId, form: MessageInput
) -> MonitorRow:
    """Write to a candidate; it comes with the next sign of life."""
    return call.services.steering.send_message(
        call.actor, group_id=group_id, session_id=session_id, text=form.text
    )


@acts.act(
    "POST",
    GROUP + "/messages",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="group_message_sent",
    then=GROUP,
    retry="view_group",
    example=Example(path={"group_id": "group-released"}, body=MESSAGE),
)
def send_message_to_group(call: Call, group_id: GroupId, form: MessageInput) -> GroupView:
    """Write to everybody who is not done."""
    return call.services.steering.send_message_to_group(
        call.actor, group_id=group_id, text=form.text
    )


@acts.act(
    "POST",
    SESSION + "/terminate",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="session_terminated",
    then=SESSION,
    retry="view_session",
    example=Example(path=AT_WORK, body={"reason": "Gebruikte een telefoon"}),
)
def terminate_session(
    call: Call, group_id: GroupId, session_id: SessionId, form: TerminationInput
) -> MonitorRow:
    """End the exam of a candidate for good; what was made until then counts."""
    return call.services.steering.terminate_session(
        call.actor, group_id=group_id, session_id=session_id, reason=form.reason
    )


@acts.act(
    "GET",
    GROUP + "/terminate",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    page="monitor/terminate.html",
    example=Example(path={"group_id": "group-released"}),
)
def show_terminate(call: Call, group_id: GroupId) -> SessionMonitorView:
    """Ask whether all exams are really to be ended, and say who is at work."""
    return call.services.monitoring.view_group(call.actor, group_id=group_id)


@acts.act(
    "POST",
    GROUP + "/terminate",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="sessions_terminated",
    then=GROUP,
    retry="show_terminate",
    example=Example(
        path={"group_id": "group-released"},
        body={"reason": "Ontruiming", "confirmation": CONFIRMATION},
    ),
)
def terminate_sessions(call: Call, group_id: GroupId, form: GroupTerminationInput) -> GroupView:
    """End the exam of everybody at work for good; what was made until then counts."""
    return call.services.steering.terminate_sessions(
        call.actor, group_id=group_id, reason=form.reason
    )
