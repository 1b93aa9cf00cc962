"""Finds the best score that an item can give, where its maker did not declare it."""

import itertools
import math
from collections.abc import Sequence

from chalicelib.core.exams import EXAM_LIMITS
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.checking.permitted import Permit
from chalicelib.qti.checking.score import needs_scorer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import SCORE, Item
from chalicelib.qti.mastering.trials import Trial, telling_answers
from chalicelib.qti.mastering.uses import Uses
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.engine import process
from chalicelib.qti.templating.checking import is_template

MOST_TRIALS = 10_000
"""Answers to try at most; an item beyond it has no derived maximum."""

MOST_STEPS = 200_000
"""Expressions to reckon at most for one item, about half a second."""


def max_score(
    item: Item, variants: Sequence[Declarations] = (), work: Effort | None = None
) -> float | None:
    """Return the declared maximum, else the best score of any answer, else None.

    The best score is found by trying every answer that the rules can tell apart. A template item
    hands in the declarations of its variants; it has a maximum when all of them have the same.
    The steps are taken from ``work``, those of the package that the item is in.

    :raises EffortSpent: when it has too few of them.
    """
    outcome = item.declarations.outcomes.get(SCORE)
    if outcome is None:
        return None if needs_scorer(item) else 0.0
    if outcome.normal_maximum is not None:
        return outcome.normal_maximum
    # The score of an adaptive item grows with its attempts; a template without its variants has
    # no key yet.
    if needs_scorer(item) or item.tree.flag("adaptive") or (is_template(item) and not variants):
        return None
    uses = Uses.of(item)
    if not uses.can_be_tried:
        return None
    declared = variants or (item.declarations,)
    steps = MOST_STEPS // len(declared)
    work = work or Effort(EXAM_LIMITS.steps)
    found = {_best(item, one, uses, steps, work) for one in declared}
    return found.pop() if len(found) == 1 else None


def _best(
    item: Item, declarations: Declarations, uses: Uses, steps: int, work: Effort
) -> float | None:
    cost = _cost(declarations, uses) or 1
    most = min(MOST_TRIALS, steps // cost)
    permit = Permit.of(item.tree)
    known: dict[str, list[str | list[str] | None]] = {}
    for node in find_interactions(item.tree):
        variable = declarations.responses[node.get("responseIdentifier")]
        trial = Trial(item, node, variable, declarations, uses, permit, most)
        answers = telling_answers(trial)
        work.demand(most if answers is None else len(answers))
        if answers is None:
            return None
        known[variable.id] = answers
    trials = math.prod(len(answers) for answers in known.values())
    if trials > most:
        return None
    work.demand(trials * cost)
    scores = (
        process(item.tree, declarations, dict(zip(known, combination, strict=True)))[SCORE]
        for combination in itertools.product(*known.values())
    )
    return max(float(str(score.single)) if score else 0.0 for score in scores)


def _cost(declarations: Declarations, uses: Uses) -> int:
    """Count what one trial may have to look at."""
    mappings = [one.mapping.entries for one in declarations.responses.values() if one.mapping]
    areas = [
        one.area_mapping.entries for one in declarations.responses.values() if one.area_mapping
    ]
    lookups = sum(len(entries) for entries in [*mappings, *areas])
    return len(uses.nodes) + lookups + len(declarations.outcomes) + len(declarations.responses)
