"""Makes and checks the variants of the items of a test, before anybody gets one of them."""

from chalicelib.core.exams import AllowedNames
from chalicelib.qti.checking.keys import check_keys
from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.package import PackagedTest
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.templating.shown import shown_tree
from chalicelib.qti.templating.variant import Variant
from chalicelib.qti.templating.variants import variants_of

ItemVariants = dict[str, tuple[Variant, ...]]
"""Identifier of a reference -> the variants of its item there; none where nothing varies."""


def make_variants(
    test: PackagedTest, findings: Findings, allowed: AllowedNames, work: Effort
) -> ItemVariants:
    """Make the variants of every item; what is wrong with one goes to the findings.

    :raises EffortSpent: when there is too little ``work`` left for all of them.
    """
    return {item_id: _variants(item_id, test, findings, allowed, work) for item_id in test.items}


def _variants(
    item_id: str, test: PackagedTest, findings: Findings, allowed: AllowedNames, work: Effort
) -> tuple[Variant, ...]:
    item, place = test.items[item_id], test.structure.places[item_id]
    here = findings.at(item.path)
    made = variants_of(
        item,
        place.template_defaults,
        here,
        test=findings.at(test.path),
        operators=allowed.operators,
        work=work,
    )
    for one in made:
        # A key that this variant hides is a key that nobody can give.
        check_keys(shown_tree(item.tree, one), [one.declarations], here)
    return made
