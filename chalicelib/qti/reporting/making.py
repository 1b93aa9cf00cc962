"""Makes the report of a session out of its item sessions and the outcomes of the test."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.exams import Cardinality
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession, ItemSessions
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.items.declarations import (
    ATTEMPTS,
    COMPLETION,
    OutcomeVariable,
    ResponseVariable,
)
from chalicelib.qti.items.values import BaseType, Value
from chalicelib.qti.reporting.result import (
    AssessmentResult,
    ReportedItem,
    ReportedOutcome,
    ReportedResponse,
    ReportedTemplate,
    ReportedTest,
    ReportedVariable,
    ResultContext,
    SessionStatus,
)
from chalicelib.qti.reporting.values import reported, reported_type


@dataclass(frozen=True)
class OutcomesOfTest:
    """What outcome processing made of a test, by the identifier of that test."""

    id: str
    declarations: Mapping[str, OutcomeVariable]
    values: Values


def result_of(
    sessions: ItemSessions,
    test: OutcomesOfTest | None,
    *,
    context: ResultContext,
    awaiting: Collection[ItemId],
    at: datetime,
) -> AssessmentResult:
    """Report a session as it stands at a moment (an aware time).

    ``awaiting`` are the items that a person must still score. Correct responses are not reported,
    as other systems have no need of them; but makers put model answers in outcomes, which are. So
    a report is not for candidates. Without a test (items scored one by one) only items are told.
    """
    stamp, names = at.isoformat(), _names(sessions)
    return AssessmentResult(
        context,
        None if test is None else ReportedTest(test.id, stamp, tuple(_test_variables(test))),
        tuple(
            ReportedItem(
                names[one.id],
                stamp,
                _status(one, waits=one.id in awaiting),
                sequence,
                tuple(_item_variables(one)),
            )
            for sequence, one in enumerate(sessions.values(), start=1)
        ),
    )


def waiting_in(sessions: ItemSessions) -> frozenset[ItemId]:
    """Return the items that were answered and have an outcome that no rules set.

    So they wait for a scorer, as long as nobody scored them.
    """
    return frozenset(
        one.id
        for one in sessions.values()
        if one.attempts > 0
        and any(outcome.scored_outside for outcome in one.declarations.outcomes.values())
    )


def _names(sessions: ItemSessions) -> dict[ItemId, str]:
    # An item that a selection took more than once is ITEM.1, ITEM.2 (QTI 3.0, selection).
    taken, met, names = Counter(one.place for one in sessions.values()), Counter[str](), {}
    for one in sessions.values():
        met[one.place] += 1
        repeated = taken[one.place] > 1
        names[one.id] = f"{one.place}.{met[one.place]}" if repeated else one.place
    return names


def _status(session: ItemSession, *, waits: bool) -> SessionStatus:
    if session.attempts == 0:
        kept = any(value is not None for value in session.responses.values())
        return SessionStatus.PENDING_SUBMISSION if kept else SessionStatus.INITIAL
    return SessionStatus.PENDING_SCORER if waits or session.unscorable else SessionStatus.FINAL


def _test_variables(test: OutcomesOfTest) -> Iterator[ReportedVariable]:
    for declaration in test.declarations.values():
        yield _outcome(declaration, test.values.get(declaration.id))


def _item_variables(session: ItemSession) -> Iterator[ReportedVariable]:
    declared = session.declarations
    yield _response(_ATTEMPTS, session.value_of(ATTEMPTS))
    yield _outcome(_COMPLETION, session.value_of(COMPLETION))
    for response in declared.responses.values():
        yield _response(response, session.value_of(response.id))
    for template in declared.templates.values():
        values, base_type = reported(template.default), reported_type(template.base_type)
        yield ReportedTemplate(template.id, template.cardinality, base_type, values)
    for outcome in declared.outcomes.values():
        if outcome.id != COMPLETION:
            yield _outcome(outcome, session.value_of(outcome.id))


_ATTEMPTS = ResponseVariable(ATTEMPTS, Cardinality.SINGLE, BaseType.INTEGER)
"""Reports tell the number of attempts as a response (QTI 3.0, numAttempts)."""

_COMPLETION = OutcomeVariable(COMPLETION, Cardinality.SINGLE, BaseType.IDENTIFIER)


def _response(declared: ResponseVariable, value: Value | None) -> ReportedResponse:
    base_type = reported_type(declared.base_type)
    return ReportedResponse(declared.id, declared.cardinality, base_type, reported(value))


def _outcome(declared: OutcomeVariable, value: Value | None) -> ReportedOutcome:
    return ReportedOutcome(
        declared.id,
        declared.cardinality,
        reported_type(declared.base_type),
        reported(value),
        normal_maximum=declared.normal_maximum,
        normal_minimum=declared.normal_minimum,
        mastery=declared.mastery,
        # A person scores what the rules do not: candidates' work goes to no machine outside.
        scored_by="human" if declared.scored_outside else "",
    )
