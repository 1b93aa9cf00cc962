"""How the rules of an item look at a response: what tells two answers apart, and what does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value, write_value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.engine import rules_of

_MAPPED = ("mapResponse", "mapResponsePoint")
_RISING = {
    *("setOutcomeValue", "responseCondition", "responseIf", "responseElseIf", "responseElse"),
    *("isNull", "variable", "baseValue", "sum", *_MAPPED),
}
"""Rules with which more points for a response never make a lower score."""

_UNTOLD = frozenset({"random", "randomInteger", "randomFloat", "repeat", "patternMatch"})
"""Expressions that draw by chance, or that cost too much to reckon again and again."""


@dataclass(frozen=True)
class Uses:
    """The rules of one item, with what is above each expression."""

    nodes: tuple[tuple[Node | None, Node], ...]

    @classmethod
    def of(cls, item: Item) -> "Uses":
        """Gather the rules of an item, those of a standard template too."""
        return cls(tuple(pair for rule in rules_of(item.tree) or () for pair in _walk(None, rule)))

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all rules and expressions."""
        return frozenset(node.name for _, node in self.nodes)

    @property
    def can_be_tried(self) -> bool:
        """Tell whether trying an answer is quick and always ends alike."""
        return not self.names & _UNTOLD

    @property
    def rise_with_points(self) -> bool:
        """Tell whether the most points for each response make the best score."""
        return self.names <= _RISING

    def read(self, identifier: str) -> bool:
        """Tell whether any rule looks at what was answered."""
        return bool(self._of(identifier))

    def only_mapped(self, identifier: str) -> bool:
        """Tell whether an answer counts only for its points, or for being there."""
        return all(
            node.name in _MAPPED or (above is not None and above.name == "isNull")
            for above, node in self._of(identifier)
        )

    def compared_with(self, identifier: str, declarations: Declarations) -> list[Answer] | None:
        """Return all that an answer is compared with as a whole; None if that is not all."""
        found: list[Answer] = []
        for above, node in self._of(identifier):
            if node.name in _MAPPED or above is None or above.name not in ("match", "isNull"):
                return None
            for other in above.children:
                if other is node:
                    continue
                known, value = _constant(other, declarations)
                if not known:
                    return None
                found.append(value)
        return [one for one in found if one is not None]

    def _of(self, identifier: str) -> list[tuple[Node | None, Node]]:
        return [
            (above, node)
            for above, node in self.nodes
            if node.name in ("variable", *_MAPPED) and node.get("identifier") == identifier
        ]


def _walk(above: Node | None, node: Node) -> Iterator[tuple[Node | None, Node]]:
    yield above, node
    for child in node.children:
        yield from _walk(node, child)


def _constant(node: Node, declarations: Declarations) -> tuple[bool, Answer]:
    """Return whether an expression has the same value for every answer, and that value."""
    if node.name == "null":
        return True, None
    if node.name == "baseValue":
        return True, node.text.strip()
    if node.name in ("multiple", "ordered"):
        plain = all(child.name == "baseValue" for child in node.children)
        return plain, [child.text.strip() for child in node.children]
    value: Value | None = None
    if node.name == "correct" and node.get("identifier") in declarations.responses:
        value = declarations.responses[node.get("identifier")].correct
    elif node.name == "variable" and node.get("identifier") in declarations.templates:
        value = declarations.templates[node.get("identifier")].default
    else:
        return False, None
    return True, write_value(value)
