"""What a planner does with results: look, and download."""

from chalicelib.core.access import Role, Scope
from chalicelib.core.kernel import GroupId
from chalicelib.core.results import GroupResultsView
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call, Download

acts = Registry()


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
