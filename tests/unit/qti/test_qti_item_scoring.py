"""One item is scored by its rules, attempt by attempt, or it is said why not."""

import pytest

from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import write_value
from chalicelib.qti.reasons import describe
from tests.unit.qti.making import SCORE, assign, base, item, response, rules, when
from tests.unit.qti.templated import templated

Given = dict[str, str | list[str] | None]


def scorable(text: str) -> Item:
    return read_scorable("item.xml", text.encode())


def written(text: str, answer: Response, given: Given | None = None) -> dict[str, object]:
    outcomes = score_item(scorable(text), answer, given=given)
    return {name: write_value(value) for name, value in outcomes.items()}


def test_an_item_gives_its_declared_outcomes() -> None:
    assert written(item(), {"RESPONSE": "B"}) == {"SCORE": "1.0"}


def test_template_values_that_are_given_win_from_the_rules_and_make_the_key() -> None:
    given: Given = {"A": "2", "B": "40"}

    assert written(templated(), {"RESPONSE": "42"}, given)["SCORE"] == "1.0"
    assert written(templated(), {"RESPONSE": "41"}, given)["SCORE"] == "0.0"


def test_the_same_number_gives_the_same_variant() -> None:
    show = assign('<variable identifier="A"/>', outcome="SHOWN")
    more = '<outcomeDeclaration identifier="SHOWN" cardinality="single" baseType="integer"/>'
    text = templated(more=more).rsplit("<responseProcessing", 1)[0] + rules(show)
    drawn = scorable(f"{text}</assessmentItem>")

    found = [score_item(drawn, {}, number=number)["SHOWN"] for number in (1, 2, 3, 1)]

    assert found[0] == found[3]
    assert len({str(one) for one in found}) > 1


ADAPTIVE = item(
    declarations=response(correct="B")
    + SCORE
    + '<outcomeDeclaration identifier="TRIES" cardinality="single" baseType="integer"/>',
    processing=rules(
        assign(f'<sum><variable identifier="SCORE"/>{base("float", 1)}</sum>')
        + assign('<variable identifier="numAttempts"/>', outcome="TRIES")
        + when(
            f'<match><variable identifier="completionStatus"/>{base("identifier", "unknown")}'
            f"</match>",
            assign(base("identifier", "incomplete"), outcome="completionStatus"),
        )
    ),
    attributes='adaptive="true"',
)


def test_an_adaptive_item_goes_on_from_its_attempt_before() -> None:
    adaptive = scorable(ADAPTIVE)

    first = score_item(adaptive, {})
    second = score_item(adaptive, {}, before=first, attempts=2)

    assert [write_value(one["SCORE"]) for one in (first, second)] == ["1.0", "2.0"]
    assert [write_value(one["TRIES"]) for one in (first, second)] == ["1", "2"]
    assert write_value(first["completionStatus"]) == "incomplete"


def test_an_item_that_is_not_adaptive_starts_anew() -> None:
    again = scorable(ADAPTIVE.replace('adaptive="true"', 'adaptive="false"'))

    first = score_item(again, {})
    second = score_item(again, {}, before=first, attempts=2)

    assert second["SCORE"] == first["SCORE"]
    assert "completionStatus" not in first


def test_rules_that_work_too_long_give_no_score() -> None:
    value = base("integer", 1)
    for _ in range(4):
        value = f'<repeat numberRepeats="999">{value}</repeat>'
    endless = scorable(item(processing=rules(assign(f"<containerSize>{value}</containerSize>"))))

    with pytest.raises(ItemUnscorable) as unscorable:
        score_item(endless, {})

    assert [reason.code for reason in unscorable.value.reasons] == ["effort-spent"]
    assert describe(unscorable.value.reasons[0]).startswith("item.xml: ")


def test_an_item_that_cannot_be_read_says_why() -> None:
    with pytest.raises(ItemUnscorable) as unscorable:
        scorable("<assessmentItem")

    assert [reason.code for reason in unscorable.value.reasons] == ["xml-broken"]


def test_rules_without_a_meaning_say_why() -> None:
    unknown = scorable(item(processing=rules(assign("<guess/>"))))

    with pytest.raises(ItemUnscorable) as unscorable:
        score_item(unknown, {})

    assert [reason.code for reason in unscorable.value.reasons] == ["expression-unknown"]
