"""What a proctor at a school server reads of the internet: may I begin, go on, switch off?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.sessions import (
    GroupState,
    MonitorGroupsView,
    PortalContact,
    SessionMonitorView,
)
from chalicelib.pages import render_page
from tests.unit.pages.gallery import MONITOR
from tests.unit.pages.monitor_samples import NOW, a_group, a_monitor, filtered

FRAME = replace(MONITOR, now=NOW, path="/monitor", at_school=True)
SINCE = NOW - timedelta(minutes=40)
THERE = PortalContact(answers=True, reached_at=NOW)
GONE = PortalContact(answers=False, reached_at=SINCE)
NEVER = PortalContact(answers=False, reached_at=None)
GO_ON = "Ga gewoon door: elk antwoord wordt bewaard op deze FAO"
CANNOT_RELEASE = "Vrijgeven lukt pas als deze FAO het portaal weer bereikt."


def of_group(monitor: SessionMonitorView) -> str:
    page = render_page("monitor/group.html", view=filtered(monitor), frame=FRAME)
    return page.decode()


def of_groups(view: MonitorGroupsView) -> str:
    return render_page("monitor/groups.html", view=view, frame=FRAME).decode()


@pytest.mark.parametrize(
    ("contact", "says"),
    [
        (THERE, "Contact met het portaal: ja, laatst om 09:12."),
        (GONE, "Geen contact met het portaal sinds 15-05-2026 08:32. Ga gewoon door"),
        (NEVER, "Deze FAO heeft nog geen contact met het portaal. Ga gewoon door"),
    ],
)
def test_both_pages_say_how_the_line_is_and_that_the_exam_goes_on(
    contact: PortalContact, says: str
) -> None:
    during = replace(a_monitor(a_group(GroupState.RELEASED)), portal=contact)

    assert says in of_group(during)
    assert says in of_groups(MonitorGroupsView((a_group(),), portal=contact))


def test_who_cannot_release_without_the_internet_is_warned_before_it_is_time() -> None:
    waiting = a_monitor(a_group(GroupState.DISTRIBUTED, opens_at=NOW + timedelta(minutes=5)))
    gone = replace(waiting, portal=GONE, can_open=False)

    assert CANNOT_RELEASE in of_group(gone)
    assert GO_ON not in of_group(gone)
    assert CANNOT_RELEASE not in of_group(replace(gone, can_open=True))
    assert CANNOT_RELEASE not in of_group(replace(gone, portal=THERE))


def test_a_list_with_a_group_to_release_does_not_say_that_all_is_well() -> None:
    waiting = a_group(GroupState.DISTRIBUTED)
    view = MonitorGroupsView((waiting, a_group()), portal=GONE)

    assert "Open die groep: daar staat of het lukt." in of_groups(view)
    assert GO_ON not in of_groups(view)
    assert "Open die groep" not in of_groups(replace(view, portal=THERE))


@pytest.mark.parametrize(
    ("is_home", "page", "row"),
    [
        (False, "Laat de FAO aanstaan tot hier staat", "Laat deze FAO aanstaan tot alle"),
        (True, "Alle antwoorden zijn in het portaal.", "Alle antwoorden zijn in het portaal."),
    ],
)
def test_after_the_closing_it_says_whether_the_server_may_be_switched_off(
    is_home: bool, page: str, row: str
) -> None:
    group = a_group(GroupState.CLOSED)
    monitor = replace(a_monitor(group), portal=GONE, is_home=is_home)
    not_home = () if is_home else (group.group_id,)

    assert page in of_group(monitor)
    assert GO_ON not in of_group(monitor)
    assert row in of_groups(MonitorGroupsView((group,), portal=GONE, not_home=not_home))


def test_answers_of_a_group_that_was_taken_back_keep_the_server_on() -> None:
    group = a_group(GroupState.RELEASED, handed_over=True)
    view = MonitorGroupsView((group,), portal=THERE, not_home=(group.group_id,))

    assert "er zijn nog antwoorden op weg naar het portaal" in of_groups(view)
    assert "er zijn nog antwoorden" not in of_groups(replace(view, not_home=()))


def test_a_school_server_without_groups_says_how_one_comes_there() -> None:
    assert "Een groep komt hier vanzelf" in of_groups(MonitorGroupsView((), portal=THERE))
    assert "Een groep komt hier vanzelf" not in of_groups(MonitorGroupsView(()))


def test_the_portal_itself_says_nothing_of_a_line() -> None:
    for page in (of_group(a_monitor()), of_groups(MonitorGroupsView((a_group(),)))):
        assert "ontact met het portaal" not in page
