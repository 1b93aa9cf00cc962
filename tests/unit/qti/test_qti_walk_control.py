"""What a candidate may do with an item: attempts, skipping, valid responses, looking back.

Source: QTI 3.0 ASI, 2.7 (itemSessionControl: max-attempts, allow-skipping, validate-responses,
allow-review, show-feedback, show-solution).
"""

import pytest

from chalicelib.core.exams import PackageReason
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.assessing.unscorable import ItemUnscorable
from chalicelib.qti.assessing.walk import Shown, WalkedItem, WalkItem, walk
from chalicelib.qti.templating.variant import TemplateDefaults
from tests.unit.qti.making import (
    EXTENDED_TEXT,
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    item,
    part,
    reference,
    response,
    rules,
    section,
    when,
)
from tests.unit.qti.walking import (
    Taking,
    answer,
    attempts,
    denials,
    end,
    end_part,
    end_test,
    forth,
    free,
    go,
    linear,
    plan_of,
    read_test,
    refer,
    score,
    walked,
    whole,
)

A, B = refer("A", "B")
COMPLETES = item(
    attributes='adaptive="true"',
    processing=rules(
        when(
            '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>',
            assign(base("identifier", "completed"), outcome="completionStatus"),
        )
        + assign(
            f'<sum><variable identifier="SCORE"/>{base("float", 1)}</sum>',
        )
    ),
)
"""Adds a point at each attempt, until B is chosen."""


class Failing(WalkedItem):
    """An item of which the second attempt cannot be scored."""

    def attempt(self, response: Response, before: Values | None, attempts: int) -> Values:
        if attempts == 2:
            raise ItemUnscorable(PackageReason("effort-spent", "item.xml"))
        return super().attempt(response, before, attempts)


def controlled(attributes: str, name: str = "A") -> str:
    return reference(name, inside=f"<itemSessionControl {attributes}/>")


def test_an_item_has_one_attempt_unless_the_test_says_more() -> None:
    found = walked(free(A, B), end("A"), end("B"), answer("B"))

    assert denials(found) == ["no-attempt-left", "no-attempt-left"]
    assert (score(found, "A"), attempts(found)) == (0.0, [1, 0])
    assert not found.may.answer
    assert not found.may.end_attempt


def test_the_last_attempt_of_an_item_counts() -> None:
    test = free(controlled('maxAttempts="2"'), B)

    found = walked(test, end("A"), end("B"), end("C"))

    assert (score(found, "A"), attempts(found)) == (1.0, [2, 0])
    assert denials(found) == ["no-attempt-left"]


def test_a_response_that_was_processed_is_not_processed_again_when_the_part_ends() -> None:
    found = walked(free(controlled('maxAttempts="2"'), B), answer("B"), end(), end_part())

    assert (found.finished, attempts(found)) == (True, [1, 0])


def test_zero_attempts_is_any_number_of_attempts() -> None:
    found = walked(free(controlled('maxAttempts="0"'), B), *[end("A")] * 9, end("B"))

    assert (score(found, "A"), attempts(found)) == (1.0, [10, 0])


def test_an_adaptive_item_says_itself_when_it_is_completed_and_goes_on_from_before() -> None:
    items = {"A": COMPLETES}

    busy = walked(free(A, B), end("A"), end("C"), items=items)
    done = walked(free(A, B), end("A"), end("C"), end("B"), end("A"), items=items)

    assert (score(busy, "A"), busy.may.answer) == (2.0, True)
    assert (score(done, "A"), done.may.answer) == (3.0, False)
    assert denials(done) == ["no-attempt-left"]


def test_an_adaptive_item_has_one_attempt_where_responses_are_processed_together() -> None:
    test = whole(part(section(A + B), submission="simultaneous"))

    found = walked(test, answer("A"), end_test(), items={"A": COMPLETES})

    assert attempts(found) == [1, 0]


def test_leaving_an_adaptive_item_that_is_not_completed_makes_no_new_attempt() -> None:
    found = walked(linear(A, B), end("A"), forth(), items={"A": COMPLETES})

    assert (found.item, attempts(found)) == ("B", [1, 0])


@pytest.mark.parametrize("given", [None, "", "  "])
def test_an_item_that_may_not_be_skipped_needs_a_response(given: str | None) -> None:
    test = linear(controlled('allowSkipping="false"'), B)
    items = {"A": item(TEXT_ENTRY, declarations=response(base_type="integer") + SCORE)}

    found = walked(test, answer(given), end(), forth(), items=items)

    assert denials(found) == ["response-required"] * 2
    assert (found.item, found.may.skip) == ("A", False)


def test_a_response_that_is_what_stood_there_is_no_response() -> None:
    preset = response(correct="B").replace(
        "</responseDeclaration>",
        "<defaultValue><value>C</value></defaultValue></responseDeclaration>",
    )
    test = linear(controlled('allowSkipping="false"'), B)

    found = walked(test, end("C"), end("A"), items={"A": item(declarations=preset + SCORE)})

    assert (denials(found), attempts(found)) == (["response-required"], [1, 0])


def test_an_item_that_may_be_skipped_is_processed_without_a_response() -> None:
    found = walked(linear(A, B), forth())

    assert (score(found, "A"), attempts(found), found.item) == (0.0, [1, 0], "B")
    assert not found.sessions[found.route[0]].responded


def test_an_item_without_response_variables_cannot_be_skipped_so_one_goes_on() -> None:
    test = linear(controlled('allowSkipping="false"'), B)
    items = {"A": item("<p>Lees dit.</p>", declarations=SCORE, processing="")}

    assert walked(test, forth(), items=items).item == "B"


def test_a_part_cannot_be_ended_while_an_item_in_it_needs_a_response() -> None:
    test = free(A, controlled('allowSkipping="false"', "B"))

    found = walked(test, end_part(), go("B"), answer("A"), end_part())

    assert denials(found) == ["response-required"]
    assert found.finished
    assert walked(test, go("B"), end("A"), end_part()).finished


def test_the_whole_test_can_always_be_handed_in() -> None:
    assert walked(free(controlled('allowSkipping="false"')), end_test()).finished


@pytest.mark.parametrize(
    ("body", "declared", "right", "wrong"),
    [
        (choice(attributes='maxChoices="3" minChoices="2"'), "identifier", ["A", "B"], ["A"]),
        (choice(attributes='maxChoices="2"'), "identifier", ["A", "B"], ["A", "B", "C"]),
        (
            TEXT_ENTRY.replace("/>", ' patternMask="[0-9]+"/>', 1),
            "string",
            ["12"],
            ["twaalf"],
        ),
        (EXTENDED_TEXT.replace("/>", ' minStrings="2"/>'), "string", ["a", "b"], ["a"]),
        (
            '<associateInteraction responseIdentifier="RESPONSE" maxAssociations="0">'
            '<simpleAssociableChoice identifier="X" matchMax="2" matchMin="2"/>'
            '<simpleAssociableChoice identifier="Y" matchMax="2"/></associateInteraction>',
            "pair",
            ["X Y", "Y X"],
            ["X Y"],
        ),
        (TEXT_ENTRY.replace("/>", ' patternMask="["/>', 1), "string", ["12"], None),
    ],
)
def test_a_response_that_an_interaction_does_not_take_is_refused_when_the_test_says_so(
    body: str, declared: str, right: list[str], wrong: list[str] | None
) -> None:
    written = item(
        body,
        declarations=response(cardinality="multiple", base_type=declared) + SCORE,
        processing="",
    )
    test = free(controlled('validateResponses="true"'), B)

    good = walked(test, end(right), items={"A": written})
    assert attempts(good) == [1, 0]
    if wrong is not None:
        bad = walked(test, end(wrong), answer(wrong), end_part(), items={"A": written})
        assert denials(bad) == ["response-invalid", "response-invalid"]
        assert attempts(walked(free(A, B), end(wrong), items={"A": written})) == [1, 0]


def test_in_a_part_that_is_submitted_as_a_whole_nothing_is_required() -> None:
    control = controlled('allowSkipping="false" validateResponses="true"')
    test = whole(part(section(control + B), navigation="linear", submission="simultaneous"))

    assert walked(test, forth()).item == "B"


def test_an_item_without_attempts_left_can_be_looked_back_at_unless_the_test_forbids_it() -> None:
    test = free(A, controlled('allowReview="false"', "B"), controlled("", "C"))
    done = (end("A"), go("B"), end("A"), go("C"))

    found = walked(test, *done, go("B"), go("A"))

    assert denials(found) == ["no-review"]
    assert found.item == "A"
    assert found.may.go_to == ("C",)


def test_during_the_attempts_feedback_is_shown_and_after_the_last_one_the_test_decides() -> None:
    test = free(controlled('maxAttempts="2" showSolution="true" allowReview="false"'), B)

    assert walked(test).shown == Shown()
    assert walked(test, end("A")).shown == Shown(feedback=True)
    assert walked(test, end("A"), end("A")).shown == Shown(solution=True)


def test_nothing_is_shown_before_a_part_that_is_submitted_as_a_whole_ends() -> None:
    control = controlled('showFeedback="true" showSolution="true"')

    assert walked(whole(part(section(control), submission="simultaneous"))).shown == Shown()


def test_an_item_whose_rules_cannot_be_run_stops_nothing_and_says_why() -> None:
    way = read_test(linear(controlled('maxAttempts="2"'), B))
    plan = plan_of(way, "", {})
    taking = Taking(plan, {})

    def take(item_id: ItemId, defaults: TemplateDefaults) -> WalkItem:
        taken = taking.take(item_id, defaults)
        return Failing(taken.sat, taken.seed) if item_id == "A" else taken

    events = [end("B"), end("B"), forth(), end("B"), forth()]
    first, second = walk(way, plan, events, take=take).sessions.values()

    assert "rekenen te lang" in first.unscorable
    assert (first.outcomes, first.attempts) == ({}, 2)
    assert (score(walk(way, plan, events, take=take), "B"), second.unscorable) == (1.0, "")


def test_an_item_that_cannot_be_given_to_the_candidate_stops_nothing_either() -> None:
    way = read_test(linear(A, B))
    plan = plan_of(way, "", {})

    def take(_item: ItemId, _defaults: TemplateDefaults) -> WalkItem:
        raise ItemUnscorable

    found = walk(way, plan, [end("B"), forth(), end("B"), forth()], take=take)

    assert (found.finished, denials(found)) == (True, [])
    assert all(one.unscorable and one.outcomes == {} for one in found.sessions.values())
    assert attempts(found) == [1, 1]
