"""The audit chain of a school server is anchored in that of its school when parcels come home."""

from chalicelib.core.audit import (
    EDGE_CHAIN_ANCHORED,
    Verifier,
    edge_chain,
    institution_chain,
    read_line,
)
from tests.builders.audit import a_draft
from tests.builders.both_sides import LEASE, SESSIONS, BothSides
from tests.builders.edges import EDGE
from tests.builders.sessions import GROUP, SCHOOL
from tests.fakes.audit import KEY

HERE, THERE = edge_chain(EDGE), institution_chain(SCHOOL)


def anchors(sides: BothSides) -> list[tuple[str, str, str]]:
    events = [read_line(line).draft for line in sides.chains_in_the_cloud.lines(THERE)]
    assert {event.name for event in events} <= {EDGE_CHAIN_ANCHORED}
    return [(e.objects["edge_id"], e.objects["number"], e.objects["hash"]) for e in events]


def test_a_parcel_brings_home_how_far_the_chain_of_its_server_is() -> None:
    sides = BothSides()
    event = sides.chain_at_school.write(a_draft(chain=HERE))

    sides.log_in(SESSIONS[0], 1)
    sides.close()
    sides.settle()

    assert anchors(sides) == [(EDGE, "1", event.hash)]


def test_two_parcels_that_tell_of_the_same_event_anchor_it_once() -> None:
    sides = BothSides()
    sides.chain_at_school.write(a_draft(chain=HERE))

    for seq in (1, 2):
        sides.write(SESSIONS[0], seq)
        sides.settle()
        sides.clock.move(minutes=1)

    assert sides.intake(GROUP, LEASE).applied >= 2
    assert len(anchors(sides)) == 1


def test_a_server_without_an_event_has_nothing_to_anchor() -> None:
    sides = BothSides()

    sides.log_in(SESSIONS[0], 1)
    sides.close()
    sides.settle()

    assert anchors(sides) == []


def test_the_chain_of_the_school_is_whole_with_its_anchors() -> None:
    sides = BothSides()
    sides.chain_at_school.write(a_draft(chain=HERE))
    sides.log_in(SESSIONS[0], 1)
    sides.close()
    sides.settle()

    store = sides.chains_in_the_cloud
    assert Verifier(THERE).check(store.lines(THERE), store.head(THERE), KEY).bad is None
