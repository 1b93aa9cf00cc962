"""What an administrator and the help desk see of the logbook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from chalicelib.core.kernel import UserId
from chalicelib.core.logbook import LogRow, LogView
from tests.unit.pages.portal_page import NOW, PortalPage

RELEASED = LogRow(
    number=1204,
    at=NOW,
    name="group_released",
    user_id=UserId("Hq3vWm8TzKx1bRf6LpYd2A"),
    user_name="Jan Smit",
    edge_id=None,
    objects=(("group_id", "n5GxTq7RwLc2ZsKd9VfB4m"),),
    reason=None,
)
ANCHORED = replace(
    RELEASED,
    number=1203,
    name="edge_chain_anchored",
    user_id=None,
    user_name="",
    edge_id="k7p4mxw3",
    objects=(("edge_id", "k7p4mxw3"), ("hash", "9f2c" * 16), ("number", "41")),
)
GONE = replace(RELEASED, number=1202, name="group_planned", user_name="")
FAILED = replace(
    ANCHORED, number=87, name="log_in_failed", edge_id=None, objects=(), reason="login-refused"
)
VIEW = LogView(
    rows=(RELEASED, ANCHORED, GONE),
    total=1204,
    page=2,
    pages=25,
    from_at=NOW - timedelta(days=30),
    until_at=NOW,
    names=("edge_chain_anchored", "group_planned", "group_released"),
    users={UserId("Hq3vWm8TzKx1bRf6LpYd2A"): "Jan Smit"},
    unreadable=0,
    looked_from=None,
    of_duo=False,
)


def logbook_pages() -> Iterator[PortalPage]:
    """Give the pages of the logbook."""
    yield PortalPage("logbook", "audit/list.html", VIEW, "/audit", {"page": ("2",)})
    yield PortalPage(
        "logbook-of-duo",
        "audit/list.html",
        replace(VIEW, rows=(FAILED,), total=1, page=1, pages=1, of_duo=True, looked_from=80),
        "/audit",
        {"name": ("log_in_failed",)},
    )
    yield PortalPage(
        "logbook-damaged",
        "audit/list.html",
        replace(VIEW, rows=(), total=0, page=1, pages=1, unreadable=2),
        "/audit",
    )
