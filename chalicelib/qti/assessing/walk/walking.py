"""Replays what a candidate did in a test: a pure function of the test, the plan and the events."""

from collections.abc import Sequence

from chalicelib.core.exams import SessionPlan
from chalicelib.qti.assessing.walk.acts import do, permitted
from chalicelib.qti.assessing.walk.attempts import may_answer
from chalicelib.qti.assessing.walk.conditions import Conditions
from chalicelib.qti.assessing.walk.layout import lay_out
from chalicelib.qti.assessing.walk.model import Act, Denial, Event, Shown, Take, Walk
from chalicelib.qti.assessing.walk.moving import arrive
from chalicelib.qti.assessing.walk.progress import Progress
from chalicelib.qti.assessing.walk.timing import is_late, pass_time, time_left
from chalicelib.qti.assessing.walk.way import TestWay
from chalicelib.qti.processing.draws import FIXED_SEED


def walk(
    way: TestWay,
    plan: SessionPlan,
    events: Sequence[Event],
    now: float = 0.0,
    *,
    take: Take,
    seed: str = FIXED_SEED,
) -> Walk:
    """Return how far a candidate came who did this, ``now`` so many seconds after the start.

    Nothing that a candidate can do makes it fail: what is not permitted has no effect and stands
    in ``refused``. Events come in the order in which they count; a clock that goes back is
    taken to stand still. ``take`` gives the candidate an item of the plan; rules of the test that
    draw by chance draw from the seed.
    """
    progress = Progress(lay_out(way, plan), take, Conditions(way.rules, seed))
    progress.begin()
    arrive(progress, 0)
    refused: list[tuple[Event, Denial]] = []
    for event in events:
        pass_time(progress, event.at, way.time_limits)
        denial = _do(progress, event, way)
        if denial is not None:
            refused.append((event, denial))
    pass_time(progress, now, way.time_limits)
    return _told(progress, refused, way)


def _do(progress: Progress, event: Event, way: TestWay) -> Denial | None:
    step = progress.here
    denial = do(progress, event)
    gave = event.act in (Act.ANSWER, Act.END_ATTEMPT) and denial is None
    if step is not None and gave and is_late(progress, step, way.time_limits):
        progress.late[step.id] = None
    return denial


def _told(progress: Progress, refused: list[tuple[Event, Denial]], way: TestWay) -> Walk:
    step = progress.here
    return Walk(
        part=step.part.id if step is not None else None,
        item=step.id if step is not None else None,
        route=tuple(progress.route),
        sessions=progress.sessions,
        may=permitted(progress),
        shown=_shown(progress),
        refused=tuple(refused),
        time_left=time_left(progress, way.time_limits),
        late=tuple(progress.late),
        outcomes=progress.conditions.outcomes(progress.sessions),
    )


def _shown(progress: Progress) -> Shown:
    """Tell what may be shown where the candidate is.

    Feedback belongs to an attempt that was made; after the last one the test decides about it,
    about looking back and about the solution (QTI 3.0, itemSessionControl).
    """
    step = progress.here
    if step is None or not step.individual or not progress.sessions[step.id].attempts:
        return Shown()
    if may_answer(progress, step) is None:
        return Shown(feedback=True)
    control = step.placed.control
    return Shown(control.show_feedback, control.allow_review, control.show_solution)
