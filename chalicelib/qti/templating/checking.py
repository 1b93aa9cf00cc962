"""Checks at import that template processing can be run completely."""

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations, TemplateVariable
from chalicelib.qti.items.item import Item
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.processing.rulebook import check_fit
from chalicelib.qti.templating.printing import check_printed, read_printed
from chalicelib.qti.templating.rules import check_template_rules
from chalicelib.qti.templating.variant import TemplateDefaults

_SHOWING = ("templateInline", "templateBlock")
_VARYING = ("templateDeclaration", "templateProcessing", "printedVariable")


def is_template(item: Item) -> bool:
    """Tell whether an item has variants: something in it is filled in before it is shown."""
    return any(node.name in _VARYING for node in item.tree.walk())


def template_rules(item: Item) -> tuple[Node, ...]:
    """Return the rules of template processing; none for an item without it."""
    processing = item.tree.child("templateProcessing")
    return processing.children if processing is not None else ()


def check_templates(
    item: Item,
    findings: Findings,
    operators: frozenset[str] = frozenset(),
    *,
    forgiving: bool = False,
) -> None:
    """Find everything in the template processing that we could not run completely."""
    scope = Scope(item.declarations, findings, EXPRESSIONS, operators, forgiving)
    check_template_rules(template_rules(item), scope)
    for node in item.tree.walk():
        shows = node.name in _SHOWING or node.get("templateIdentifier")
        if shows and node.get("templateIdentifier") not in item.declarations.templates:
            identifier = node.get("templateIdentifier")
            findings.on(node.line).add("variable-unknown", identifier=identifier)
        if node.name == "printedVariable":
            check_printed(read_printed(node), item.declarations, findings.on(node.line))
        if node.name == "setDefaultValue" and node.get("identifier") in item.declarations.responses:
            identifier = node.get("identifier")
            findings.on(node.line).add("preset-varies", identifier=identifier)


def target_of(declarations: Declarations, default: Node) -> TemplateVariable | None:
    """Return the variable that a templateDefault is about; None when the item has no such one."""
    return declarations.templates.get(default.get("templateIdentifier"))


def check_template_defaults(item: Item, defaults: TemplateDefaults, findings: Findings) -> None:
    """Find what is wrong with the values that a test gives to the template variables of an item.

    The findings are those of the test: that is where these values stand. They may not hang on
    variables of the test, because a variant must be known before anybody takes the test.
    """
    scope = Scope(Declarations(), findings, EXPRESSIONS)
    for default in defaults:
        target = target_of(item.declarations, default)
        operands = scope.infer_children(default, 1, 1)
        if target is None:
            # What a maker left behind changes nothing for anybody.
            identifier = default.get("templateIdentifier")
            scope.at(default).remark("template-default-unused", identifier=identifier)
        elif operands:
            check_fit(default, operands[0], target.cardinality, target.base_type, scope)
