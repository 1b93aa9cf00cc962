"""Whatever the rules of an item and the answers to it are, it is scored or it is said why not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.assessing.sitting import sit
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value
from chalicelib.qti.processing.engine import check_processing
from chalicelib.qti.reasons import describe
from tests.unit.qti.ruling import ANY_RULES, WELL_TYPED, responses, ruled
from tests.unit.qti.templated import read

quick = settings(max_examples=40, deadline=None)


def fits(item: Item, outcomes: dict[str, Value | None]) -> bool:
    """Tell whether every outcome has the type that it was declared with."""
    declared = item.declarations.outcomes
    return set(outcomes) == set(declared) and all(
        (value.cardinality, value.base_type)
        == (declared[name].cardinality, declared[name].base_type)
        for name, value in outcomes.items()
        if value is not None
    )


@quick
@given(WELL_TYPED, responses(), st.text())
def test_a_well_typed_item_is_scored_twice_alike_whatever_the_response(
    inside: str, response: Response, seed: str
) -> None:
    item, findings = read(ruled(inside)), Findings("item.xml")
    check_processing(item.tree, item.declarations, findings)

    outcomes = score_item(item, response, seed=seed)

    assert findings.reasons == []
    assert fits(item, outcomes)
    assert score_item(read(ruled(inside)), response, seed=seed) == outcomes
    assert sit(item).attempt(response, seed=seed) == outcomes


@quick
@given(ANY_RULES, responses())
def test_any_item_is_scored_or_it_is_said_why_not(inside: str, response: Response) -> None:
    item = read_scorable("item.xml", ruled(inside).encode())
    told: list[str] = []
    try:
        outcomes = score_item(item, response)
    except ItemUnscorable as unscorable:
        told = [describe(reason) for reason in unscorable.reasons]
        outcomes = {}

    assert fits(item, outcomes) or (told and all(told))
