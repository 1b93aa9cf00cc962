"""Planners and publishers find exams."""

import pytest

from chalicelib.core.access import Role
from chalicelib.core.institutions import EducationLevel
from chalicelib.core.kernel import NotFound
from tests.builders.exams import PublishingHouse, a_publisher, an_actor


def test_planners_find_published_exams_only() -> None:
    house = PublishingHouse()
    published = house.publish(house.upload().exam_id)
    house.upload()

    for_planner = house.catalogue.list_exams(an_actor(Role.PLANNER), search="")
    for_publisher = house.catalogue.list_exams(a_publisher(), search="")

    assert [exam.exam_id for exam in for_planner.exams] == [published.exam_id]
    assert for_publisher.total == 2


def test_an_unpublished_exam_is_not_found_by_a_planner() -> None:
    house = PublishingHouse()
    exam = house.upload()

    with pytest.raises(NotFound):
        house.catalogue.get_exam(an_actor(Role.PLANNER), exam_id=exam.exam_id)


@pytest.mark.parametrize(
    ("search", "found"), [("REKENEN 2f", 1), ("taal", 0), ("periode rekenen", 1), ("mei taal", 0)]
)
def test_a_search_finds_exams_that_hold_all_of_its_words(search: str, found: int) -> None:
    house = PublishingHouse()
    house.publish(house.upload().exam_id, title="Rekenen 2F mei")

    assert house.catalogue.list_exams(an_actor(Role.PLANNER), search=search).total == found


def test_the_newest_hundred_exams_are_shown_and_all_are_counted() -> None:
    house = PublishingHouse()
    for _ in range(101):
        house.clock.move(minutes=1)
        newest = house.publishing.start_upload(a_publisher(), file_name="a.zip")

    listed = house.catalogue.list_exams(a_publisher(), search="")

    assert (len(listed.exams), listed.total) == (100, 101)
    assert listed.exams[0].exam_id == newest.exam_id


def test_all_published_exams_of_a_level_can_be_planned_however_many_there_are() -> None:
    house = PublishingHouse()
    for number in range(101):
        house.publish(house.upload().exam_id, title=f"Rekenen {number:03d}")
    house.upload()

    offered = house.catalogue.list_offered(levels=[EducationLevel.F2])

    assert [exam.title for exam in offered[:2]] == ["Rekenen 000", "Rekenen 001"]
    assert len(offered) == 101
    assert house.catalogue.list_offered(levels=[EducationLevel.HAVO]) == ()
