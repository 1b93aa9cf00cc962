"""A mastered item, scored from its scoring part, gives what its maker's own file gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import MasteredForm
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Outcomes, Response
from chalicelib.qti.assessing.scoring import read_scorable, score_item
from chalicelib.qti.items.item import SCORE as POINTS
from chalicelib.qti.items.values import write_value
from chalicelib.qti.mastering.aliases import aliased
from chalicelib.qti.mastering.scoring_part import read_scoring_part
from tests.builders.forms import scores_of
from tests.unit.qti.generated import ITEMS, Generated
from tests.unit.qti.growing import trees
from tests.unit.qti.making import SCORE, TEXT_ENTRY, assign, item, master_item, response, rules
from tests.unit.qti.reckoning import declare
from tests.unit.qti.templated import read

ITEM = ItemId("ITEM-1")
quick = settings(max_examples=40, deadline=None)


def by_its_maker(text: str, answer: Response) -> Outcomes:
    """Score the file of the maker as it is."""
    outcomes = score_item(read_scorable("item.xml", text.encode()), answer)
    return {name: write_value(value) for name, value in outcomes.items()}


def kept(form: MasteredForm) -> str:
    """Return the seed of whatever its rules draw by chance."""
    return f"{read_scoring_part(form.scoring).form_id}|{ITEM}|None"


@quick
@given(ITEMS, st.data())
def test_an_item_of_choices_gives_the_same_from_its_scoring_part(
    one: Generated, data: st.DataObject
) -> None:
    several = one.kind != "choice"
    offered = st.permutations(one.key if one.kind == "match" else one.choices)
    chosen = data.draw(offered | st.just(one.key))
    answer: Response = {"RESPONSE": list(chosen) if several else chosen[0]}

    score = scores_of(master_item(one.text), {ITEM: aliased(read(one.text), answer)})[ITEM]

    outcomes = by_its_maker(one.text, answer)
    assert score.outcomes == outcomes
    assert score.score == float(str(outcomes[POINTS]))
    assert score.reason == ""


@quick
@given(trees("float"), trees("boolean"), st.sampled_from(["", "0", "-1,5", "2.5", "x"]))
def test_an_item_with_any_rules_gives_the_same_from_its_scoring_part(
    points: str, flag: str, typed: str
) -> None:
    others = "".join(
        declare(name, kind)
        for name, kind in {"N": "integer", "FLAG": "boolean", "TEXT": "string"}.items()
    )
    asked = response(base_type="float").replace("RESPONSE", "X")
    text = item(
        TEXT_ENTRY.replace("RESPONSE", "X"),
        declarations=asked + SCORE + others,
        processing=rules(assign(points) + assign(flag, outcome="FLAG")),
    )
    form = master_item(text)

    score = scores_of(form, {ITEM: {"X": typed}})[ITEM]

    found = score_item(
        read_scorable("item.xml", text.encode()), {"X": typed or None}, seed=kept(form)
    )
    assert score.outcomes == {name: write_value(value) for name, value in found.items()}
