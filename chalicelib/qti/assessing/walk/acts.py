"""What each act of a candidate does, or why it has no effect."""

from collections.abc import Callable, Mapping

from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.walk import attempts, moving
from chalicelib.qti.assessing.walk.layout import Step
from chalicelib.qti.assessing.walk.model import Act, Denial, Event, Permitted
from chalicelib.qti.assessing.walk.progress import Progress
from chalicelib.qti.assessing.walk.timing import too_early, too_early_for_part


def do(progress: Progress, event: Event) -> Denial | None:
    """Do what the candidate did; a denial says that it had no effect."""
    step = progress.here
    if step is None:
        return Denial.TEST_OVER
    return _ACTS[event.act](progress, step, event)


def permitted(progress: Progress) -> Permitted:
    """Tell what the candidate may do now."""
    step = progress.here
    if step is None:
        return Permitted()
    part = step.part_stretch
    others = range(part.start, part.end) if not step.linear else range(0)
    can_answer = attempts.may_answer(progress, step) is None
    return Permitted(
        go_to=tuple(
            progress.steps[number].id
            for number in others
            if number != progress.at and _may_go_to(progress, number) is None
        ),
        answer=can_answer,
        end_attempt=can_answer and step.individual,
        skip=_may_go_on(progress, step) is None,
        end_part=_may_end_part(progress, step) is None,
    )


def _go_to(progress: Progress, step: Step, event: Event) -> Denial | None:
    if event.item_id in (None, step.id):
        return None if event.item_id else Denial.NO_SUCH_ITEM
    if step.linear:
        return Denial.LINEAR
    number = _number_of(progress, step, event.item_id)
    if number is None:
        return Denial.NO_SUCH_ITEM
    denial = _may_go_to(progress, number)
    if denial is None:
        progress.present(number)
    return denial


def _number_of(progress: Progress, step: Step, item_id: ItemId | None) -> int | None:
    part = step.part_stretch
    numbers = range(part.start, part.end)
    return next((one for one in numbers if progress.steps[one].id == item_id), None)


def _may_go_to(progress: Progress, number: int) -> Denial | None:
    """Tell why an item cannot be gone to: only to look back at it one needs allowReview."""
    step = progress.steps[number]
    if attempts.may_answer(progress, step) is None or step.placed.control.allow_review:
        return None
    return Denial.NO_REVIEW


def _answer(progress: Progress, step: Step, event: Event) -> Denial | None:
    if event.item_id not in (None, step.id):
        return Denial.NOT_HERE
    return attempts.keep(progress, step, event.response or {})


def _end_attempt(progress: Progress, step: Step, event: Event) -> Denial | None:
    if event.item_id not in (None, step.id):
        return Denial.NOT_HERE
    return attempts.end_attempt(progress, step, event.response)


def _next(progress: Progress, step: Step, event: Event) -> Denial | None:
    if event.item_id not in (None, step.id):
        return Denial.NOT_HERE
    denial = _may_go_on(progress, step)
    if denial is not None:
        return denial
    if not step.linear:
        progress.present(progress.at + 1)
        return None
    if _has_open_attempt(progress, step):
        progress.process(step, attempts.waiting(progress, step))
    moving.leave(progress)
    return None


def _may_go_on(progress: Progress, step: Step) -> Denial | None:
    if not step.linear:
        last = progress.at + 1 == step.part_stretch.end
        return Denial.LAST_ITEM if last else _may_go_to(progress, progress.at + 1)
    if too_early(progress, step):
        return Denial.TOO_EARLY
    if _has_open_attempt(progress, step):
        return attempts.enough(progress, step, attempts.waiting(progress, step))
    return None


def _has_open_attempt(progress: Progress, step: Step) -> bool:
    """Tell whether leaving an item for good ends an attempt at it."""
    begun = step.id in progress.kept or progress.sessions[step.id].attempts == 0
    return step.individual and begun and attempts.may_answer(progress, step) is None


def _end_part(progress: Progress, step: Step, event: Event) -> Denial | None:
    if event.item_id is not None and _number_of(progress, step, event.item_id) is None:
        return Denial.NOT_HERE
    denial = _may_end_part(progress, step)
    if denial is None:
        moving.leave_part(progress)
    return denial


def _may_end_part(progress: Progress, step: Step) -> Denial | None:
    """Tell why the part cannot be ended: an item asks for a response that is not there."""
    if step.linear:
        return Denial.LINEAR
    if too_early_for_part(progress, step):
        return Denial.TOO_EARLY
    part = step.part_stretch
    for one in progress.steps[part.start : part.end]:
        if _has_open_attempt(progress, one):
            denial = attempts.enough(progress, one, attempts.waiting(progress, one))
            if denial is not None:
                return denial
    return None


def _end_test(progress: Progress, _step: Step, _event: Event) -> Denial | None:
    moving.end_test(progress)
    return None


_ACTS: Mapping[Act, Callable[[Progress, Step, Event], Denial | None]] = {
    Act.GO_TO: _go_to,
    Act.ANSWER: _answer,
    Act.END_ATTEMPT: _end_attempt,
    Act.NEXT: _next,
    Act.END_PART: _end_part,
    Act.END_TEST: _end_test,
}
