"""What a planner does with results: look, download, have them made anew, judge late answers."""

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import GroupId, SessionId
from chalicelib.core.results import GroupResultsView
from chalicelib.core.sessions import Epoch, GroupView, LateAnswersView
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Download
from chalicelib.serving.inputs import Input

acts = Registry()

LATE = "/groups/{group_id}/sessions/{session_id}/late"


class AcceptLateInput(Input):
    """Up to which place late answers count after all, how many the planner saw there, and why."""

    lease: int = Field(ge=0)
    login: int = Field(ge=0)
    through_seq: int = Field(ge=1)
    changes: int = Field(ge=1)
    reason: str = Field("", max_length=500)


@acts.act(
    "GET",
    "/groups/{group_id}/results",
    scope=Scope.PORTAL,
    roles={Role.PLANNER},
    page="results/group.html",
    fragment="results/_table.html",
    example=Example(path={"group_id": "group-closed"}),
)
def show_results(call: Call, group_id: GroupId) -> GroupResultsView:
    """Show what every candidate of a group scored, and what still waits for a scorer."""
    return call.services.results.of_group(call.actor, group_id=group_id)


@acts.act(
    "GET",
    "/groups/{group_id}/results/file",
    scope=Scope.PORTAL,
    roles={Role.PLANNER},
    example=Example(path={"group_id": "group-closed"}, status=303),
)
def download_results(call: Call, group_id: GroupId) -> Download:
    """Offer the same table as CSV; the answer leads to the file."""
    return Download(call.services.results.download(call.actor, group_id=group_id).url)


@acts.act(
    "POST",
    "/groups/{group_id}/score",
    scope=Scope.PORTAL,
    roles={Role.PLANNER},
    audits="scoring_asked",
    then="/groups/{group_id}/results",
    retry="show_results",
    example=Example(path={"group_id": "group-closed"}),
)
def ask_for_scores(call: Call, group_id: GroupId) -> GroupView:
    """Have a closed group scored again; scores of what did not change stay as they are."""
    return call.services.planning.ask_for_scores(call.actor, group_id=group_id)


@acts.act(
    "GET",
    LATE,
    scope=Scope.PORTAL,
    roles={Role.PLANNER},
    page="results/late.html",
    example=Example(path={"group_id": "group-closed", "session_id": "session-late"}),
)
def show_late_answers(call: Call, group_id: GroupId, session_id: SessionId) -> LateAnswersView:
    """Show which answers of a candidate came in after the closing, and when they were made."""
    return call.services.accepting.list_late(call.actor, group_id=group_id, session_id=session_id)


@acts.act(
    "POST",
    LATE,
    scope=Scope.PORTAL,
    roles={Role.PLANNER},
    audits="late_entries_accepted",
    then="/groups/{group_id}/results",
    retry="show_late_answers",
    example=Example(
        path={"group_id": "group-closed", "session_id": "session-late"},
        body={
            "lease": 1,
            "login": 1,
            "through_seq": 2,
            "changes": 2,
            "reason": "Het netwerk viel uit",
        },
    ),
)
def accept_late_answers(
    call: Call, group_id: GroupId, session_id: SessionId, form: AcceptLateInput
) -> LateAnswersView:
    """Let late answers count after all and score them; who and why is kept."""
    return call.services.accepting.accept_late(
        call.actor,
        group_id=group_id,
        session_id=session_id,
        epoch=Epoch(form.lease, form.login),
        through_seq=form.through_seq,
        changes=form.changes,
        reason=form.reason,
    )
