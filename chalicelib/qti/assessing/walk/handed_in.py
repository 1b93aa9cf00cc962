"""The walk behind answers that were handed in: what the candidate must have done to give them."""

from collections.abc import Iterator, Mapping

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.walk.layout import Step, lay_out
from chalicelib.qti.assessing.walk.model import Act, Event
from chalicelib.qti.assessing.walk.way import TestWay


def events_of(
    way: TestWay, plan: SessionPlan, answers: Mapping[ItemId, Response]
) -> tuple[Event, ...]:
    """Return what brings a candidate to these answers, and then the end of the test.

    The answer journal knows which answers count, not where a candidate looked. So an item was
    seen when it was answered, or when it lies before an answered one where one only goes on.
    Walk with :meth:`TestWay.unguarded`, because the journal has judged the time already.
    """
    steps = lay_out(way, plan)
    answered = [number for number, step in enumerate(steps) if step.id in answers]
    last = answered[-1] if answered else -1
    return (*_along(steps[: last + 1], answers), Event(Act.END_TEST))


def _along(steps: tuple[Step, ...], answers: Mapping[ItemId, Response]) -> Iterator[Event]:
    for number, step in enumerate(steps):
        if step.id in answers:
            if not step.linear:
                yield Event(Act.GO_TO, item_id=step.id)
            yield Event(Act.ANSWER, item_id=step.id, response=answers[step.id])
        if number + 1 < len(steps):
            yield from _onwards(step, steps[number + 1])


def _onwards(step: Step, following: Step) -> Iterator[Event]:
    # Events name their item: of one that a condition passed by they have no effect.
    if step.linear:
        yield Event(Act.NEXT, item_id=step.id)
    elif following.part is not step.part:
        yield Event(Act.END_PART, item_id=step.id)
