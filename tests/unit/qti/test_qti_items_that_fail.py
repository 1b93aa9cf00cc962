"""An item whose rules fail waits for a scorer with the reason; the other items get their scores."""

import pytest

from chalicelib.qti.processing.expressions import EXPRESSIONS
from tests.unit.qti.assessed import placed
from tests.unit.qti.making import assign, base, item, reference, response, rules
from tests.unit.qti.scored import RIGHT, faulty, form_of, score, with_first_item
from tests.unit.qti.templated import templated

ENDLESS = '<repeat numberRepeats="999">' * 4 + base("integer", 1) + "</repeat>" * 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "<assessmentItem",
            "De scoreregels van deze vraag werken niet in deze versie van Facet (xml-broken, regel",
        ),
        (
            item(processing=rules(assign("<geheim/>"))),
            "De scoreregels van deze vraag werken niet in deze versie van Facet "
            "(expression-unknown, regel 1).",
        ),
        (
            item(processing=rules(assign(f"<containerSize>{ENDLESS}</containerSize>"))),
            "De scoreregels van deze vraag rekenen te lang (effort-spent).",
        ),
        (
            templated(f"<templateConstraint>{base('boolean', 'false')}</templateConstraint>"),
            "Facet kan deze vraag niet meer maken zoals de kandidaat die kreeg "
            "(variant-impossible).",
        ),
    ],
)
def test_an_item_in_error_waits_with_the_reason_and_the_others_are_scored(
    text: str, why: str
) -> None:
    form = form_of()

    marks = score(form, {"Q1": RIGHT, "Q2": RIGHT}, scoring=with_first_item(form, text))

    failed, other = marks.items
    assert (failed.score, failed.max_score, failed.outcomes) == (None, 1.0, {})
    assert failed.reason.startswith(why)
    assert (other.score, other.reason) == (1.0, "")
    assert marks.outcomes == {}


def test_a_reason_quotes_nothing_from_the_item() -> None:
    form = form_of()
    broken = item(processing=rules(assign(base("float", "sleutelwoord"))))

    marks = score(form, {"Q1": RIGHT}, scoring=with_first_item(form, broken))

    assert marks.items[0].reason
    assert "sleutelwoord" not in marks.items[0].reason


def test_a_mistake_of_ours_in_one_item_keeps_no_score_from_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    summing = item(processing=rules(assign(f"<sum>{base('float', 1)}</sum>")))
    form = form_of(reference("Q1", "sum.xml") + placed("Q2"), sum=summing)
    monkeypatch.setitem(EXPRESSIONS, "sum", faulty(EXPRESSIONS["sum"]))

    failed, other = score(form, {"Q1": RIGHT, "Q2": RIGHT}).items

    assert (failed.score, other.score) == (None, 1.0)
    assert failed.reason == "Facet maakte een fout bij het scoren van deze vraag."
    assert "ZeroDivisionError" in caplog.text
    assert "antwoord van de kandidaat" not in caplog.text


def test_a_score_that_is_no_number_waits_and_the_others_are_scored() -> None:
    declared = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="string"/>'
    word = item(
        declarations=response() + declared, processing=rules(assign(base("string", "veel")))
    )
    form = form_of()

    marks = score(form, {"Q1": RIGHT, "Q2": RIGHT}, scoring=with_first_item(form, word))

    failed, other = marks.items
    assert (failed.score, other.score) == (None, 1.0)
    assert failed.reason == "Facet maakte een fout bij het scoren van deze vraag."
