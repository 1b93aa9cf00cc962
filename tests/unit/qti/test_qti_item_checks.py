"""An item is refused for everything that we could not deliver and score completely."""

import pytest

from tests.unit.qti.making import (
    EXTENDED_TEXT,
    MAP_RESPONSE,
    SCORE,
    TEMPLATES,
    TEXT_ENTRY,
    choice,
    item,
    item_codes,
    response,
    rules,
)

VARIABLE = '<variable identifier="RESPONSE"/>'
TRUE = '<baseValue baseType="boolean">true</baseValue>'
ONE = '<baseValue baseType="float">1</baseValue>'


def set_score(value: str, *, outcome: str = "SCORE") -> str:
    return rules(f'<setOutcomeValue identifier="{outcome}">{value}</setOutcomeValue>')


def condition(test: str) -> str:
    then = f'<setOutcomeValue identifier="SCORE">{ONE}</setOutcomeValue>'
    return rules(f"<responseCondition><responseIf>{test}{then}</responseIf></responseCondition>")


def scored(processing: str, *, more: str = "") -> list[str]:
    declarations = response(correct="B") + SCORE + more
    return item_codes(item(declarations=declarations, processing=processing))


def test_a_plain_choice_is_taken() -> None:
    assert item_codes(item()) == []


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("match_correct", "2p0 2p1 2p2"),
        ("map_response", "2p0 2p1 2p2"),
        ("CC2_match", "2p1"),
        ("CC2_map_response", "2p1"),
    ],
)
@pytest.mark.parametrize("ending", ["", ".xml"])
def test_the_standard_templates_are_known_by_every_address(
    name: str, kinds: str, ending: str
) -> None:
    mapping = '<mapping><mapEntry mapKey="B" mappedValue="1"/></mapping>'
    declarations = response(correct="B", mapping=mapping) + SCORE
    addresses = [
        f"http://www.imsglobal.org/question/qti_v{kind}/rptemplates/{name}{ending}"
        for kind in kinds.split()
    ]
    addresses.append(f"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/{name}{ending}")

    for address in addresses:
        processing = f'<responseProcessing template="{address}"/>'
        assert item_codes(item(declarations=declarations, processing=processing)) == []


@pytest.mark.parametrize(
    "processing",
    [
        f'<responseProcessing template="{TEMPLATES}/match_nothing"/>',
        '<responseProcessing template="https://evil.example/rptemplates/match_correct"/>',
        '<responseProcessing templateLocation="match_correct.xml"/>',
    ],
)
def test_an_unknown_template_is_refused(processing: str) -> None:
    assert scored(processing)[0] == "template-unknown"


@pytest.mark.parametrize(
    ("processing", "code"),
    [
        (set_score('<variable identifier="NOBODY"/>'), "variable-unknown"),
        (set_score('<correct identifier="SCORE"/>'), "variable-unknown"),
        (set_score('<mapResponse identifier="RESPONSE"/>'), "mapping-not-declared"),
        (set_score(VARIABLE), "assignment-type"),
        (set_score(TRUE), "assignment-type"),
        (set_score("<mod/>"), "expression-unknown"),
        (set_score(""), "operand-count"),
        (set_score(f"<sum>{VARIABLE}{ONE}</sum>"), "operand-types"),
        (set_score(f"<sum>{TRUE}</sum>"), "operand-types"),
        (set_score(f"<divide>{ONE}</divide>"), "operand-count"),
        (set_score('<baseValue baseType="float">een</baseValue>'), "value-not-of-type"),
        (set_score('<baseValue baseType="colour">1</baseValue>'), "base-type-not-supported"),
        (rules("<exitTest/>"), "rule-not-supported"),
        (rules("<responseCondition/>"), "condition-malformed"),
        (
            rules("<responseCondition><responseElse/></responseCondition>"),
            "condition-malformed",
        ),
        (rules("<responseCondition><responseIf/></responseCondition>"), "condition-malformed"),
        (condition(VARIABLE), "condition-not-boolean"),
        (condition(ONE), "condition-not-boolean"),
        (condition(f"<match>{VARIABLE}{ONE}</match>"), "operand-types"),
        (condition(f"<and>{ONE}</and>"), "operand-types"),
        (condition(f"<not>{TRUE}{TRUE}</not>"), "operand-count"),
        (condition(f"<lt>{VARIABLE}{ONE}</lt>"), "operand-types"),
        (condition(f"<member>{ONE}{VARIABLE}</member>"), "operand-types"),
        (condition(f"<stringMatch>{VARIABLE}{VARIABLE}</stringMatch>"), "operand-types"),
        (
            condition(f'<equal toleranceMode="absolute" tolerance="x">{ONE}{ONE}</equal>'),
            "tolerance-not-valid",
        ),
    ],
)
def test_rules_that_cannot_be_reckoned_are_refused(processing: str, code: str) -> None:
    assert code in scored(processing)


def test_a_comparison_with_a_correct_answer_that_is_not_there_is_refused() -> None:
    assert item_codes(item(declarations=response() + SCORE)) == ["correct-not-declared"]


@pytest.mark.parametrize(
    "other",
    ['cardinality="single" baseType="string"', 'cardinality="multiple" baseType="identifier"'],
)
def test_an_outcome_of_another_type_is_refused(other: str) -> None:
    text = f'<outcomeDeclaration identifier="T" {other}/>'
    processing = rules(
        f'<setOutcomeValue identifier="SCORE">{ONE}</setOutcomeValue>'
        f'<setOutcomeValue identifier="T">{VARIABLE}</setOutcomeValue>'
    )

    assert scored(processing, more=text) == ["assignment-type"]


@pytest.mark.parametrize(("points", "codes"), [("2", []), ("0.5", ["assignment-type"])])
def test_a_mapping_fits_a_whole_score_only_with_whole_points(points: str, codes: list[str]) -> None:
    mapping = f'<mapping><mapEntry mapKey="B" mappedValue="{points}"/></mapping>'
    declarations = response(mapping=mapping) + SCORE.replace("float", "integer")

    assert item_codes(item(declarations=declarations, processing=MAP_RESPONSE)) == codes


@pytest.mark.parametrize(
    ("declarations", "code"),
    [
        (response(correct="B C") + SCORE, "too-many-values"),
        (response(correct="Z") + SCORE, "correct-not-a-choice"),
        (response(correct="1", base_type="integer") + SCORE, "interaction-base-type"),
        (response(correct="x", base_type="integer") + SCORE, "value-not-of-type"),
        (response(correct="B", cardinality="multiple") + SCORE, ""),
        (response(correct="B", cardinality="ordered") + SCORE, "interaction-cardinality"),
        (response(correct="B", cardinality="record") + SCORE, "interaction-cardinality"),
        (response(correct="B", cardinality="some") + SCORE, "declaration-not-supported"),
        (response(correct="B", base_type="colour") + SCORE, "declaration-not-supported"),
        (response(correct="B") * 2 + SCORE, "identifier-not-unique"),
        (response(correct="B"), "score-not-declared"),
        (response(correct="B") + SCORE.replace("single", "multiple"), "score-not-a-number"),
        (
            response(correct="B", mapping='<mapping><mapEntry mapKey="A"/></mapping>') + SCORE,
            "map-entry-without-value",
        ),
    ],
)
def test_declarations_must_fit(declarations: str, code: str) -> None:
    codes = item_codes(item(declarations=declarations))

    assert code in codes if code else codes == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<orderInteraction responseIdentifier="RESPONSE"/>', "interaction-not-supported"),
        (choice().replace("RESPONSE", "OTHER"), "variable-unknown"),
        (choice() + choice(), "response-bound-twice"),
        (choice("B B"), "choices-not-unique"),
        (choice(""), "choices-not-unique"),
        (choice(attributes='maxChoices="2"'), "interaction-cardinality"),
        (choice(attributes='maxChoices="many"'), "interaction-cardinality"),
        (TEXT_ENTRY, "interaction-base-type"),
        ("<p>niets te doen</p>", "response-unbound"),
        (choice() + "<iframe/>", "element-not-supported"),
        (choice() + '<svg xmlns="http://www.w3.org/2000/svg"/>', "element-not-supported"),
        (choice() + '<iframe src="x"/>', "element-not-supported"),
        (choice() + '<printedVariable identifier="X"/>', "template-processing"),
        (choice() + '<feedbackBlock showHide="hide"/>', "feedback-shown-at-start"),
        (choice() + '<include xmlns="http://www.w3.org/2001/XInclude" href="x"/>', "include"),
        (
            choice() + '<math xmlns="http://www.w3.org/1998/Math/MathML"><maction/></math>',
            "element-not-supported",
        ),
    ],
)
def test_a_body_that_we_cannot_show_is_refused(body: str, code: str) -> None:
    assert code in item_codes(item(body))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (item(attributes='adaptive="true"'), "adaptive-item"),
        (item(after="<templateProcessing/>"), "template-processing"),
        (item(after='<stylesheet href="a.css"/>'), "stylesheet"),
        (item(after='<assessmentStimulusRef href="s.xml"/>'), "stimulus"),
        (item(after="<companionMaterialsInfo/>"), "companion-materials"),
        (item().replace("itemBody", "otherBody"), "body-missing"),
        (item(processing=""), "score-never-set"),
        (item(processing="<responseProcessing/>"), "score-never-set"),
    ],
)
def test_an_item_that_needs_more_than_we_have_is_refused(text: str, code: str) -> None:
    assert code in item_codes(text)


def test_an_extended_text_in_another_format_is_refused() -> None:
    declarations = response(base_type="string") + SCORE
    body = EXTENDED_TEXT.replace("/>", ' format="xhtml"/>')

    assert item_codes(item(body, declarations=declarations, processing="")) == ["text-format"]


def test_all_reasons_of_all_places_come_at_once() -> None:
    text = item(choice() + "<iframe/>", attributes='adaptive="true"', processing="")

    assert set(item_codes(text)) == {"adaptive-item", "element-not-supported", "score-never-set"}
