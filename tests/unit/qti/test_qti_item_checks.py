"""An item is refused for everything that we could not deliver and score completely."""

import pytest

from tests.unit.qti.checking_items import codes, reasons
from tests.unit.qti.making import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    SCORE,
    TEMPLATES,
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


OTHER = SCORE.replace("SCORE", "OTHER")
SET_OTHER = set_score(ONE, outcome="OTHER")


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
    ("declared", "read_by", "code"),
    [
        ("", "<correct/>", "correct-not-declared"),
        ("<correctResponse/>", "<correct/>", ""),
        ("<correctResponse><value/></correctResponse>", "<correct/>", ""),
        ("", "<mapResponse/>", "mapping-not-declared"),
        ("<mapping/>", "<mapResponse/>", ""),
        ('<mapping defaultValue="0"/>', "<mapResponse/>", ""),
    ],
)
def test_a_key_that_is_read_must_be_declared_but_may_be_empty(
    declared: str, read_by: str, code: str
) -> None:
    reading = read_by.replace("/>", ' identifier="RESPONSE"/>')
    value = f"<match>{VARIABLE}{reading}</match>"
    processing = condition(value) if read_by == "<correct/>" else set_score(reading)
    text = item(declarations=response(mapping=declared) + SCORE, processing=processing)

    assert codes(text) == ([code] if code else [])


def test_a_reason_in_the_rules_of_a_template_names_the_line_that_asks_for_them() -> None:
    text = item(declarations="\n" + response() + SCORE, processing=f"\n\n{MATCH_CORRECT}")

    assert [(one.code, one.line) for one in reasons(text)] == [("correct-not-declared", 4)]


def test_every_reason_in_an_item_names_a_line() -> None:
    text = item(
        choice("A A") + "<iframe/><script/>",
        declarations=response(correct="Z") + SCORE.replace("single", "multiple"),
        processing=set_score('<variable identifier="NOBODY"/>'),
    )

    assert len({one.code for one in reasons(text)}) == 6
    assert [one.code for one in reasons(text) if one.line is None] == []


def test_all_reasons_of_all_places_come_at_once() -> None:
    body = choice() + "<iframe/><mysteryInteraction/>"
    declared = response(correct="B") + SCORE + OTHER

    assert set(item_codes(item(body, declarations=declared, processing=SET_OTHER))) == {
        "interaction-unknown",
        "element-not-supported",
        "score-never-set",
    }
