"""Makes the outline of a form: what staff and services may know, without content or key."""

from chalicelib.core.exams import ChoiceSet, FormItem, FormOutline, ResponseDeclaration
from chalicelib.core.kernel import FormId
from chalicelib.qti.checking.interactions import CHOICES, choice_ids, find_interactions
from chalicelib.qti.mastering.scoring_part import ScoredItem
from chalicelib.qti.node import Node
from chalicelib.qti.packages.package import PackagedTest
from chalicelib.qti.packages.structure import PlacedItem


def make_outline(form_id: FormId, test: PackagedTest, scored: list[ScoredItem]) -> FormOutline:
    """Gather what the test and its items say."""
    structure = test.structure
    return FormOutline(
        form_id=form_id,
        title=test.title,
        language=test.language,
        parts=structure.parts,
        items=tuple(_form_item(one, structure.places[one.id]) for one in scored),
        time_limits=structure.time_limits,
        demands=structure.demands,
    )


def _form_item(scored: ScoredItem, place: PlacedItem) -> FormItem:
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
        choice_sets=tuple(
            _choice_set(node) for node in find_interactions(item.tree) if node.name in CHOICES
        ),
        control=place.control,
        time_limits=place.time_limits,
        categories=place.categories,
        weights=place.weights,
    )


def _choice_set(node: Node) -> ChoiceSet:
    fixed = [one.get("identifier") for one in node.all(CHOICES[node.name]) if one.flag("fixed")]
    return ChoiceSet(
        node.get("responseIdentifier"), choice_ids(node), frozenset(fixed), node.flag("shuffle")
    )
