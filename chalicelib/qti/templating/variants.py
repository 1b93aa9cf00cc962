"""Makes the variants of a template item, at mastering and again at scoring.

A variant is made from its number and what the item says, nothing else: the same number gives the
same values on any machine, at any time (docs/decisions/0011-template-variants.md).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from chalicelib.core.exams import EXAM_LIMITS
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import Answer, read_answer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.converting import fitted
from chalicelib.qti.processing.draws import SeededDraw
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.expression import State
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.templating.checking import (
    check_template_defaults,
    check_templates,
    is_template,
    target_of,
    template_rules,
)
from chalicelib.qti.templating.rules import ConstraintBroken, run_template_rules
from chalicelib.qti.templating.variant import TemplateDefaults, Variant
from chalicelib.qti.xml import XML_LANG

VARIANTS = 100
"""Variants of an item that draws by chance: enough that neighbours rarely share one."""

MOST_STEPS = 20_000
"""Work that the rules of one variant may do, about a tenth of a second; real ones take hundreds."""

MOST_TRIES = 100
"""Times that template processing starts anew for its constraints (QTI 3.0, templateConstraint)."""

_CHANCE = frozenset({"random", "randomInteger", "randomFloat"})


class VariantImpossible(Exception):  # noqa: N818 - becomes a reason at import
    """The rules of the item make no variant; ``code`` and ``facts`` are those of the reason."""

    def __init__(self, code: str, **facts: str) -> None:
        """Remember why."""
        super().__init__(code)
        self.code, self.facts = code, facts


def variant(
    item: Item,
    defaults: TemplateDefaults,
    number: int,
    effort: Effort | None = None,
    *,
    given: Mapping[str, Answer] | None = None,
) -> Variant:
    """Make one variant; template variables that are ``given`` are not set by the rules.

    :raises VariantImpossible: by its constraints, or by too much work.
    """
    effort = effort or Effort(MOST_STEPS)
    rules = _without(template_rules(item), frozenset(given or {}))
    draw = SeededDraw(f"{_fingerprint(item, defaults)}|{number}")
    for _ in range(MOST_TRIES):
        state = _start(item.declarations, defaults, draw, effort)
        state.templates |= _given(item.declarations, given or {})
        kept = _keeps(rules, state)
        if effort.left < 0:
            raise VariantImpossible("effort-spent")
        if kept:
            return Variant(number, state.templates, _filled(state), _language(item))
    raise VariantImpossible("variant-impossible", tries=str(MOST_TRIES))


def variants_of(
    item: Item,
    defaults: TemplateDefaults,
    findings: Findings,
    *,
    test: Findings | None = None,
    operators: frozenset[str] = frozenset(),
    work: Effort | None = None,
) -> tuple[Variant, ...]:
    """Make every variant of an item, none for an item in which nothing is filled in.

    An item that draws nothing by chance has one. What is wrong with a variant goes to the
    findings; rules that are wrong do too, and then there are no variants. What is wrong with the
    defaults goes to those of the ``test`` that has them. ``operators`` are the custom operators
    that are trusted although nobody here knows them. The steps are taken from ``work``, those of
    the package that the item is in. :raises EffortSpent: when it has too few of them.
    """
    passes = _passes(item, defaults, findings, test or findings, operators)
    if not passes or not is_template(item):
        return ()
    count = VARIANTS if _draws(item, defaults) else 1
    try:
        made = _made(item, defaults, count, work or Effort(EXAM_LIMITS.steps))
    except VariantImpossible as impossible:
        findings.add(impossible.code, **impossible.facts)
        return ()
    for identifier in sorted(_without_key(item, made)):
        findings.add("variant-without-key", identifier=identifier)
    for identifier in sorted(_preset_is_key(made)):
        findings.add("preset-is-key", identifier=identifier)
    return made


def _made(item: Item, defaults: TemplateDefaults, count: int, work: Effort) -> tuple[Variant, ...]:
    # Whoever checks and writes a variant goes through the whole item.
    size = sum(1 for root in (*defaults, item.tree) for _ in root.walk())
    made = []
    for number in range(count):
        effort = Effort(MOST_STEPS)
        made.append(variant(item, defaults, number, effort))
        work.demand(size + MOST_STEPS - effort.left)
    return tuple(made)


def _passes(
    item: Item,
    defaults: TemplateDefaults,
    findings: Findings,
    test: Findings,
    operators: frozenset[str],
) -> bool:
    # Lists of their own: a reason that was found before, at another place of the same item, is
    # not kept twice and must stop the variants all the same.
    own = Findings(findings.place)
    check_templates(item, own, operators)
    check_template_defaults(item, defaults, own.at(test.place))
    for reason in own.reasons:
        findings.at(reason.place).on(reason.line).add(reason.code, **reason.facts)
    for remark in own.remarks:
        findings.at(remark.place).on(remark.line).remark(remark.code, **remark.facts)
    return not own.reasons


def _keeps(rules: tuple[Node, ...], state: State) -> bool:
    """Run the rules and tell whether the values that were drawn satisfy the constraints."""
    try:
        run_template_rules(rules, state)
    except ConstraintBroken:
        return False
    return True


def _start(
    declared: Declarations, defaults: TemplateDefaults, draw: SeededDraw, effort: Effort
) -> State:
    own = Declarations(
        dict(declared.responses), dict(declared.outcomes), declared.templates, declared.contexts
    )
    values = {identifier: one.default for identifier, one in declared.templates.items()}
    state = State(own, EXPRESSIONS, {}, templates=values, random=draw, effort=effort)
    for default in defaults:
        target = target_of(declared, default)
        if target is not None:
            values[target.id] = fitted(state.evaluate(default.children[0]), target)
    return state


def _given(declared: Declarations, given: Mapping[str, Answer]) -> dict[str, Value | None]:
    return {
        identifier: read_answer(one, given[identifier])
        for identifier, one in declared.templates.items()
        if identifier in given
    }


def _without(rules: tuple[Node, ...], given: frozenset[str]) -> tuple[Node, ...]:
    """Leave out the rules that set these template variables, wherever they stand."""
    if not given:
        return rules
    return tuple(
        replace(rule, children=_without(rule.children, given))
        for rule in rules
        if rule.name != "setTemplateValue" or rule.get("identifier") not in given
    )


def _filled(state: State) -> Declarations:
    # Scoring reads template variables as what they start with: the values of this variant.
    declared = state.declarations
    templates = {
        identifier: replace(one, default=state.templates[identifier])
        for identifier, one in declared.templates.items()
    }
    return replace(declared, templates=templates)


def _without_key(item: Item, made: tuple[Variant, ...]) -> set[str]:
    return {
        identifier
        for identifier in _keys_made(item)
        for one in made
        if one.declarations.responses[identifier].correct is None
    }


def _preset_is_key(made: tuple[Variant, ...]) -> set[str]:
    return {
        response.id
        for one in made
        for response in one.declarations.responses.values()
        if response.default is not None and response.default == response.correct
    }


def _keys_made(item: Item) -> frozenset[str]:
    nodes = (node for rule in template_rules(item) for node in rule.walk())
    return frozenset(node.get("identifier") for node in nodes if node.name == "setCorrectResponse")


def _draws(item: Item, defaults: TemplateDefaults) -> bool:
    roots = [*defaults, *template_rules(item)]
    return any(node.name in _CHANCE for root in roots for node in root.walk())


def _fingerprint(item: Item, defaults: TemplateDefaults) -> str:
    # Each written at once: text in text in text would double its escapes at every level.
    written = "|".join(json.dumps(_listed(default)) for default in defaults)
    return hashlib.sha256(item.data + b"|" + written.encode()).hexdigest()


def _listed(node: Node) -> list[object]:
    inside = [_listed(child) for child in node.children]
    return [node.name, sorted(node.attributes.items()), node.text.strip(), inside]


def _language(item: Item) -> str:
    return item.xml.get(XML_LANG, "")
