"""Ending an attempt: who may, and which responses are enough (QTI 3.0, itemSessionControl)."""

from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.walk.layout import Step
from chalicelib.qti.assessing.walk.model import Denial
from chalicelib.qti.assessing.walk.progress import Progress
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.declarations import Declarations


def keep(progress: Progress, step: Step, response: Response) -> Denial | None:
    """Keep a response that may still change."""
    denial = may_answer(progress, step)
    if denial is None:
        progress.kept[step.id] = response
    return denial


def end_attempt(progress: Progress, step: Step, response: Response | None) -> Denial | None:
    """Process a response, or the one that was kept."""
    denial = may_end(progress, step, response)
    if denial is None:
        progress.process(step, waiting(progress, step, response))
    return denial


def may_end(progress: Progress, step: Step, response: Response | None = None) -> Denial | None:
    """Tell why the attempt cannot be ended now; None when it can."""
    if not step.individual:
        return Denial.SIMULTANEOUS
    return may_answer(progress, step) or enough(progress, step, waiting(progress, step, response))


def waiting(progress: Progress, step: Step, response: Response | None = None) -> Response:
    """Return the response that an attempt would end with."""
    return progress.kept.get(step.id, {}) if response is None else response


def enough(progress: Progress, step: Step, response: Response) -> Denial | None:
    """Tell why a response is not enough to go on with.

    "An item is skipped if the candidate has not provided any response": every response variable
    is NULL or has its default value. An item without response variables cannot be skipped.
    """
    control, item = step.placed.control, progress.items[step.id]
    if item is None:
        return None
    if not control.allow_skipping and _is_skipped(item.declarations, response):
        return Denial.RESPONSE_REQUIRED
    if control.validate_responses and not item.accepts(response):
        return Denial.RESPONSE_INVALID
    return None


def may_answer(progress: Progress, step: Step) -> Denial | None:
    """Tell why no response can be given any more; None when it can."""
    if step.id in progress.over:
        return Denial.TIME_OVER
    return None if progress.attempts_left(step) else Denial.NO_ATTEMPT_LEFT


def _is_skipped(declarations: Declarations, response: Response) -> bool:
    variables = declarations.responses
    given = {
        name: read_answer(variables[name], answer)
        for name, answer in response.items()
        if name in variables
    }
    return bool(variables) and all(
        value is None or value == variables[name].default for name, value in given.items()
    )
