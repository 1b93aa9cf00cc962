"""What of an item one variant shows (QTI 3.0, templateElement and choices of a template)."""

from dataclasses import dataclass, replace

from chalicelib.qti.items.values import write_scalar
from chalicelib.qti.node import Node
from chalicelib.qti.templating.variant import Variant


@dataclass(frozen=True)
class Shown:
    """A part of a body that some variants show."""

    template_identifier: str
    identifier: str
    show_hide: str

    def in_variant(self, variant: Variant) -> bool:
        """Tell whether a variant shows it."""
        value = variant.values.get(self.template_identifier)
        # A container names everything that is shown (QTI 3.0, templateElement).
        named = [write_scalar(scalar) for scalar in value.items] if value is not None else []
        return (self.identifier in named) != (self.show_hide == "hide")


def shown_tree(node: Node, variant: Variant) -> Node:
    """Return an element without the parts that this variant does not show."""
    kept = tuple(shown_tree(child, variant) for child in node.children if _shows(child, variant))
    return replace(node, children=kept)


def _shows(node: Node, variant: Variant) -> bool:
    template = node.get("templateIdentifier")
    if not template:
        return True
    return Shown(template, node.get("identifier"), node.get("showHide")).in_variant(variant)
