"""Makes the outline of a form: what staff and services may know, without content or key."""

from dataclasses import replace

from chalicelib.core.exams import Demand, FormItem, FormOutline, ItemFacts, ResponseDeclaration
from chalicelib.core.kernel import FormId, ItemId
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import write_value
from chalicelib.qti.mastering.aliases import aliased
from chalicelib.qti.mastering.choices import choice_sets
from chalicelib.qti.mastering.demands import item_demands
from chalicelib.qti.mastering.scoring_part import ScoredItem
from chalicelib.qti.packages.package import Package, PackagedTest
from chalicelib.qti.packages.structure import PlacedItem

SlotTexts = dict[ItemId, tuple[dict[str, str], ...]]
"""Item -> the texts of its slots, for each of its variants."""


def make_outline(
    form_id: FormId,
    test: PackagedTest,
    package: Package,
    scored: list[ScoredItem],
    texts: SlotTexts,
) -> FormOutline:
    """Gather what the test and its items say."""
    structure = test.structure
    facts = package.item_facts
    return FormOutline(
        form_id=form_id,
        title=test.title,
        language=test.language,
        parts=structure.parts,
        items=tuple(
            replace(
                _form_item(one, structure.places[one.id], facts.get(one.item.path, ItemFacts())),
                variants=texts[one.id],
            )
            for one in scored
        ),
        time_limits=structure.time_limits,
        demands=structure.demands.union(*_demands(scored)),
    )


def _form_item(scored: ScoredItem, place: PlacedItem, facts: ItemFacts) -> FormItem:
    item = scored.item
    responses = tuple(
        ResponseDeclaration(variable.id, variable.cardinality, variable.base_type or "")
        for variable in item.declarations.responses.values()
    )
    return FormItem(
        id=scored.id,
        title=item.title,
        max_score=scored.max_score,
        needs_scorer=scored.needs_scorer,
        responses=responses,
        choice_sets=choice_sets(item),
        presets=_presets(item),
        control=place.control,
        time_limits=place.time_limits,
        categories=place.categories,
        weights=place.weights,
        facts=facts,
    )


def _demands(scored: list[ScoredItem]) -> list[frozenset[Demand]]:
    return [item_demands(one.item) for one in scored]


def _presets(item: Item) -> dict[str, str | list[str]]:
    """Return the responses that stand there before a candidate answers."""
    written = {one.id: write_value(one.default) for one in item.declarations.responses.values()}
    shown = aliased(item, written)
    return {identifier: preset for identifier, preset in shown.items() if preset is not None}
