"""What the monitor of a school server tells besides: how its line is, and what is home."""

from dataclasses import replace

import pytest

from chalicelib.core.sessions import PortalContact
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import NINE, SCHOOL


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


def test_a_group_that_is_over_is_named_until_all_of_it_is_home(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    hall.safe_place.home = False
    hall.release(group_id)
    assert hall.monitoring.list_groups(hall.proctor).not_home == ()

    hall.monitoring.close_group(hall.proctor, group_id=group_id)
    assert hall.monitoring.list_groups(hall.proctor).not_home == (group_id,)
    assert not hall.monitoring.view_group(hall.proctor, group_id=group_id).is_home

    hall.safe_place.home = True
    assert hall.monitoring.list_groups(hall.proctor).not_home == ()
    assert hall.monitoring.view_group(hall.proctor, group_id=group_id).is_home


def test_a_group_that_was_taken_back_is_named_until_what_was_written_is_home(
    hall: ExamHall,
) -> None:
    group_id = hall.plan_group("anna")
    hall.safe_place.home = False
    left = replace(hall.groups.get(SCHOOL, group_id), elsewhere=True)
    hall.groups.save(SCHOOL, left, hall.presences.of_group(SCHOOL, group_id))

    assert hall.monitoring.list_groups(hall.proctor).not_home == (group_id,)


def test_a_proctor_reads_how_the_line_is_and_whether_a_release_needs_it(hall: ExamHall) -> None:
    group_id = hall.plan_group("anna")
    hall.safe_place.line = PortalContact(answers=False, reached_at=NINE)
    before = hall.monitoring.view_group(hall.proctor, group_id=group_id)
    hall.release(group_id)
    after = hall.monitoring.view_group(hall.proctor, group_id=group_id)

    assert hall.monitoring.list_groups(hall.proctor).portal == hall.safe_place.line
    assert (before.portal, before.can_open) == (hall.safe_place.line, False)
    assert after.can_open
