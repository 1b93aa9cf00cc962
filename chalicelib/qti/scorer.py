"""Scores responses by the original rules of a mastered form."""

import logging
from dataclasses import dataclass, replace
from functools import lru_cache

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import ItemScore, Outcomes, Response, SessionMarks
from chalicelib.qti.assessing.item_session import ItemSession, ItemSessions
from chalicelib.qti.assessing.outcomes import process_outcomes
from chalicelib.qti.assessing.scoring import sit_scorable
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.assessing.unscorable import FAULTS, ItemUnscorable
from chalicelib.qti.assessing.walk import TestWay, events_of, walk
from chalicelib.qti.checking.permitted import permitted
from chalicelib.qti.items.answers import read_response
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import SCORE
from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.mastering.aliases import originals
from chalicelib.qti.mastering.scoring_part import KeptItem, ScoringPart, read_scoring_part
from chalicelib.qti.reasons.waiting import why_it_waits

logger = logging.getLogger("facet")

_read_once = lru_cache(maxsize=2)(read_scoring_part)
"""A whole group is scored with one form; two forms are kept because queues mix groups."""


class QtiScorer:
    """Fulfils ``core.scoring.ItemScorer`` for mastered QTI."""

    def score(
        self, scoring: bytes, plan: SessionPlan, responses: dict[ItemId, Response | None]
    ) -> SessionMarks:
        """Score every item of the plan; an item without a response is scored as left untouched.

        An item whose rules fail gets no score and a reason, so that a scorer looks at it. The
        outcomes of the test come when every item has its score.
        :raises ScoringPartUnreadable: when the bytes are not a scoring part of this version.
        """
        part = _read_once(scoring)
        sessions = {
            item_id: _session(part, plan, item_id, responses.get(item_id))
            for item_id in plan.item_order
        }
        items = tuple(
            _item_score(session, part.items[ItemId(session.place)]) for session in sessions.values()
        )
        waits = any(one.score is None for one in items)
        return SessionMarks(items, {} if waits else _test_outcomes(part, plan, sessions))


def _session(
    part: ScoringPart, plan: SessionPlan, item_id: ItemId, response: Response | None
) -> ItemSession:
    place, number = plan.item_of(item_id), plan.variants.get(item_id)
    untouched = ItemSession(item_id, place, Declarations(), attempts=int(response is not None))
    # Rules that draw by chance draw the same whenever this item is scored again.
    seed = f"{part.form_id}|{item_id}|{number}"
    try:
        return _attempted(untouched, part.items[place], number, response or {}, seed)
    except ItemUnscorable as error:
        return replace(untouched, unscorable=why_it_waits(error.reasons))
    except FAULTS as error:
        # The message of the error may quote an answer.
        logger.error("item %s of %s not scored: %s", item_id, part.form_id, type(error).__name__)
        return replace(untouched, unscorable=why_it_waits(()))


def _attempted(
    untouched: ItemSession, kept: KeptItem, number: int | None, response: Response, seed: str
) -> ItemSession:
    """Run the rules of an item on a response. :raises ItemUnscorable: when that cannot be done."""
    if kept.item is None:
        raise ItemUnscorable(*kept.reasons)
    sat = sit_scorable(kept.item, kept.defaults, number=number or 0)
    answer = permitted(sat.tree, originals(kept.item, response))
    return replace(
        untouched,
        declarations=sat.declarations,
        responses=read_response(sat.declarations, answer),
        outcomes=sat.attempt(answer, seed=seed),
    )


def _item_score(session: ItemSession, kept: KeptItem) -> ItemScore:
    if kept.needs_scorer:
        return ItemScore(session.id, None, kept.max_score, _written(session.outcomes))
    if session.unscorable:
        return ItemScore(session.id, None, kept.max_score, {}, session.unscorable)
    points = _points(session.outcomes.get(SCORE))
    reason = why_it_waits(()) if points is None else ""
    return ItemScore(session.id, points, kept.max_score, _written(session.outcomes), reason)


def _points(value: Value | None) -> float | None:
    """Return the points, NULL being none; None where no number stands, so that a scorer looks."""
    points = value.single if value is not None and value.items else 0.0
    return float(points) if isinstance(points, int | float) else None


def _test_outcomes(part: ScoringPart, plan: SessionPlan, sessions: ItemSessions) -> Outcomes:
    """Reckon the outcomes of the test; what goes wrong here leaves the scores of items alone."""
    if part.test is None:
        return {}
    way = part.test.way
    try:
        seen = _seen(way, plan, sessions)
        return part.test.tell(process_outcomes(way.rules, seen, seed=part.form_id))
    except FAULTS as error:
        logger.error("test %s without outcomes: %s", part.form_id, type(error).__name__)
        return {}


def _seen(way: TestWay, plan: SessionPlan, sessions: ItemSessions) -> ItemSessions:
    """Mark what the candidate must have seen: the journal knows of no visit without an answer."""
    answers: dict[ItemId, Response] = {one.id: {} for one in sessions.values() if one.attempts}
    taken = walk(
        way, plan, events_of(way, plan, answers), take=lambda item_id, _: _Scored(sessions[item_id])
    )
    came = {*answers, *taken.route}
    return {name: replace(one, presented=name in came) for name, one in sessions.items()}


@dataclass(frozen=True)
class _Scored:
    """Fulfils ``WalkItem`` for an item that has been scored: no rules are run again."""

    session: ItemSession

    @property
    def declarations(self) -> Declarations:
        return self.session.declarations

    @property
    def adaptive(self) -> bool:
        return False

    def attempt(self, _response: Response, _before: Values | None, _attempts: int) -> Values:
        return self.session.outcomes

    def accepts(self, _response: Response) -> bool:
        return True


def _written(values: Values) -> Outcomes:
    return {identifier: write_value(value) for identifier, value in values.items()}
