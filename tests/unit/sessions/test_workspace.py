"""What a candidate arranged is kept on the server and comes back at the next login and start."""

from dataclasses import replace

import pytest

from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions import Admitted, Preferences, PresenceReport, Workspace
from tests.builders.browser import Writer
from tests.builders.exam_hall import REPORT, ExamHall
from tests.builders.sessions import NINE

ARRANGED = Workspace(Preferences(text_size=200), (ItemId("ITM-2"),), (ItemId("ITM-1"),))
REARRANGED = replace(ARRANGED, marked=())


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def telling(workspace: Workspace) -> PresenceReport:
    return replace(REPORT, workspace=workspace)


def test_the_first_login_and_start_find_what_everybody_begins_with(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    hall.release(group_id)

    admitted = hall.try_to_log_in(group_id)

    assert isinstance(admitted, Admitted)
    assert admitted.workspace == Workspace()
    assert hall.delivery.start(hall.tokens.read(admitted.token)).workspace == Workspace()


def test_what_was_arranged_comes_back_at_the_next_login_and_start(hall: ExamHall) -> None:
    group_id, claims = hall.busy_group()

    hall.delivery.report_presence(claims, report=telling(ARRANGED))

    admitted = hall.try_to_log_in(group_id)
    assert isinstance(admitted, Admitted)
    assert admitted.workspace == ARRANGED
    assert hall.delivery.start(hall.tokens.read(admitted.token)).workspace == ARRANGED


def test_a_sign_of_life_without_a_workspace_leaves_it_as_it_was(hall: ExamHall) -> None:
    _, claims = hall.busy_group()
    hall.delivery.report_presence(claims, report=telling(ARRANGED))

    hall.delivery.report_presence(claims, report=REPORT)

    assert hall.delivery.start(claims).workspace == ARRANGED


def test_a_workspace_rides_along_with_the_answers(hall: ExamHall) -> None:
    _, claims = hall.busy_group()
    writer = Writer(claims, "pc-1")
    writer.type("ITM-1", "A", NINE)
    text = writer.send()
    assert text is not None

    hall.delivery.save_batch(claims, text=text, report=telling(ARRANGED))

    assert hall.delivery.start(claims).workspace == ARRANGED


def test_a_browser_that_has_moved_changes_nothing_and_is_told_so(hall: ExamHall) -> None:
    group_id, older = hall.busy_group()
    newer = hall.log_in(group_id)
    hall.delivery.report_presence(newer, report=telling(ARRANGED))

    live = hall.delivery.report_presence(older, report=telling(REARRANGED))

    assert live.moved
    assert hall.delivery.start(newer).workspace == ARRANGED


def test_a_browser_that_has_moved_changes_nothing_before_the_newer_one_arranged_anything(
    hall: ExamHall,
) -> None:
    group_id, older = hall.busy_group()
    newer = hall.log_in(group_id)

    hall.delivery.report_presence(older, report=telling(ARRANGED))

    assert hall.delivery.start(newer).workspace == Workspace()


@pytest.mark.parametrize(
    "sizes", [{"text_size": 110}, {"line_spacing": 125}, {"zoom": 175}, {"zoom": 0}], ids=str
)
def test_there_are_no_sizes_but_those_that_the_exam_app_offers(sizes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="no such size"):
        Preferences(**sizes)  # type: ignore[arg-type]
