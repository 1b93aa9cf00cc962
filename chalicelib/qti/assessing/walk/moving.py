"""Coming to an item and leaving it: conditions, branches, and the ends of sections and parts.

QTI 3.0, 2.5: a condition is asked when the candidate comes to something, a branch when it is left
behind. Both of an item and a section hold in a linear part only, those of a part always.
"""

from chalicelib.qti.assessing.walk.layout import Step, Stretch
from chalicelib.qti.assessing.walk.progress import Progress
from chalicelib.qti.assessing.walk.way import StepRules

EXIT_TEST = "EXIT_TEST"
EXIT_PART = "EXIT_TESTPART"
EXIT_SECTION = "EXIT_SECTION"


def leave(progress: Progress) -> None:
    """Go on from the item where the candidate is, in a linear part, to the next one, if any."""
    step = progress.here
    if step is not None:
        arrive(progress, _behind(progress, step.rules, step.id, progress.at + 1))


def leave_part(progress: Progress) -> None:
    """Go on to the part behind this one, if any."""
    step = progress.here
    if step is not None:
        del progress.inside[1:]
        arrive(progress, step.part_stretch.end)


def end_test(progress: Progress) -> None:
    """Leave everything; the branches of what is left are not asked."""
    part = progress.inside[0] if progress.inside else None
    progress.inside.clear()
    if part is not None:
        submit_part(progress, part)
    progress.at = len(progress.steps)


def arrive(progress: Progress, goal: int) -> None:
    """Bring the candidate to this step, or to the first one behind it that lets them in."""
    while True:
        goal = _close(progress, goal)
        if goal >= len(progress.steps):
            progress.at = len(progress.steps)
            return
        step = progress.steps[goal]
        barred = _enter(progress, step)
        if barred is not None:
            goal = barred.end
        elif step.linear and (
            step.id in progress.over or not _lets_in(progress, step.rules, step.id)
        ):
            goal += 1
        else:
            progress.present(goal)
            return


def _close(progress: Progress, goal: int) -> int:
    """Leave every section and part that ends before the goal; their branches may move it."""
    while progress.inside and progress.inside[-1].end <= goal:
        stretch = progress.inside.pop()
        if stretch.is_part:
            submit_part(progress, stretch)
        goal = _behind(progress, stretch.rules, stretch.key, goal)
    return goal


def _enter(progress: Progress, step: Step) -> Stretch | None:
    """Enter what lies around a step, outermost first; return what does not let the candidate in.

    Where candidates walk freely there is no moment at which they enter a section.
    """
    for stretch in step.around if step.linear else step.around[:1]:
        if stretch in progress.inside:
            continue
        if not _lets_in(progress, stretch.rules, stretch.key):
            return stretch
        progress.inside.append(stretch)
    return None


def _lets_in(progress: Progress, rules: StepRules, where: str) -> bool:
    return all(progress.conditions.hold(one, where, progress.sessions) for one in rules.conditions)


def _behind(progress: Progress, rules: StepRules, where: str, goal: int) -> int:
    """Return where the first branch that holds and leads somewhere leads to, else the goal."""
    for branch in rules.branches:
        if progress.conditions.hold(branch, where, progress.sessions):
            found = _target(progress, branch.get("target"))
            if found is not None:
                return max(found, goal)
    return goal


def _target(progress: Progress, target: str) -> int | None:
    if target == EXIT_TEST:
        return len(progress.steps)
    if not progress.inside:
        return _part_ahead(progress, target)
    if target == EXIT_PART:
        # The branches of the sections that are jumped out of are not asked, those of the part are.
        del progress.inside[1:]
        return progress.inside[0].end
    if target == EXIT_SECTION:
        return None if progress.inside[-1].is_part else progress.inside[-1].end
    return _ahead(progress, target)


def _part_ahead(progress: Progress, target: str) -> int | None:
    starts = (step.part_stretch.start for step in progress.steps if step.part.id == target)
    return next((start for start in starts if start > progress.at), None)


def _ahead(progress: Progress, target: str) -> int | None:
    """Find an item or section in this part that was not there yet, the first of several copies.

    Sections that are jumped out of end without asking their branches: the jump was decided.
    """
    for number in range(progress.at + 1, progress.inside[0].end):
        step = progress.steps[number]
        names = {str(step.id), step.place}
        names |= {one.id for one in step.around[1:] if one.start == number}
        if target in names:
            progress.inside[:] = [one for one in progress.inside if number < one.end]
            return number
    return None


def submit_part(progress: Progress, part: Stretch) -> None:
    """Process the responses that still wait, because the part ends.

    Where responses are processed together that is every item that the candidate came to; where
    they are processed one by one no response gets lost that was given and not handed in.
    """
    for step in progress.steps[part.start : part.end]:
        waits = step.id in progress.kept or not step.individual
        came = progress.sessions[step.id].presented
        if waits and came:
            progress.process(step, progress.kept.get(step.id, {}))


def close_item(progress: Progress, step: Step) -> None:
    """End the time of an item: a response that was given in time is processed."""
    if step.individual and step.id in progress.kept:
        progress.process(step, progress.kept[step.id])
    progress.over.add(step.id)
