"""Replays what a candidate did in a test: a pure function of the test, the plan and the events."""

from collections.abc import Sequence

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.walk.acts import do, permitted
from chalicelib.qti.assessing.walk.attempts import may_answer
from chalicelib.qti.assessing.walk.conditions import Conditions, effort_for
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
    walking = Walking(way, plan, take=take, seed=seed)
    for event in events:
        walking.then(event)
    return walking.look(now)


class Walking:
    """A candidate on the way through a test, for who has the events one by one.

    The parameters are those of :func:`walk`, which does nothing else than go on from event to
    event.
    """

    def __init__(
        self, way: TestWay, plan: SessionPlan, *, take: Take, seed: str = FIXED_SEED
    ) -> None:
        """Bring the candidate to the first item that lets them in."""
        steps = lay_out(way, plan)
        self._limits = way.time_limits
        self._progress = Progress(steps, take, Conditions(way.rules, seed, effort_for(len(steps))))
        self._refused: list[tuple[Event, Denial]] = []
        self._progress.begin()
        arrive(self._progress, 0)

    @property
    def part(self) -> str | None:
        """Return the part that the candidate is in; None when the test is over."""
        step = self._progress.here
        return step.part.id if step is not None else None

    @property
    def item(self) -> ItemId | None:
        """Return the item that the candidate is at; None when the test is over."""
        step = self._progress.here
        return step.id if step is not None else None

    def then(self, event: Event) -> Denial | None:
        """Go on with what the candidate did next; a denial says that it had no effect."""
        progress = self._progress
        pass_time(progress, event.at, self._limits)
        step, denial = progress.here, do(progress, event)
        if denial is not None:
            self._refused.append((event, denial))
        gave = event.act in (Act.ANSWER, Act.END_ATTEMPT) and denial is None
        if step is not None and gave and is_late(progress, step, self._limits):
            progress.late[step.id] = None
        return denial

    def look(self, now: float = 0.0) -> Walk:
        """Return how far the candidate is, ``now`` so many seconds after the start."""
        progress = self._progress
        pass_time(progress, now, self._limits)
        return Walk(
            part=self.part,
            item=self.item,
            route=tuple(progress.route),
            sessions=dict(progress.sessions),
            may=permitted(progress),
            shown=_shown(progress),
            refused=tuple(self._refused),
            time_left=time_left(progress, self._limits),
            late=tuple(progress.late),
            outcomes=progress.conditions.outcomes(progress.sessions),
            overworked=progress.conditions.overworked,
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
