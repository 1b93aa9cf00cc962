"""What a test asks of the exam app and the server is told as demands of its form."""

import pytest

from chalicelib.core.exams import Demand
from tests.builders.forms import master_package
from tests.unit.qti.making import (
    base,
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    section,
)

ITEMS = {"item.xml": item()}
PRE = f"<preCondition>{base('boolean', 'true')}</preCondition>"
BRANCH = f'<branchRule target="EXIT_TEST">{base("boolean", "true")}</branchRule>'
LIMITS = '<timeLimits maxTime="60"/>'


def demands_of(parts: str, **around: str) -> set[Demand]:
    return set(master(package(ITEMS, test=exam_test(parts, **around))).outline.demands)


def default(expression: str) -> str:
    return f'<templateDefault templateIdentifier="T">{expression}</templateDefault>'


@pytest.mark.parametrize("rule", [PRE, BRANCH, BRANCH.replace("EXIT_TEST", "A")])
@pytest.mark.parametrize(
    "place",
    ["{0}" + section(reference("A")), section("{0}" + reference("A"))],
)
def test_a_rule_that_leads_the_way_needs_the_server(rule: str, place: str) -> None:
    parts = part(place.format(rule), navigation="linear")

    assert demands_of(parts) == {Demand.SERVER_NAVIGATION}
    assert master(package(ITEMS, test=exam_test(parts))).outline.server_needed


def test_a_rule_at_an_item_needs_the_server_too() -> None:
    parts = part(section(reference("A", inside=PRE + BRANCH)), navigation="linear")

    assert demands_of(parts) == {Demand.SERVER_NAVIGATION}


def test_rules_in_a_part_that_is_walked_freely_do_nothing_but_are_remarked_on() -> None:
    test = exam_test(part(section(PRE + reference("A", inside=BRANCH))))

    mastered = master_package(package(ITEMS, test=test))

    assert mastered.forms[0].outline.demands == set()
    assert [(one.code, one.facts) for one in mastered.remarks] == [
        ("rule-without-effect", {"rule": "preCondition"}),
        ("rule-without-effect", {"rule": "branchRule"}),
    ]


def test_a_rule_of_a_whole_part_holds_however_it_is_walked() -> None:
    assert demands_of(part(PRE + section(reference("A")))) == {Demand.SERVER_NAVIGATION}


def test_an_adaptive_selection_needs_the_server() -> None:
    adaptive = '<adaptiveSelection><adaptiveEngineRef identifier="E" href="e"/></adaptiveSelection>'

    assert demands_of(part(section(adaptive + reference("A")))) == {Demand.SERVER_NAVIGATION}


@pytest.mark.parametrize(
    ("expression", "demands"),
    [
        (base("integer", "3"), set()),
        ('<randomInteger min="1" max="6"/>', set()),
        ('<variable identifier="Q1.SCORE"/>', {Demand.SERVER_NAVIGATION}),
        (
            f'<sum>{base("integer", "1")}<variable identifier="Q1.SCORE"/></sum>',
            {Demand.SERVER_NAVIGATION},
        ),
        ("<numberCorrect/>", {Demand.SERVER_NAVIGATION}),
    ],
)
def test_a_template_default_that_reads_results_needs_the_server(
    expression: str, demands: set[Demand]
) -> None:
    assert demands_of(part(section(reference("A", inside=default(expression))))) == demands


@pytest.mark.parametrize(
    "parts",
    [
        part(LIMITS + section(reference("A"))),
        part(section(LIMITS + reference("A"))),
        part(section(reference("A", inside=LIMITS))),
    ],
)
def test_time_for_a_part_section_or_item_asks_for_a_clock(parts: str) -> None:
    assert demands_of(parts) == {Demand.TIME_LIMITS}


def test_time_for_the_whole_test_asks_for_nothing() -> None:
    assert demands_of(part(section(reference("A"))), before=LIMITS) == set()


@pytest.mark.parametrize(
    ("control", "demands"),
    [
        ('maxAttempts="2"', {Demand.SEVERAL_ATTEMPTS}),
        ('maxAttempts="0"', {Demand.SEVERAL_ATTEMPTS}),
        ('maxAttempts="1"', set()),
        ('allowSkipping="false"', {Demand.REQUIRED_ANSWERS}),
        ('validateResponses="true"', {Demand.REQUIRED_ANSWERS}),
        ('showFeedback="true" allowReview="false" allowComment="true"', set()),
    ],
)
def test_what_a_candidate_must_do_asks_for_an_exam_app_that_sees_to_it(
    control: str, demands: set[Demand]
) -> None:
    placed = reference("A", inside=f"<itemSessionControl {control}/>")

    assert demands_of(part(section(placed))) == demands


def test_a_control_that_every_item_overrules_asks_for_nothing() -> None:
    placed = reference("A", inside='<itemSessionControl maxAttempts="1"/>')

    assert demands_of(part('<itemSessionControl maxAttempts="5"/>' + section(placed))) == set()


def test_several_free_parts_ask_for_an_exam_app_that_closes_them() -> None:
    second = part(section(reference("B"), identifier="S2"), identifier="P2")

    assert demands_of(part(section(reference("A"))) + second) == {Demand.SEVERAL_PARTS}


@pytest.mark.parametrize(("weight", "codes"), [("2", ["weights-apart"]), ("1.0", [])])
def test_a_weight_that_changes_something_is_remarked_on(weight: str, codes: list[str]) -> None:
    placed = reference("A", inside=f'<weight identifier="W" value="{weight}"/>')

    mastered = master_package(package(ITEMS, test=exam_test(part(section(placed)))))

    assert [one.code for one in mastered.remarks] == codes


def test_selection_ordering_weights_and_names_of_outcomes_ask_for_nothing() -> None:
    inside = (
        '<weight identifier="W" value="2"/>'
        '<variableMapping sourceIdentifier="S" targetIdentifier="T"/>'
    )
    placed = reference("A", inside=inside, attributes='fixed="true"') + reference("B")
    chosen = '<selection select="1"/><ordering shuffle="true"/>' + placed

    assert demands_of(part(section(chosen))) == set()
