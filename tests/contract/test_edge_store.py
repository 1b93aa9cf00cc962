"""What every store of school servers does."""

from dataclasses import replace

import pytest

from chalicelib.adapters.dynamodb.edges import DynamoEdgeStore
from chalicelib.core.kernel import ChangedMeanwhile, EdgeId, NotFound
from chalicelib.core.sync import ActivationCode, EdgeServer, EdgeState, EdgeStore
from tests.builders.edges import EDGE, OTHER_EDGE, an_edge
from tests.builders.sessions import NINE, OTHER_SCHOOL, SCHOOL, minutes
from tests.fakes.sync import FakeEdgeStore


@pytest.fixture(params=["fake", "dynamodb"])
def edges(request: pytest.FixtureRequest) -> EdgeStore:
    if request.param == "fake":
        return FakeEdgeStore()
    request.getfixturevalue("cloud")
    return DynamoEdgeStore()


WAITING = EdgeServer(
    id=OTHER_EDGE,
    institution_id=SCHOOL,
    name="FAO Zuid",
    added_at=NINE,
    code=ActivationCode("mac", NINE + minutes(60), 5),
)


@pytest.mark.parametrize("edge", [an_edge(), WAITING, an_edge(state=EdgeState.INACTIVE)])
def test_a_school_server_comes_back_as_it_was(edges: EdgeStore, edge: EdgeServer) -> None:
    added = edges.add(edge)

    assert added == replace(edge, version=1)
    assert edges.find(edge.id) == edges.get(SCHOOL, edge.id) == added


def test_a_school_server_is_added_once(edges: EdgeStore) -> None:
    edges.add(an_edge())

    with pytest.raises(ChangedMeanwhile):
        edges.add(an_edge(institution_id=OTHER_SCHOOL, name="Van een ander"))
    assert edges.find(EDGE).name == "FAO Noord"
    assert edges.of_institution(OTHER_SCHOOL) == ()


def test_a_school_server_of_another_institution_is_not_found(edges: EdgeStore) -> None:
    edges.add(an_edge())

    with pytest.raises(NotFound):
        edges.get(OTHER_SCHOOL, EDGE)
    with pytest.raises(NotFound):
        edges.find(EdgeId("edge-unknown"))


def test_an_institution_sees_its_own_school_servers(edges: EdgeStore) -> None:
    first, second = edges.add(an_edge()), edges.add(WAITING)
    edges.add(an_edge(id=EdgeId("edge-3"), institution_id=OTHER_SCHOOL))

    assert sorted(edges.of_institution(SCHOOL), key=lambda one: one.id) == [first, second]


def test_of_two_who_change_a_school_server_one_has_to_look_again(edges: EdgeStore) -> None:
    added = edges.add(an_edge())

    saved = edges.save(replace(added, state=EdgeState.INACTIVE))

    with pytest.raises(ChangedMeanwhile):
        edges.save(replace(added, name="Te laat"))
    assert edges.find(EDGE) == saved == replace(added, state=EdgeState.INACTIVE, version=2)


def test_a_school_server_that_was_never_added_is_not_saved(edges: EdgeStore) -> None:
    with pytest.raises(ChangedMeanwhile):
        edges.save(an_edge())
    assert edges.of_institution(SCHOOL) == ()


def test_a_used_code_is_gone(edges: EdgeStore) -> None:
    added = edges.add(WAITING)

    edges.save(replace(added, code=None))

    assert edges.find(OTHER_EDGE).code is None


def test_being_seen_changes_nothing_else(edges: EdgeStore) -> None:
    added = edges.add(an_edge())
    later = edges.save(replace(added, name="Nieuwe naam"))

    edges.mark_seen(added, NINE + minutes(7))

    assert edges.find(EDGE) == replace(later, last_seen_at=NINE + minutes(7))


def test_who_is_not_there_cannot_be_seen(edges: EdgeStore) -> None:
    with pytest.raises(NotFound):
        edges.mark_seen(an_edge(), NINE)
    with pytest.raises(NotFound):
        edges.find(EDGE)
