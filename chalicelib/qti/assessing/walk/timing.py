"""Time limits: what is over, what is left, and what is too early (QTI 3.0, timeLimits).

The time of an item runs while the candidate is at it; that of a section, part or test includes
the time between its items. Where allowLateSubmission is set nothing closes: a response after the
time is taken, and told apart as late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from chalicelib.core.exams import TimeLimits
from chalicelib.qti.assessing.walk import moving
from chalicelib.qti.assessing.walk.layout import Step, Stretch
from chalicelib.qti.assessing.walk.model import TimeLeft
from chalicelib.qti.assessing.walk.progress import Progress

TEST = ""
"""The key of the time of the whole test: no item, section or part has an empty name."""


@dataclass(frozen=True)
class _Timed:
    """Something that the candidate is in; ``stretch`` is its part or section, if it is one."""

    key: str
    limits: TimeLimits | None
    stretch: Stretch | None = None

    def left(self, progress: Progress) -> float | None:
        """Return the seconds until its time is over; None without a most time."""
        if self.limits is None or self.limits.max_seconds is None:
            return None
        return max(self.limits.max_seconds - progress.spent[self.key], 0.0)

    def is_passed(self, progress: Progress) -> bool:
        """Tell whether more time went by than there is."""
        most = self.limits.max_seconds if self.limits is not None else None
        return most is not None and progress.spent[self.key] > most

    def closes(self, progress: Progress) -> bool:
        """Tell whether it closes when its time is over, and has not done so yet."""
        late = self.limits is not None and self.limits.late_submission
        return not late and self.key not in progress.over


def pass_time(progress: Progress, until: float, limits: TimeLimits | None) -> None:
    """Let time go by, and close what is over in the meantime, in the order in which it ends."""
    until = max(until, progress.clock) if isfinite(until) else progress.clock
    while progress.here is not None:
        ending = _first_to_end(progress, progress.here, limits)
        left = None if ending is None else ending.left(progress)
        if ending is None or left is None or progress.clock + left >= until:
            _spend(progress, progress.here, until - progress.clock, limits)
            return
        _spend(progress, progress.here, left, limits)
        _end(progress, progress.here, ending)


def is_late(progress: Progress, step: Step, limits: TimeLimits | None) -> bool:
    """Tell whether the time of something around an item is over."""
    return any(one.is_passed(progress) for one in _timed(step, limits))


def time_left(progress: Progress, limits: TimeLimits | None) -> TimeLeft:
    """Tell how many seconds are left where the candidate is."""
    step = progress.here
    if step is None:
        return TimeLeft()
    test, part, *sections, item = (one.left(progress) for one in _timed(step, limits))
    section = min((one for one in sections if one is not None), default=None)
    return TimeLeft(test, part, section, item)


def too_early(progress: Progress, step: Step) -> bool:
    """Tell whether the candidate would leave something before its least time is over.

    Least times hold in linear parts only, for items and sections.
    """
    ends = [one for one in step.around if one.end == progress.at + 1]
    return _below(progress, step.id, step.placed.time_limits) or any(
        _below(progress, one.key, one.limits) for one in ends
    )


def too_early_for_part(progress: Progress, step: Step) -> bool:
    """Tell whether the least time of the part is not over."""
    return _below(progress, step.part_stretch.key, step.part_stretch.limits)


def _below(progress: Progress, key: str, limits: TimeLimits | None) -> bool:
    least = limits.min_seconds if limits is not None else None
    return least is not None and key not in progress.over and progress.spent[key] < least


def _timed(step: Step, limits: TimeLimits | None) -> Iterator[_Timed]:
    yield _Timed(TEST, limits)
    for stretch in step.around:
        yield _Timed(stretch.key, stretch.limits, stretch)
    yield _Timed(step.id, step.placed.time_limits)


def _first_to_end(progress: Progress, step: Step, limits: TimeLimits | None) -> _Timed | None:
    # Of what ends at the same moment the outer one decides.
    timed = [one for one in _timed(step, limits) if one.closes(progress)]
    ending = [(left, one) for one in timed if (left := one.left(progress)) is not None]
    return min(ending, key=lambda pair: pair[0])[1] if ending else None


def _spend(progress: Progress, step: Step, seconds: float, limits: TimeLimits | None) -> None:
    progress.clock += seconds
    for one in _timed(step, limits):
        progress.spent[one.key] += seconds


def _end(progress: Progress, step: Step, ending: _Timed) -> None:
    progress.over.add(ending.key)
    if ending.key == TEST:
        moving.end_test(progress)
    elif ending.stretch is None:
        moving.close_item(progress, step)
    elif ending.stretch.is_part:
        moving.leave_part(progress)
    else:
        for one in progress.steps[ending.stretch.start : ending.stretch.end]:
            moving.close_item(progress, one)
