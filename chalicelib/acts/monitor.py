"""What a proctor does with a group on the session monitor."""

from dataclasses import dataclass

from pydantic import Field

from chalicelib.core.access import Role, Scope
from chalicelib.core.candidates import without_accents
from chalicelib.core.kernel import GroupId
from chalicelib.core.sessions import (
    GroupView,
    MonitorGroupsView,
    MonitorRow,
    RowStatus,
    SessionMonitorView,
)
from chalicelib.serving.act import Example, Menu, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

PROCTORS = {Role.PROCTOR, Role.SYSTEM_CHECK_PROCTOR}
GROUP = "/monitor/groups/{group_id}"


class MonitorFilter(Input):
    """Which candidates to show: of one status, or whose name holds a word."""

    status: RowStatus | None = None
    search: str = Field("", max_length=100)


@dataclass(frozen=True)
class FilteredMonitorView:
    """A group live, with the rows that the filter leaves."""

    monitor: SessionMonitorView
    rows: tuple[MonitorRow, ...]
    status: RowStatus | None
    search: str


@acts.act(
    "GET",
    "/monitor",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    page="monitor/groups.html",
    menu=Menu("Afnamemonitor", "Afnamemonitor"),
    example=Example(),
)
def list_monitor_groups(call: Call) -> MonitorGroupsView:
    """List the groups that name this proctor, the earliest first."""
    return call.services.monitoring.list_groups(call.actor)


@acts.act(
    "GET",
    GROUP,
    scope=Scope.MONITOR,
    roles=PROCTORS,
    page="monitor/group.html",
    fragment="monitor/_live.html",
    keeps_login=lambda view: not view.monitor.group.state.is_over,
    example=Example(path={"group_id": "group-released"}),
)
def view_group(call: Call, group_id: GroupId, query: MonitorFilter) -> FilteredMonitorView:
    """Show a group as it is now, trouble first."""
    monitor = call.services.monitoring.view_group(call.actor, group_id=group_id)
    word = without_accents(query.search)
    rows = tuple(
        row
        for row in monitor.rows
        if query.status in (None, row.status)
        and (word in without_accents(row.name) or word in without_accents(row.login_name))
    )
    return FilteredMonitorView(monitor, rows, query.status, query.search)


@acts.act(
    "GET",
    GROUP + "/slips",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    page="monitor/slips.html",
    example=Example(path={"group_id": "group-distributed"}),
)
def show_slips(call: Call, group_id: GroupId) -> SessionMonitorView:
    """Show a slip with the login name for each candidate, to print; never with the access code."""
    return call.services.monitoring.view_group(call.actor, group_id=group_id)


@acts.act(
    "POST",
    GROUP + "/release",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="group_released",
    then=GROUP,
    retry="view_group",
    example=Example(path={"group_id": "group-distributed"}),
)
def release_group(call: Call, group_id: GroupId) -> GroupView:
    """Let the candidates of a group start."""
    return call.services.monitoring.release_group(call.actor, group_id=group_id)


@acts.act(
    "POST",
    GROUP + "/block",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="group_blocked",
    then=GROUP,
    retry="view_group",
    example=Example(path={"group_id": "group-released"}),
)
def block_group(call: Call, group_id: GroupId) -> GroupView:
    """Stop everybody in the group, and the time."""
    return call.services.monitoring.block_group(call.actor, group_id=group_id)


@acts.act(
    "POST",
    GROUP + "/unblock",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="group_unblocked",
    then=GROUP,
    retry="view_group",
    example=Example(path={"group_id": "group-blocked"}),
)
def unblock_group(call: Call, group_id: GroupId) -> GroupView:
    """Let everybody go on, with the time that was lost."""
    return call.services.monitoring.unblock_group(call.actor, group_id=group_id)


@acts.act(
    "GET",
    GROUP + "/close",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    page="monitor/close.html",
    example=Example(path={"group_id": "group-released"}),
)
def show_close(call: Call, group_id: GroupId) -> SessionMonitorView:
    """Ask whether the group is really to be closed, and say who is still busy."""
    return call.services.monitoring.view_group(call.actor, group_id=group_id)


@acts.act(
    "POST",
    GROUP + "/close",
    scope=Scope.MONITOR,
    roles=PROCTORS,
    audits="group_closed",
    then=GROUP,
    retry="view_group",
    example=Example(path={"group_id": "group-released"}),
)
def close_group(call: Call, group_id: GroupId) -> GroupView:
    """End the group: what is running is submitted, and scoring is asked for."""
    return call.services.monitoring.close_group(call.actor, group_id=group_id)
