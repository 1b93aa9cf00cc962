"""What every store of hand-overs, and of how far their parcels are taken in, does."""

from dataclasses import replace

import pytest

from bench.counting import counting
from chalicelib.adapters.dynamodb.edges import DynamoIntakeStore
from chalicelib.core.kernel import ChangedMeanwhile, EdgeId, GroupId
from chalicelib.core.sync import IntakeStore
from tests.builders.edges import EDGE, OTHER_EDGE, a_note, a_place, sessions
from tests.builders.sessions import GROUP
from tests.fakes.sync import FakeIntakeStore


@pytest.fixture(params=["fake", "dynamodb"])
def intakes(request: pytest.FixtureRequest) -> IntakeStore:
    if request.param == "fake":
        return FakeIntakeStore()
    request.getfixturevalue("cloud")
    return DynamoIntakeStore()


def test_at_first_nothing_is_taken_in(intakes: IntakeStore) -> None:
    assert intakes.applied(EDGE, GROUP, 2) == 0


def test_parcels_are_counted_one_by_one(intakes: IntakeStore) -> None:
    intakes.advance(a_place(1))
    intakes.advance(a_place(2))

    assert intakes.applied(EDGE, GROUP, 2) == 2


@pytest.mark.parametrize("number", [1, 2, 4])
def test_no_parcel_is_counted_twice_or_out_of_order(intakes: IntakeStore, number: int) -> None:
    intakes.advance(a_place(1))
    intakes.advance(a_place(2))

    with pytest.raises(ChangedMeanwhile):
        intakes.advance(a_place(number))
    assert intakes.applied(EDGE, GROUP, 2) == 2


def test_the_first_parcel_is_number_one(intakes: IntakeStore) -> None:
    with pytest.raises(ChangedMeanwhile):
        intakes.advance(a_place(2))


def test_every_owner_of_every_group_has_a_count_of_its_own(intakes: IntakeStore) -> None:
    intakes.advance(a_place(1))

    others = [(OTHER_EDGE, GROUP, 2), (EDGE, GroupId("OTHER"), 2), (EDGE, GROUP, 4)]
    assert [intakes.applied(*owner) for owner in others] == [0, 0, 0]


def test_hand_overs_come_back_by_lease(intakes: IntakeStore) -> None:
    third, first = a_note(lease=12), a_note(lease=2, session_ids=sessions("A", "B"))
    for note in (third, first, a_note(edge_id=OTHER_EDGE), a_note(group_id=GroupId("OTHER"))):
        intakes.expect(note)

    assert intakes.hand_overs(EDGE, GROUP) == (first, third)
    assert intakes.hand_overs(EdgeId("edge"), GROUP) == ()


def test_a_hand_over_is_remembered_as_it_was_at_first(intakes: IntakeStore) -> None:
    intakes.expect(a_note())
    intakes.expect(replace(a_note(), session_ids=sessions("LATER")))

    assert intakes.hand_overs(EDGE, GROUP) == (a_note(),)


def test_remembering_a_hand_over_counts_no_parcel(intakes: IntakeStore) -> None:
    intakes.expect(a_note())
    intakes.advance(a_place(1))

    assert intakes.applied(EDGE, GROUP, 2) == 1
    assert intakes.hand_overs(EDGE, GROUP) == (a_note(),)


def test_the_largest_group_is_remembered_in_one_write(cloud: None) -> None:
    largest = sessions(*(f"{number:022d}" for number in range(500)))

    with counting() as asked:
        DynamoIntakeStore().expect(a_note(session_ids=largest))

    assert asked.operations == ["dynamodb.PutItem"]
    assert DynamoIntakeStore().hand_overs(EDGE, GROUP)[0].session_ids == largest
