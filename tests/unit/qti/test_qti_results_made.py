"""The report of a session tells what the candidate did, and what scoring made of it."""

from datetime import UTC, datetime

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession, ItemSessions
from chalicelib.qti.assessing.scoring import score_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.items.values import BaseType, Value, single, write_value
from chalicelib.qti.node import QtiVersion
from chalicelib.qti.reporting import (
    AssessmentResult,
    OutcomesOfTest,
    ReportedItem,
    ResultContext,
    read_result,
    responses_of,
    result_of,
    value_of,
    waiting_in,
    write_result,
)
from chalicelib.qti.reporting.result import SessionStatus
from tests.unit.qti.making import SCORE, item, response

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
MAXIMUM = SCORE.replace("/>", ' normalMaximum="3" externalScored="human"/>')


def read(text: str) -> Item:
    found = read_item("item.xml", text.encode(), Findings("item.xml"))
    assert found is not None
    return found


def session(
    place: str = "Q1",
    *,
    number: int = 1,
    answer: str | None = None,
    attempts: int = 0,
    unscorable: str = "",
    text: str | None = None,
) -> ItemSession:
    one = read(item() if text is None else text)
    responses = {"RESPONSE": read_answer(one.declarations.responses["RESPONSE"], answer)}
    scored = attempts > 0 and not unscorable
    outcomes = score_item(one, {"RESPONSE": answer}) if scored else {}
    return ItemSession(
        ItemId(f"{place}-{number}"),
        place,
        one.declarations,
        responses,
        outcomes,
        attempts,
        presented=attempts > 0,
        unscorable=unscorable,
    )


def report(
    *sessions: ItemSession, test: OutcomesOfTest | None = None, awaiting: tuple[str, ...] = ()
) -> AssessmentResult:
    by_id: ItemSessions = {one.id: one for one in sessions}
    return result_of(
        by_id,
        test,
        context=ResultContext("candidate"),
        awaiting=tuple(map(ItemId, awaiting)),
        at=AT,
    )


def told(reported: ReportedItem) -> dict[str, str | list[str] | None]:
    return {one.id: write_value(value_of(one)) for one in reported.variables}


def test_an_answered_item_is_told_with_its_answer_and_score() -> None:
    (reported,) = report(session(answer="B", attempts=1)).items

    assert (reported.id, reported.sequence, reported.status) == ("Q1", 1, SessionStatus.FINAL)
    assert reported.datestamp == "2026-11-24T09:30:00+00:00"
    assert told(reported) == {
        "numAttempts": "1",
        "completionStatus": "unknown",
        "RESPONSE": "B",
        "SCORE": "1.0",
    }


def test_the_correct_response_of_an_item_is_not_told() -> None:
    data = write_result(report(session(answer="A", attempts=1)), QtiVersion.V2P2)

    assert b"correctResponse" not in data
    assert b">B<" not in data


def test_an_item_that_was_never_shown_has_not_begun() -> None:
    (reported,) = report(session()).items

    assert reported.status is SessionStatus.INITIAL
    assert told(reported)["completionStatus"] == "not_attempted"


def test_an_answer_that_was_kept_without_ending_the_attempt_waits_for_submission() -> None:
    (reported,) = report(session(answer="B")).items

    assert reported.status is SessionStatus.PENDING_SUBMISSION


def test_an_item_waits_for_a_scorer_when_it_must_or_when_its_rules_could_not_run() -> None:
    waits = session("Q1", answer="B", attempts=1)
    broken = session("Q2", answer="B", attempts=1, unscorable="effort-spent")

    first, second = report(waits, broken, awaiting=("Q1-1",)).items

    assert first.status is second.status is SessionStatus.PENDING_SCORER
    assert told(second)["SCORE"] is None


def test_answered_items_with_an_outcome_that_no_rules_set_wait_for_a_scorer() -> None:
    outside = item(declarations=response(correct="B") + MAXIMUM)
    sessions: ItemSessions = {
        one.id: one
        for one in (
            session("Q1", answer="B", attempts=1, text=outside),
            session("Q2", answer="B", attempts=1),
            session("Q3", text=outside),
        )
    }

    assert waiting_in(sessions) == {ItemId("Q1-1")}


def test_an_item_that_was_taken_twice_is_told_by_number_and_others_by_name() -> None:
    names = [one.id for one in report(session("Q1"), session("Q2"), session("Q1", number=2)).items]

    assert names == ["Q1.1", "Q2", "Q1.2"]


def test_what_an_outcome_can_be_and_who_scores_it_are_told() -> None:
    text = item(declarations=response(correct="B") + MAXIMUM)

    (reported,) = report(session(attempts=1, text=text)).items

    score = reported.outcome("SCORE")
    assert score is not None
    assert (score.normal_maximum, score.scored_by) == (3.0, "human")


def test_drawn_template_values_are_told() -> None:
    drawn = (
        '<templateDeclaration identifier="N" cardinality="single" baseType="integer">'
        "<defaultValue><value>7</value></defaultValue></templateDeclaration>"
    )
    text = item(declarations=response(correct="B") + SCORE + drawn)

    (reported,) = report(session(text=text)).items

    assert told(reported)["N"] == "7"


def test_the_outcomes_of_the_test_are_told_by_their_declarations() -> None:
    total: dict[str, Value | None] = {"SCORE": single(BaseType.FLOAT, 4.5), "UNDECLARED": None}
    test = OutcomesOfTest("T1", read(item()).declarations.outcomes, total)

    reported = report(test=test).test

    assert reported is not None
    assert [(one.id, write_value(value_of(one))) for one in reported.variables] == [
        ("SCORE", "4.5")
    ]


def test_what_is_reported_scores_the_same_again() -> None:
    data = write_result(report(session(answer="B", attempts=1)), QtiVersion.V3P0)

    again = read_result(data, Findings("result.xml"))

    assert again is not None
    outcomes = score_item(read(item()), responses_of(again.items[0]))
    assert write_value(outcomes["SCORE"]) == told(again.items[0])["SCORE"]
