"""Template items are delivered with slots: no rule, no name of a variable, no value."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.bodies import ItemBody, make_body
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.templating.variant import Variant
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import choice, item, response
from tests.unit.qti.rewriting import read

MATHML = "http://www.w3.org/1998/Math/MathML"

TEMPLATES = (
    '<templateDeclaration identifier="geheim" cardinality="single" baseType="identifier"/>'
    '<templateDeclaration identifier="x" cardinality="single" baseType="integer" '
    'mathVariable="true"/>'
)


def delivered(inside: str) -> ItemBody:
    text = item(inside, declarations=response(correct="B") + TEMPLATES)
    return make_body("ITEM-1", read(text), ShownAssets({}, CountingIds("part")), Stylesheet())


def texts(body: ItemBody, shown: str) -> dict[str, str]:
    values: dict[str, Value | None] = {
        "geheim": Value(Cardinality.SINGLE, BaseType.IDENTIFIER, (shown,)),
        "x": Value(Cardinality.SINGLE, BaseType.INTEGER, (7,)),
    }
    declared = read(item(declarations=response(correct="B") + TEMPLATES)).declarations
    return body.slots.texts(Variant(0, values, declared))


def test_a_printed_variable_is_a_slot() -> None:
    body = delivered('<p>Reken <printedVariable identifier="x" format="%d"/> uit.</p>' + choice())

    assert '<p>Reken <span data-slot="t1"/> uit.</p>' in body.text
    assert texts(body, "een") == {"t1": "7"}


def test_a_variable_in_a_formula_is_a_slot_and_other_letters_stay() -> None:
    body = delivered(f'<math xmlns="{MATHML}"><mi>x</mi><mi>y</mi></math>' + choice())

    assert '<mi data-slot="t1"/><mi>y</mi>' in body.text


def test_parts_that_some_variants_show_are_slots_without_names() -> None:
    body = delivered(
        '<templateBlock templateIdentifier="geheim" identifier="een" showHide="show"><p>a</p>'
        '</templateBlock><p><templateInline templateIdentifier="geheim" identifier="een" '
        'showHide="hide">b</templateInline></p>' + choice()
    )

    assert '<div data-shown="t1"><p>a</p></div>' in body.text
    assert '<p><span data-shown="t2">b</span></p>' in body.text
    assert texts(body, "een") == {"t1": "true", "t2": "false"}
    assert not [word for word in ("geheim", "een", "template") if word in body.text]


def test_a_choice_that_some_variants_show_is_a_slot() -> None:
    asked = choice().replace('identifier="B"', 'identifier="B" templateIdentifier="geheim"')
    body = delivered(asked)

    assert '<qti-simple-choice identifier="B" data-shown="t1">' in body.text
    assert texts(body, "B") == {"t1": "true"}
