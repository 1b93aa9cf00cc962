"""``test``: says what a test makes of a script of answers: the route, and all outcomes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chalicelib.core.exams import PackageRefused, SessionPlan
from chalicelib.core.kernel import Clock, ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.unscorable import FAULTS
from chalicelib.qti.assessing.walk import Denial, Walk
from chalicelib.qti.reporting import (
    OutcomesOfTest,
    ResultContext,
    result_of,
    waiting_in,
    write_result,
)
from chalicelib.qti.tool.cases import RequestRefused, answers_to, read_json, read_object
from chalicelib.qti.tool.journey import Answered, Journey
from chalicelib.qti.tool.json_values import Json
from chalicelib.qti.tool.opening import OpenedTest, open_test
from chalicelib.qti.tool.taking import Taking, plan_for
from chalicelib.qti.tool.told import told_fault, told_outcomes, told_reasons

MISSED: Mapping[Denial, str] = {
    Denial.TEST_OVER: "De toets was al voorbij.",
    Denial.NO_SUCH_ITEM: "Deze kandidaat heeft deze opgave niet, of niet in dit deel.",
    Denial.NOT_HERE: "De kandidaat was bij een andere opgave.",
    Denial.LINEAR: "Deze opgave lag niet op de route: in dit deel gaat men alleen verder.",
    Denial.LAST_ITEM: "Dit was de laatste opgave van het deel.",
    Denial.NO_REVIEW: "Er was geen poging meer over, en terugkijken mag niet (allow-review).",
    Denial.NO_ATTEMPT_LEFT: "Er was geen poging meer over (max-attempts).",
    Denial.TIME_OVER: "De tijd was om (time-limits).",
    Denial.TOO_EARLY: "De kortste tijd was nog niet om (min-time).",
    Denial.SIMULTANEOUS: "In dit deel worden alle antwoorden samen ingeleverd.",
    Denial.RESPONSE_REQUIRED: "Een opgave op de route moet een antwoord hebben (allow-skipping).",
    Denial.RESPONSE_INVALID: "Een antwoord op de route is niet volledig (validate-responses).",
}
"""Why an answer of the script does not count."""

_OVERWORKED = "De voorwaarden van de toets rekenen te lang: daarna gold er geen meer."

_MOST_SECONDS = 1e9


@dataclass(frozen=True)
class Played:
    """What came of a script: where the candidate came, and how the test ended for them."""

    arrived: Walk
    ended: Walk
    unscored: Mapping[ItemId, str]
    missed: tuple[tuple[ItemId, Denial], ...]


def answer_script(
    path: Path,
    script: bytes,
    *,
    seed: str,
    number: int = 1,
    report: Callable[[bytes], object] | None = None,
    now: Clock,
) -> dict[str, Json]:
    """Play a script in a test on disk and tell a program what came of it, or what is wrong.

    ``report`` takes the same as an assessmentResult, in the version of QTI of the test.
    """
    try:
        test = open_test(path, number)
        played = play(test, script, seed)
        if report is not None:
            report(written_result(test, played.ended, now()))
        return told_play(played)
    except RequestRefused as wrong:
        return {"error": str(wrong)}
    except PackageRefused as refusal:
        return {"error": told_reasons(refusal.reasons)}
    except OSError as error:
        return {"error": f"Schrijven lukt niet: {error.filename}. Kies een andere plek."}
    except FAULTS as fault:
        return {"error": told_fault(fault)}


def play(test: OpenedTest, script: bytes, seed: str) -> Played:
    """Play a script in a test. :raises RequestRefused: when it is no script."""
    taking = Taking(test, plan_for(test, seed), seed)
    answers = read_script(script, test, taking.plan)
    journey = Journey(taking)
    return Played(journey.follow(answers), journey.hand_in(), taking.told, tuple(journey.missed))


def read_script(script: bytes, test: OpenedTest, plan: SessionPlan) -> list[Answered]:
    """Read which items are answered how. :raises RequestRefused: when that is not what it says."""
    told = read_json(script) if script.strip() else []
    if not isinstance(told, list):
        raise RequestRefused(
            'Het script is geen lijst. Schrijf [{"item": ID, "responses": {...}}].'
        )
    return [_read_numbered(number, entry, test, plan) for number, entry in enumerate(told, 1)]


def _read_numbered(number: int, entry: Json, test: OpenedTest, plan: SessionPlan) -> Answered:
    try:
        return _read_entry(entry, test, plan)
    except RequestRefused as wrong:
        raise RequestRefused(f"Antwoord {number} van het script: {wrong}") from wrong


def _read_entry(entry: Json, test: OpenedTest, plan: SessionPlan) -> Answered:
    if not isinstance(entry, dict) or not isinstance(entry.get("item"), str):
        raise RequestRefused(
            'Er staat geen item. Zet bij "item" het id van een opgave in de toets.'
        )
    at = entry.get("at", 0)
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at <= _MOST_SECONDS:
        raise RequestRefused('Bij "at" staat geen tijd. Schrijf seconden sinds de start.')
    item_id = ItemId(str(entry["item"]))
    item = test.items.get(plan.item_of(item_id))
    told = read_object(entry, "responses")
    response: Response = answers_to(told, item.declarations.responses) if item else {}
    return Answered(item_id, response, float(at))


def written_result(test: OpenedTest, ended: Walk, at: datetime) -> bytes:
    """Write what came of a test for other systems (docs/qti/results.md)."""
    outcomes = OutcomesOfTest(test.id, test.way.rules.declarations.outcomes, ended.outcomes)
    sessions = ended.sessions
    return write_result(
        result_of(
            sessions, outcomes, context=ResultContext(), awaiting=waiting_in(sessions), at=at
        ),
        test.version,
    )


def told_play(played: Played) -> dict[str, Json]:
    """Tell a program what came of a script."""
    told: dict[str, Json] = {
        "route": [str(item_id) for item_id in played.arrived.route],
        "arrived": played.arrived.item,
        "items": [_told_item(item_id, played) for item_id in played.ended.sessions],
        "outcomes": told_outcomes(played.ended.outcomes),
        "missed": [
            {"item": str(item_id), "code": str(denial), "why": MISSED[denial]}
            for item_id, denial in played.missed
        ],
    }
    return {**told, "warning": _OVERWORKED} if played.ended.overworked else told


def _told_item(item_id: ItemId, played: Played) -> Json:
    session = played.ended.sessions[item_id]
    facts: dict[str, Json] = {
        "id": str(item_id),
        "presented": session.presented,
        "attempts": session.attempts,
    }
    if session.unscorable:
        return {**facts, "error": played.unscored[item_id]}
    return {**facts, "outcomes": told_outcomes(session.outcomes)}
