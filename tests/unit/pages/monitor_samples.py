"""A busy exam hall for the pages of the session monitor: thirty candidates in every state."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.acts.monitor import FilteredMonitorView
from chalicelib.acts.monitor_sessions import SessionPanelView
from chalicelib.core.kernel import (
    CandidateId,
    ExamId,
    FormId,
    GroupId,
    ItemId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.sessions import (
    EntryAct,
    Epoch,
    GroupState,
    GroupView,
    LoginRequest,
    Message,
    MonitorGroupsView,
    MonitorRow,
    RowStatus,
    Ruling,
    RulingKind,
    SessionFlag,
    SessionMonitorView,
    SessionState,
    SetAside,
    SetAsideView,
)

NOW = datetime(2026, 5, 15, 7, 12, 31, tzinfo=UTC)
ACCESS_CODE = "HAVEN7"
TOTAL = 12
_NAMES = """
Anna de Vries, Tim Bakker, Mo Jansen, Yusuf Yılmaz, Sanne van den Berg, Noor Visser,
Daan Smit, Lotte Meijer, Sem de Boer, Fatima El Amrani, Bram Mulder, Eva de Groot, Luuk Bos,
Saar Vos, Milan Peters, Zoë Hendriks, Finn van Leeuwen, Julia Dekker, Levi Brouwer,
Tess de Wit, Jens Dijkstra, Maud Smits, Ravi de Graaf, Isa van der Meer,
Thijs van der Linden, Nina Kok, Gijs Jacobs, Pien de Haan, Ola Kowalczyk,
Maximiliaan van Oldenbarnevelt tot den Tempel
"""
NAMES = tuple(name.strip() for name in _NAMES.split(","))
STATES = {
    RowStatus.CONNECTION_LOST: SessionState.RUNNING,
    RowStatus.LOCKED_OUT: SessionState.PLANNED,
    RowStatus.WAITING_FOR_ADMISSION: SessionState.RUNNING,
    RowStatus.INTERRUPTED: SessionState.INTERRUPTED,
    RowStatus.BUSY: SessionState.RUNNING,
    RowStatus.LOGGED_IN: SessionState.READY,
    RowStatus.EXPECTED: SessionState.PLANNED,
    RowStatus.SUBMITTED: SessionState.SUBMITTED,
    RowStatus.TERMINATED: SessionState.TERMINATED,
    RowStatus.ABSENT: SessionState.ABSENT,
}
HALL = (
    [RowStatus.LOCKED_OUT, RowStatus.WAITING_FOR_ADMISSION]
    + [RowStatus.CONNECTION_LOST] * 2
    + [RowStatus.INTERRUPTED]
    + [RowStatus.BUSY] * 18
    + [RowStatus.LOGGED_IN, RowStatus.EXPECTED]
    + [RowStatus.SUBMITTED] * 3
    + [RowStatus.TERMINATED, RowStatus.ABSENT]
)


def a_row(number: int, status: RowStatus, **changes: Any) -> MonitorRow:
    """Make a row as the service would for this status."""
    state = STATES[status]
    started = state.has_started or state in (SessionState.SUBMITTED, SessionState.TERMINATED)
    left = timedelta(minutes=41, seconds=20 - number)
    row = MonitorRow(
        session_id=SessionId(f"session-{number}"),
        candidate_id=CandidateId(f"candidate-{number}"),
        name=NAMES[number],
        login_name=f"KW{number:02}TE",
        status=status,
        state=state,
        since=NOW - timedelta(seconds=75) if status is RowStatus.CONNECTION_LOST else None,
        answered=(number * 5) % TOTAL if started else 0,
        total=TOTAL,
        waiting=3 if status is RowStatus.CONNECTION_LOST else 0,
        position=ItemId(f"X7QK{1 + number % TOTAL:02}") if started else None,
        number=1 + number % TOTAL if started else None,
        deadline_at=NOW + left if started else None,
        extra_time_minutes=0,
        wrong_logins=5 if status is RowStatus.LOCKED_OUT else 0,
        locked_out=status is RowStatus.LOCKED_OUT,
        login_request=(
            LoginRequest("request-1", "k3v9", NOW - timedelta(seconds=20))
            if status is RowStatus.WAITING_FOR_ADMISSION
            else None
        ),
        flags=(),
    )
    return replace(row, **changes)


def a_group(state: GroupState = GroupState.RELEASED, **changes: Any) -> GroupView:
    """Make a group of thirty, nine to half past ten."""
    group = GroupView(
        group_id=GroupId(f"group-{state}"),
        name="Groep 3B",
        site_id=SiteId("site-1"),
        exam_id=ExamId("exam-1"),
        exam_title="Rekenen 2F (demonstratie)",
        form_id=FormId("form-1"),
        opens_at=NOW - timedelta(minutes=12, seconds=31),
        closes_at=NOW + timedelta(minutes=100),
        duration_minutes=60,
        total_items=TOTAL,
        access_code=ACCESS_CODE,
        proctor_ids=(),
        candidate_count=len(NAMES),
        state=state,
        version=3,
        released_at=NOW,
        closed_at=NOW if state.is_over else None,
        cancel_reason=None,
        edge_id=None,
        edge_name=None,
        handed_over=False,
    )
    return replace(group, **changes)


TOLD: dict[str, Any] = {
    "extended_minutes": 10,
    "messages": (
        Message("message-1", "Er is straks een brandoefening. Werk rustig door.", NOW),
        Message("message-2", "U mag weer naar binnen.", NOW + timedelta(minutes=9)),
    ),
    "rulings": (Ruling("ruling-1", RulingKind.EXTENDED, NOW, UserId("user-1"), "Brandalarm", 10),),
}
"""What the proctor gave and wrote to a candidate."""


def hall() -> tuple[MonitorRow, ...]:
    """Give thirty rows, trouble first."""
    rows = [a_row(number, status) for number, status in enumerate(HALL)]
    rows[5] = replace(rows[5], flags=(SessionFlag.OTHER_COMPUTER,))
    rows[6] = replace(rows[6], extra_time_minutes=15, deadline_at=NOW + timedelta(minutes=71))
    rows[7] = replace(rows[7], deadline_at=NOW - timedelta(seconds=4))
    rows[8] = replace(rows[8], waiting=1)
    rows[9] = replace(rows[9], **TOLD)
    rows[25] = replace(rows[25], flags=(SessionFlag.LATE, SessionFlag.SUBMITTED_BY_CLOSING))
    return tuple(rows)


def a_monitor(
    group: GroupView | None = None, rows: tuple[MonitorRow, ...] | None = None
) -> SessionMonitorView:
    """Make what the service shows of a group."""
    shown = hall() if rows is None else rows
    counts = Counter(row.status for row in shown)
    return SessionMonitorView(group or a_group(), NOW, counts, shown)


def filtered(
    monitor: SessionMonitorView, status: RowStatus | None = None, search: str = ""
) -> FilteredMonitorView:
    """Make what the act shows of it under a filter."""
    rows = tuple(row for row in monitor.rows if status in (None, row.status))
    rows = tuple(row for row in rows if search.casefold() in row.name.casefold())
    return FilteredMonitorView(monitor, rows, status, search)


def aside(seq: int, reason: SetAside, login: int = 1, **changes: Any) -> SetAsideView:
    """Make an entry that does not count."""
    at = NOW - timedelta(seconds=60 - seq)
    item = ItemId(f"ITM-{1 + seq % 3}")
    entry = SetAsideView(
        Epoch(1, login), seq, EntryAct.RESPOND, item, {"RESPONSE": "A"}, at, reason
    )
    return replace(entry, **changes)


def a_panel(row: MonitorRow, *set_aside: SetAsideView) -> SessionPanelView:
    """Make what the act shows of one candidate."""
    return SessionPanelView(a_group(), row, set_aside)


MOVED = (
    aside(4, SetAside.OTHER_COMPUTER),
    aside(5, SetAside.OTHER_COMPUTER),
    aside(6, SetAside.OTHER_COMPUTER, act=EntryAct.SUBMIT, item_id=None, response=None),
    aside(9, SetAside.OTHER_COMPUTER, login=2),
    aside(11, SetAside.AFTER_DEADLINE, login=3),
)


def posts(html: str) -> set[str]:
    """Give where the forms of a page go, without logging out and changing the language."""
    found = set(re.findall(r'method="post" action="([^"]+)"', html))
    return found - {"/logout", "/language"}


@dataclass(frozen=True)
class MonitorPage:
    """One page of the monitor with a sample view; ``path`` and ``query`` are its own address."""

    name: str
    template: str
    view: Any
    path: str
    query: dict[str, tuple[str, ...]]
    fragment: bool = False


def monitor_pages() -> Iterator[MonitorPage]:
    """Give every page of the monitor, in the states that differ."""
    tomorrow = timedelta(days=1)
    groups = (
        a_group(GroupState.CLOSED, name="Groep 3A", opens_at=NOW - tomorrow),
        a_group(GroupState.CANCELLED, name="Groep 2F", opens_at=NOW - tomorrow),
        a_group(),
        a_group(GroupState.BLOCKED, name="Groep 3C"),
        a_group(GroupState.DISTRIBUTED, name="Groep 4A"),
        a_group(GroupState.DISTRIBUTED, name="Groep 4B", opens_at=NOW + tomorrow),
        a_group(GroupState.PLANNED, name="Groep 4C", opens_at=NOW + 2 * tomorrow),
    )
    yield MonitorPage(
        "monitor-groups", "monitor/groups.html", MonitorGroupsView(groups), "/monitor", {}
    )
    yield MonitorPage(
        "monitor-no-groups", "monitor/groups.html", MonitorGroupsView(()), "/monitor", {}
    )
    yield from _group_pages()
    yield from _session_pages()
    for state, rows in (
        (GroupState.RELEASED, hall()),
        (GroupState.BLOCKED, hall()[25:]),
        (GroupState.PLANNED, hall()),
    ):
        monitor = a_monitor(a_group(state), rows)
        path = f"/monitor/groups/group-{state}/close"
        yield MonitorPage(f"monitor-close-{state}", "monitor/close.html", monitor, path, {})
    slips = "/monitor/groups/group-released/slips"
    ending = a_monitor(rows=hall()[:4])
    for name, monitor in (("busy", a_monitor()), ("few", ending), ("nobody", a_monitor(rows=()))):
        path = "/monitor/groups/group-released/terminate"
        yield MonitorPage(f"monitor-terminate-{name}", "monitor/terminate.html", monitor, path, {})
    yield MonitorPage("monitor-slips", "monitor/slips.html", a_monitor(), slips, {})


def _group_pages() -> Iterator[MonitorPage]:
    for state in GroupState:
        view = filtered(a_monitor(a_group(state)))
        path = f"/monitor/groups/group-{state}"
        yield MonitorPage(f"monitor-group-{state}", "monitor/group.html", view, path, {})
    released = "/monitor/groups/group-released"
    yield MonitorPage(
        "monitor-group-filtered",
        "monitor/group.html",
        filtered(a_monitor(), RowStatus.CONNECTION_LOST),
        released,
        {"status": ("connection_lost",)},
    )
    yield MonitorPage(
        "monitor-group-nobody-found",
        "monitor/group.html",
        filtered(a_monitor(), None, "qqq"),
        released,
        {"search": ("qqq",)},
    )
    empty = filtered(a_monitor(rows=()))
    yield MonitorPage("monitor-group-empty", "monitor/group.html", empty, released, {})
    done = filtered(a_monitor(rows=hall()[25:]))
    yield MonitorPage("monitor-group-done", "monitor/group.html", done, released, {})
    live = filtered(a_monitor())
    yield MonitorPage("monitor-live", "monitor/_live.html", live, released, {}, fragment=True)


def _session_pages() -> Iterator[MonitorPage]:
    for number, status in ((0, RowStatus.LOCKED_OUT), (1, RowStatus.WAITING_FOR_ADMISSION)):
        yield _session_page(status, a_panel(a_row(number, status)))
    yield _session_page("connection-lost", a_panel(hall()[2]))
    yield _session_page("interrupted", a_panel(hall()[4]))
    yield _session_page("moved", a_panel(hall()[5], *MOVED))
    yield _session_page("told", a_panel(hall()[9]))
    over = Ruling("ruling-2", RulingKind.TERMINATED, NOW, UserId("user-1"), "Gebruikte telefoon")
    yield _session_page("terminated", a_panel(a_row(28, RowStatus.TERMINATED, rulings=(over,))))
    yield _session_page("submitted", a_panel(hall()[25], aside(3, SetAside.AFTER_CLOSING)))
    path = "/monitor/groups/group-released/sessions/session-6"
    panel = a_panel(hall()[6])
    yield MonitorPage("monitor-panel", "monitor/_session.html", panel, path, {}, fragment=True)


def _session_page(name: str, view: SessionPanelView) -> MonitorPage:
    path = f"/monitor/groups/group-released/sessions/{view.row.session_id}"
    return MonitorPage(f"monitor-session-{name}", "monitor/session.html", view, path, {})
