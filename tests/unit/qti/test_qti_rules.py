"""The rules of response processing: checked at import, run at scoring."""

import pytest

from chalicelib.core.scoring import Response
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.values import write_value
from chalicelib.qti.processing.engine import check_processing, process
from chalicelib.qti.reasons import SENTENCES
from tests.unit.qti.making import SCORE, assign, base, choice, item, response, rules, when
from tests.unit.qti.templated import read

TRUE, FALSE = base("boolean", "true"), base("boolean", "false")
GRADE = (
    '<outcomeDeclaration identifier="GRADE" cardinality="single" baseType="string">'
    '<matchTable defaultValue="?"><matchTableEntry sourceValue="1" targetValue="goed"/>'
    "</matchTable></outcomeDeclaration>"
)
LOOK_UP = '<lookupOutcomeValue identifier="GRADE">{}</lookupOutcomeValue>'
BASIC = (
    '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">'
    "<defaultValue><value>3</value></defaultValue></outcomeDeclaration>"
    '<outcomeDeclaration identifier="FEEDBACKBASIC" cardinality="single" baseType="identifier"/>'
)


def ruled(processing: str, *, more: str = "", answer: str = "") -> str:
    return item(
        choice(),
        declarations=(answer or response(correct="B")) + SCORE + more,
        processing=processing,
    )


def outcomes(text: str, given: Response | None = None) -> dict[str, str | list[str] | None]:
    found = read(text)
    made = process(found.tree, found.declarations, given or {})
    return {identifier: write_value(value) for identifier, value in made.items()}


def codes(text: str) -> list[str]:
    found, findings = read(text), Findings("item.xml")
    check_processing(found.tree, found.declarations, findings)
    return [reason.code for reason in findings.reasons]


def set_score(points: float) -> str:
    return assign(base("float", points))


@pytest.mark.parametrize(
    ("first", "second", "score"),
    [(TRUE, TRUE, "1.0"), (FALSE, TRUE, "2.0"), (FALSE, FALSE, "3.0"), ("<null/>", TRUE, "2.0")],
)
def test_the_first_branch_that_holds_is_run(first: str, second: str, score: str) -> None:
    condition = (
        f"<responseCondition><responseIf>{first}{set_score(1)}</responseIf>"
        f"<responseElseIf>{second}{set_score(2)}</responseElseIf>"
        f"<responseElse>{set_score(3)}</responseElse></responseCondition>"
    )

    assert codes(ruled(rules(condition))) == []
    assert outcomes(ruled(rules(condition)))["SCORE"] == score


def test_rules_behind_an_exit_are_not_run() -> None:
    inside = when(TRUE, set_score(1) + "<exitResponse/>" + set_score(2)) + set_score(3)

    assert codes(ruled(rules(inside))) == []
    assert outcomes(ruled(rules(inside)))["SCORE"] == "1.0"


def test_the_rules_of_a_fragment_are_run_where_it_stands() -> None:
    fragment = f"<responseProcessingFragment>{set_score(2)}</responseProcessingFragment>"

    assert codes(ruled(rules(set_score(1) + fragment))) == []
    assert outcomes(ruled(rules(set_score(1) + fragment)))["SCORE"] == "2.0"


def test_a_wrong_rule_inside_a_fragment_is_found() -> None:
    fragment = f"<responseProcessingFragment>{assign(TRUE)}</responseProcessingFragment>"

    assert codes(ruled(rules(fragment))) == ["assignment-type"]


@pytest.mark.parametrize(
    ("value", "grade"),
    [(base("integer", 1), "goed"), (base("integer", 2), "?"), ("<null/>", "?")],
)
def test_a_value_is_looked_up_in_the_table_of_its_outcome(value: str, grade: str) -> None:
    text = ruled(rules(LOOK_UP.format(value)), more=GRADE)

    assert codes(text) == []
    assert outcomes(text)["GRADE"] == grade


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (LOOK_UP.format(base("string", "x")), "operand-types"),
        (LOOK_UP.format(""), "operand-count"),
        (LOOK_UP.format(base("integer", 1)).replace("GRADE", "SCORE"), "table-not-declared"),
        (LOOK_UP.format(base("integer", 1)).replace("GRADE", "X"), "variable-unknown"),
        ("<setTemplateValue identifier='A'/>", "rule-not-supported"),
        ("<exitTemplate/>", "rule-not-supported"),
        ("<include href='x.xml'/>", "rule-not-supported"),
        ("<responseCondition/>", "condition-malformed"),
        ("<responseCondition><responseElse/></responseCondition>", "condition-malformed"),
        ("<responseCondition><responseIf/></responseCondition>", "condition-malformed"),
        (
            f"<responseCondition><responseIf>{TRUE}</responseIf><responseElse/>"
            f"<responseElse/></responseCondition>",
            "condition-malformed",
        ),
        (
            f"<responseCondition><templateIf>{TRUE}</templateIf></responseCondition>",
            "condition-malformed",
        ),
        (when(base("integer", 1), ""), "condition-not-boolean"),
        (assign(TRUE, outcome="RESPONSE"), "variable-unknown"),
        (assign(base("integer", 1), outcome="numAttempts"), "variable-unknown"),
    ],
)
def test_a_rule_that_cannot_be_run_is_refused(rule: str, code: str) -> None:
    found = codes(ruled(rules(rule), more=GRADE))

    assert code in found
    assert set(found) <= set(SENTENCES)


def test_rules_may_read_what_is_built_in_and_set_the_completion() -> None:
    read_attempts = assign('<integerToFloat><variable identifier="numAttempts"/></integerToFloat>')
    complete = assign(base("identifier", "completed"), outcome="completionStatus")
    untimed = when('<isNull><variable identifier="duration"/></isNull>', set_score(5))

    assert codes(ruled(rules(read_attempts + complete))) == []
    assert outcomes(ruled(rules(read_attempts + complete))) == {"SCORE": "1.0"}
    assert outcomes(ruled(rules(untimed))) == {"SCORE": "5.0"}


def test_a_whole_number_becomes_the_float_that_its_outcome_holds() -> None:
    assert outcomes(ruled(rules(assign(base("integer", 2)))))["SCORE"] == "2.0"


def test_a_record_goes_into_a_record_and_nowhere_else() -> None:
    record = '<responseDeclaration identifier="R" cardinality="record"/>'
    kept = '<outcomeDeclaration identifier="KEPT" cardinality="record"/>'
    copy = assign('<variable identifier="R"/>', outcome="KEPT")
    wrong = assign('<variable identifier="R"/>')

    text = ruled(rules(copy), more=record + kept)

    assert codes(text) == []
    assert outcomes(text, {"R": "7"})["KEPT"] == [
        "floatValue=7.0",
        "integerValue=7",
        "leftDigits=1",
        "ndp=0",
        "nsf=1",
        "rightDigits=0",
        "stringValue=7",
    ]
    assert codes(ruled(rules(wrong), more=record + kept)) == ["assignment-type"]


def test_what_a_response_does_not_mention_stands_as_it_was_preset() -> None:
    preset = response(correct="B", mapping="<defaultValue><value>A</value></defaultValue>")
    chosen = when(
        f'<match><variable identifier="RESPONSE"/>{base("identifier", "A")}</match>', set_score(1)
    )
    text = ruled(rules(chosen), answer=preset)

    assert outcomes(text, {})["SCORE"] == "1.0"
    assert outcomes(text, {"RESPONSE": None})["SCORE"] == "0.0"


@pytest.mark.parametrize("suffix", ["", ".xml"])
@pytest.mark.parametrize(
    "address",
    [
        "http://www.imsglobal.org/question/qti_v2p0/rptemplates",
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates",
        "https://www.imsglobal.org/question/qti_v2p2/rptemplates",
        "https://www.imsglobal.org/question/qti_v3p0/rptemplates",
        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates",
        "http://www.imsglobal.org/spec/qti/v3p0/rptemplates",
    ],
)
@pytest.mark.parametrize("name", ["match_correct", "CC2_match"])
def test_a_standard_template_is_known_by_all_its_addresses(
    name: str, address: str, suffix: str
) -> None:
    text = ruled(f'<responseProcessing template="{address}/{name}{suffix}"/>')

    assert codes(text) == []
    assert [outcomes(text, {"RESPONSE": one})["SCORE"] for one in "BA"] == ["1.0", "0.0"]


@pytest.mark.parametrize("attribute", ["template", "templateLocation"])
@pytest.mark.parametrize(
    "address",
    [
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_nothing",
        "http://example.org/question/qti_v2p1/rptemplates/match_correct",
        "templates/own.xml",
    ],
)
def test_an_unknown_template_is_refused(attribute: str, address: str) -> None:
    assert codes(ruled(f'<responseProcessing {attribute}="{address}"/>')) == ["template-unknown"]


def test_rules_that_are_written_out_win_from_a_template() -> None:
    processing = f'<responseProcessing template="unknown">{set_score(4)}</responseProcessing>'

    assert outcomes(ruled(processing)) == {"SCORE": "4.0"}


def test_the_template_with_feedback_gives_the_maximum_and_names_what_happened() -> None:
    address = "http://www.imsglobal.org/question/qti_v2p2/rptemplates/CC2_match_basic"
    text = ruled(f'<responseProcessing template="{address}"/>', more=BASIC)

    assert codes(text) == []
    right, wrong = (outcomes(text, {"RESPONSE": one}) for one in "BA")
    assert (right["SCORE"], right["FEEDBACKBASIC"]) == ("3.0", "correct")
    assert (wrong["SCORE"], wrong["FEEDBACKBASIC"]) == ("0.0", "incorrect")


@pytest.mark.parametrize(("point", "score"), [("15 10", "2.0"), ("16 10", "0.0"), (None, "0.0")])
def test_the_template_for_points_gives_what_their_area_is_worth(
    point: str | None, score: str
) -> None:
    areas = (
        '<areaMapping><areaMapEntry shape="circle" coords="10,10,5" mappedValue="2"/></areaMapping>'
    )
    address = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response_point"
    text = ruled(
        f'<responseProcessing template="{address}"/>',
        answer=response(base_type="point", mapping=areas),
    )

    assert codes(text) == []
    assert outcomes(text, {"RESPONSE": point})["SCORE"] == score


def test_rules_that_draw_by_chance_draw_the_same_from_the_same_seed() -> None:
    found = read(ruled(rules(assign('<randomFloat min="0" max="1"/>'))))

    scores = [
        write_value(process(found.tree, found.declarations, {}, seed=seed)["SCORE"])
        for seed in ("a", "a", "b")
    ]

    assert scores[0] == scores[1] != scores[2]
