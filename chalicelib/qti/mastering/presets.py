"""Finds responses that are preset to what earns all points: a session plan would name a key.

A preset that equals the declared key is found when the item is read; here the rules tell, so that
a key in a mapping or in a condition counts too.
"""

from collections.abc import Iterable

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import SCORE, Item
from chalicelib.qti.mastering.scoring_part import ScoredItem
from chalicelib.qti.mastering.uses import Uses
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.engine import process


def check_presets(scored: Iterable[ScoredItem], findings: Findings, work: Effort) -> None:
    """Find the items that give all their points to whoever leaves them as they are preset.

    :raises EffortSpent: when ``work`` has too few steps left to find it out.
    """
    for one in scored:
        declared = [variant.declarations for variant in one.variants]
        declared = declared or [one.item.declarations]
        preset = sorted(_preset(declared[0]))
        if preset and one.max_score and _earns(one.item, declared, one.max_score, work):
            here = findings.at(one.item.path).on(one.item.tree.line)
            here.add("preset-is-key", identifier=", ".join(preset))


def _preset(declared: Declarations) -> list[str]:
    return [one.id for one in declared.responses.values() if one.default is not None]


def _earns(item: Item, declared: list[Declarations], most: float, work: Effort) -> bool:
    uses = Uses.of(item)
    if not uses.can_be_tried:
        return False
    work.demand(2 * len(declared) * (len(uses.nodes) + 1))
    # Points that an empty answer earns as well are no matter of the preset.
    return any(
        _score(item, one, untouched=True) >= most > _score(item, one, untouched=False)
        for one in declared
    )


def _score(item: Item, declared: Declarations, *, untouched: bool) -> float:
    # What a response does not mention is as it was preset; None is an answer that was emptied.
    response = {} if untouched else dict.fromkeys(declared.responses)
    score = process(item.tree, declared, response).get(SCORE)
    return float(str(score.single)) if score else 0.0
