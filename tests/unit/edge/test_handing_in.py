"""Whatever happens on the way, the journal of a school server comes home, once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions import GroupState, SignOfLife
from chalicelib.core.sync import ITEMS_MAX, CloudOutOfReach, CloudRefused, ParcelPlace
from tests.builders.both_sides import LEASE, SESSIONS, BothSides, Crash
from tests.builders.edges import EDGE
from tests.builders.sessions import GROUP, SCHOOL

ANNA, BRAM = SESSIONS


@pytest.fixture
def world() -> BothSides:
    return BothSides()


def places(world: BothSides) -> list[int]:
    """The numbers of all parcels that ever reached the bucket."""
    return sorted(int(url.rpartition("/")[2]) for url in world.sent)


def test_what_was_written_comes_home_as_it_was_written(world: BothSides) -> None:
    world.log_in(ANNA, 1)
    world.write(ANNA, 1)
    world.write(BRAM, 1)

    world.settle()

    assert world.cloud.journal.batches == world.school.journal.batches
    assert world.cloud.journal.openings == world.school.journal.openings


def test_a_school_server_with_nothing_new_asks_nothing(world: BothSides) -> None:
    world.write(ANNA, 1)
    world.settle()
    world.line.requests = 0

    world.clock.move(minutes=10)
    world.handing_in.run()

    assert world.line.requests == 0


@pytest.mark.parametrize("cut", ["request lost", "answer lost"])
@pytest.mark.parametrize("request_number", [0, 1, 2, 3])
def test_a_parcel_that_got_no_answer_is_sent_again_byte_for_byte(
    world: BothSides, cut: str, request_number: int
) -> None:
    world.write(ANNA, 1)
    world.line.goes = ["well"] * request_number + [cut]
    with pytest.raises(CloudOutOfReach):
        world.handing_in.run()

    world.write(ANNA, 2)
    world.settle()

    assert all(len(texts) == 1 for texts in world.sent.values())
    assert world.cloud.journal.batches == world.school.journal.batches


@pytest.mark.parametrize("request_number", [1, 2])
def test_a_crash_between_freezing_and_sending_sends_the_same_parcel(
    world: BothSides, request_number: int
) -> None:
    world.write(ANNA, 1)
    world.line.goes = ["well"] * request_number + ["crash"]
    with pytest.raises(Crash):
        world.handing_in.run()
    frozen = world.outbox.get(ParcelPlace(EDGE, GROUP, LEASE, 1)).text

    world.start()
    world.settle()

    assert next(iter(world.sent.values())) == {frozen}
    assert world.cloud.journal.batches == world.school.journal.batches


def test_parcels_that_overtake_each_other_are_applied_in_order(world: BothSides) -> None:
    for seq in (1, 2, 3):
        world.write(ANNA, seq)
        world.clock.move(seconds=30)
        world.handing_in.run()

    while world.arrivals:
        world.take_in(-1)

    assert world.intakes.applied(EDGE, GROUP, LEASE) == 3
    assert world.cloud.journal.order == world.school.journal.order


def test_a_day_without_internet_comes_home_in_parcels_of_limited_size(world: BothSides) -> None:
    for seq in range(1, ITEMS_MAX + 2):
        world.write(ANNA, seq)

    world.settle()

    assert places(world) == [1, 2]
    assert len(world.cloud.journal.batches) == ITEMS_MAX + 1


def test_while_candidates_work_a_group_has_a_parcel_every_half_minute_if_anything_changed(
    world: BothSides,
) -> None:
    world.handing_in.run()
    world.clock.move(seconds=10)
    _be_seen(world, "ITM-1")
    world.write(ANNA, 1)
    world.handing_in.run()
    assert places(world) == [1]

    world.clock.move(seconds=20)
    world.handing_in.run()
    world.clock.move(minutes=5)
    world.handing_in.run()

    assert places(world) == [1, 2]


def test_the_closing_is_told_at_once_and_makes_the_group_the_clouds_again(
    world: BothSides,
) -> None:
    world.handing_in.run()
    world.write(ANNA, 1)
    world.close()
    assert not world.handing_in.is_home(GROUP)

    world.handing_in.run()
    while world.arrivals:
        world.take_in()
    world.handing_in.run()

    assert world.cloud.group.state is GroupState.CLOSED
    assert not world.cloud.group.elsewhere
    assert world.cloud.group.lease == LEASE + 1
    assert world.handing_in.is_home(GROUP)


def test_the_closing_is_told_after_the_last_answer_before_it(world: BothSides) -> None:
    for seq in range(1, ITEMS_MAX + 2):
        world.write(ANNA, seq)
    world.close()

    world.handing_in.run()

    one, two = (world.opened(ParcelPlace(EDGE, GROUP, LEASE, number)) for number in (1, 2))
    assert one.group is None
    assert two.group is not None


def test_a_closing_that_the_cloud_does_not_know_of_is_not_home(world: BothSides) -> None:
    world.write(ANNA, 1)
    world.settle()
    assert world.handing_in.is_home(GROUP)

    world.close()
    assert not world.handing_in.is_home(GROUP)

    world.settle()
    assert world.handing_in.is_home(GROUP)


def test_a_parcel_that_another_took_for_the_cloud_is_sent_again_after_a_minute(
    world: BothSides,
) -> None:
    world.write(ANNA, 1)
    world.line.goes = ["well", "well", "swallowed"]
    assert world.handing_in.run() == 1
    world.clock.move(seconds=30)
    world.handing_in.run()
    assert world.arrivals == []

    world.clock.move(seconds=30)
    world.handing_in.run()
    world.take_in()

    assert world.cloud.journal.batches == world.school.journal.batches


def test_an_answer_that_came_after_the_closing_comes_home_too(world: BothSides) -> None:
    world.close()
    world.settle()

    world.write(BRAM, 1)
    assert not world.handing_in.is_home(GROUP)
    world.settle()

    assert world.cloud.journal.batches == world.school.journal.batches


def test_a_group_that_was_taken_back_brings_its_answers_and_says_no_more(
    world: BothSides,
) -> None:
    world.write(ANNA, 1)
    world.take_back()
    left = world.school.group.leave()
    world.school.groups.save(SCHOOL, left)

    world.settle()

    assert world.cloud.journal.batches == world.school.journal.batches
    assert world.cloud.group.state is GroupState.DISTRIBUTED
    assert world.opened(ParcelPlace(EDGE, GROUP, LEASE, 1)).group is None


def test_an_emptied_server_does_not_give_its_new_parcels_old_numbers(world: BothSides) -> None:
    world.write(ANNA, 1)
    world.settle()
    before = places(world)

    emptied = BothSides()
    emptied.intakes, emptied.box = world.intakes, world.box
    emptied.intake_service = replace(emptied.intake_service, intakes=world.intakes, box=world.box)
    emptied.write(BRAM, 1)
    emptied.settle()

    assert min(places(emptied)) == max(before) + 1
    assert emptied.cloud.journal.batches == emptied.school.journal.batches


def test_a_group_that_the_cloud_refuses_does_not_keep_the_others_at_school(
    world: BothSides,
) -> None:
    other = replace(
        world.school.group, id=type(GROUP)("EARLIER"), opens_at=world.clock() - timedelta(days=1)
    )
    world.school.groups.add(SCHOOL, other, [], [])
    world.write(ANNA, 1)

    with pytest.raises(CloudRefused):
        world.handing_in.run()
    while world.arrivals:
        world.take_in()

    assert world.cloud.journal.batches == world.school.journal.batches


def _be_seen(world: BothSides, item: str) -> None:
    presence = world.school.present()[0]
    life = SignOfLife(ItemId(item), 1, 12, 0, world.clock())
    world.school.presences.report(SCHOOL, GROUP, presence.session_id, presence.epoch, life)
