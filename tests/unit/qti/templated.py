"""Makes items with template variables for tests, and reads them without a package around them."""

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.templating.checking import check_templates
from chalicelib.qti.templating.variant import Variant
from chalicelib.qti.templating.variants import variants_of
from chalicelib.qti.xml import parse
from tests.unit.qti.making import NAMESPACES, SCORE, TEXT_ENTRY, item, response

DRAW = (
    '<setTemplateValue identifier="A"><randomInteger min="1" max="50"/></setTemplateValue>'
    '<setTemplateValue identifier="B"><randomInteger min="1" max="50"/></setTemplateValue>'
)
KEY = (
    '<setCorrectResponse identifier="RESPONSE"><sum><variable identifier="A"/>'
    '<variable identifier="B"/></sum></setCorrectResponse>'
)


def declare(
    identifier: str,
    base_type: str = "integer",
    *,
    cardinality: str = "single",
    default: str = "",
    attributes: str = "",
) -> str:
    """Declare a template variable; ``default`` is a list of words."""
    values = "".join(f"<value>{word}</value>" for word in default.split())
    inside = f"<defaultValue>{values}</defaultValue>" if values else ""
    return (
        f'<templateDeclaration identifier="{identifier}" cardinality="{cardinality}" '
        f'baseType="{base_type}" {attributes}>{inside}</templateDeclaration>'
    )


def templated(
    rules: str = DRAW + KEY,
    *,
    variables: str | None = None,
    body: str = TEXT_ENTRY,
    answer: str | None = None,
    more: str = "",
    language: str = "",
) -> str:
    """Write a template item; without arguments it asks for the sum of two numbers."""
    declared = declare("A") + declare("B") if variables is None else variables
    asked = response(base_type="integer") if answer is None else answer
    text = item(
        body,
        declarations=asked + SCORE + more + declared,
        attributes=f'adaptive="false" xml:lang="{language}"' if language else 'adaptive="false"',
    )
    processing = f"<templateProcessing>{rules}</templateProcessing>"
    return text.replace("<itemBody>", f"{processing}<itemBody>")


def read(text: str) -> Item:
    """Read an item in which nothing is wrong."""
    findings = Findings("item.xml")
    found = read_item("item.xml", text.encode(), findings)
    assert found is not None
    assert findings.reasons == []
    return found


def declared_codes(text: str) -> list[str]:
    """Return the codes of what is wrong with the declarations of an item."""
    findings = Findings("item.xml")
    read_item("item.xml", text.encode(), findings)
    return [reason.code for reason in findings.reasons]


def rule_codes(text: str) -> list[str]:
    """Return the codes of what is wrong with the template rules of an item."""
    findings = Findings("item.xml")
    check_templates(read(text), findings)
    return [reason.code for reason in findings.reasons]


def variant_codes(text: str, *defaults: Node) -> list[str]:
    """Return the codes of what is wrong with the variants of an item."""
    findings = Findings("item.xml")
    variants_of(read(text), defaults, findings)
    return [reason.code for reason in findings.reasons]


def all_variants(text: str, *defaults: Node) -> tuple[Variant, ...]:
    """Make the variants of an item in which nothing is wrong."""
    findings = Findings("item.xml")
    made = variants_of(read(text), defaults, findings)
    assert findings.reasons == []
    return made


def node(text: str) -> Node:
    """Read an element of QTI 2.2."""
    start, rest = text.split(" ", 1) if " " in text.split(">", 1)[0] else (text, "")
    named = f'{start} xmlns="{NAMESPACES["2.2"]}" {rest}' if rest else text
    return normalise(parse(named.encode()))
