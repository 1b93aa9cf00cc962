"""Which items of a test an expression is about (QTI 3.0, 2.10.2: item subsets)."""

from dataclasses import dataclass

from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.test_rules import TestRules
from chalicelib.qti.assessing.test_scope import TestScope, TestState
from chalicelib.qti.node import Node


@dataclass(frozen=True)
class Subset:
    """The items in a section or part that have one of some categories, and none of others.

    Without a section, or without categories to include, every item is in.
    """

    section: str
    include: frozenset[str]
    exclude: frozenset[str]

    @classmethod
    def of(cls, node: Node) -> "Subset":
        """Read the subset that an expression names."""
        include, exclude = (
            frozenset(node.get(one).split()) for one in ("includeCategory", "excludeCategory")
        )
        return cls(node.get("sectionIdentifier"), include, exclude)

    def holds(self, place: str, test: TestRules) -> bool:
        """Tell whether the item at this place is in."""
        if self.section and self.section not in test.sections_of.get(place, ()):
            return False
        found = test.structure.places.get(place)
        categories = frozenset(found.categories if found is not None else ())
        included = not self.include or bool(self.include & categories)
        return included and not self.exclude & categories


def sessions_in(node: Node, state: TestState) -> list[ItemSession]:
    """Return the sessions that an expression is about."""
    # Going through them costs as many steps; when there are too few, evaluating makes it NULL.
    state.effort.spend(len(state.sessions))
    subset = Subset.of(node)
    return [one for one in state.sessions if subset.holds(one.place, state.test)]


def places_in(node: Node, scope: TestScope) -> list[str]:
    """Return the identifiers of the item references that an expression is about."""
    subset = Subset.of(node)
    return [place for place in scope.test.structure.places if subset.holds(place, scope.test)]


def check_subset(node: Node, scope: TestScope) -> None:
    """Remark the sections, categories and weights that the test does not have.

    They change nothing in what can be reckoned, but are mostly slips of the pen.
    """
    subset, here, test = Subset.of(node), scope.at(node), scope.test
    sections = {section for above in test.sections_of.values() for section in above}
    if subset.section and subset.section not in sections:
        here.remark("section-unknown", section=subset.section)
    known = {one for place in test.structure.places.values() for one in place.categories}
    for category in sorted((subset.include | subset.exclude) - known):
        here.remark("category-unknown", category=category)
    check_weight(node, scope)


def check_weight(node: Node, scope: TestScope) -> None:
    """Remark a weight that no item of the test has."""
    weight, places = node.get("weightIdentifier"), scope.test.structure.places.values()
    if weight and not any(weight in place.weights for place in places):
        scope.at(node).remark("weight-unknown", weight=weight)
