"""What every store of workspaces does."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import ItemId, SessionId
from chalicelib.core.sessions import (
    ColourScheme,
    Epoch,
    Language,
    Preferences,
    Workspace,
    WorkspaceStore,
)
from tests.builders.session_stores import KINDS, stores_of
from tests.builders.sessions import OTHER_SCHOOL, SCHOOL, SESSION, epoch

ARRANGED = Workspace(
    Preferences(
        language=Language.ENGLISH,
        colour_scheme=ColourScheme.HIGH_CONTRAST,
        text_size=175,
        line_spacing=150,
        zoom=300,
        time_hidden=True,
        time_warnings=False,
    ),
    marked=(ItemId("ITM-2"), ItemId("ITM-1")),
    seen=(ItemId("ITM-1"), ItemId("ITM-2"), ItemId("ITM-é")),
)


@pytest.fixture(params=KINDS)
def workspaces(request: pytest.FixtureRequest) -> WorkspaceStore:
    return stores_of(request).workspaces


def test_who_arranged_nothing_begins_as_everybody_does(workspaces: WorkspaceStore) -> None:
    assert workspaces.get(SCHOOL, SESSION) == Workspace()


def test_a_workspace_comes_back_with_every_field_and_in_its_order(
    workspaces: WorkspaceStore,
) -> None:
    assert workspaces.keep(SCHOOL, SESSION, epoch(1), ARRANGED)

    assert workspaces.get(SCHOOL, SESSION) == ARRANGED


def test_what_is_empty_again_comes_back_empty(workspaces: WorkspaceStore) -> None:
    workspaces.keep(SCHOOL, SESSION, epoch(1), ARRANGED)

    assert workspaces.keep(SCHOOL, SESSION, epoch(1), Workspace())

    assert workspaces.get(SCHOOL, SESSION) == Workspace()


@pytest.mark.parametrize("newer", [epoch(2), epoch(1, lease=2)], ids=["login", "lease"])
def test_a_newer_login_takes_over_and_the_older_one_changes_nothing_any_more(
    workspaces: WorkspaceStore, newer: Epoch
) -> None:
    arranged_anew = replace(ARRANGED, marked=())
    workspaces.keep(SCHOOL, SESSION, epoch(1), ARRANGED)

    assert workspaces.keep(SCHOOL, SESSION, newer, arranged_anew)
    assert not workspaces.keep(SCHOOL, SESSION, epoch(1), ARRANGED)

    assert workspaces.get(SCHOOL, SESSION) == arranged_anew


def test_a_newer_lease_counts_for_more_than_a_later_login(workspaces: WorkspaceStore) -> None:
    workspaces.keep(SCHOOL, SESSION, epoch(1, lease=2), ARRANGED)

    assert not workspaces.keep(SCHOOL, SESSION, epoch(7, lease=1), Workspace())

    assert workspaces.get(SCHOOL, SESSION) == ARRANGED


def test_everybody_has_a_workspace_of_their_own(workspaces: WorkspaceStore) -> None:
    workspaces.keep(SCHOOL, SESSION, epoch(1), ARRANGED)

    assert workspaces.get(SCHOOL, SessionId("ANOTHER")) == Workspace()
    assert workspaces.get(OTHER_SCHOOL, SESSION) == Workspace()


def test_the_largest_workspace_that_may_come_in_is_kept(workspaces: WorkspaceStore) -> None:
    ids = tuple(ItemId(f"{number:04d}{'é' * 20}") for number in range(1_000))
    largest = replace(ARRANGED, marked=ids, seen=ids)

    assert workspaces.keep(SCHOOL, SESSION, epoch(1), largest)

    assert workspaces.get(SCHOOL, SESSION) == largest
