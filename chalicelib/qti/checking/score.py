"""How an item comes by its score: by its own rules, or by a scorer."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import OutcomeVariable
from chalicelib.qti.items.item import SCORE, Item
from chalicelib.qti.node import Node
from chalicelib.qti.processing.custom import is_unknown
from chalicelib.qti.processing.engine import rules_of

_SETTERS = ("setOutcomeValue", "lookupOutcomeValue")
_READERS = ("variable", "mapResponse", "mapResponsePoint")


def needs_scorer(item: Item) -> bool:
    """Tell whether a person must look at the item: its own rules do not score all of it."""
    outcome = item.declarations.outcomes.get(SCORE)
    if outcome is not None and outcome.scored_outside:
        return True
    if any(KINDS[node.name].scored_by_hand for node in _asking(item)):
        return True
    if any(is_unknown(node) for node in _nodes(item)):
        return True
    texts = _open_texts(item)
    if _sets_score(item):
        read = _read_by_rules(item)
        return any(identifier not in read for identifier in texts)
    # Points to be had and no rule to give them: a person decides, also when nothing can be
    # answered (an item that lost its interaction on the way); silence would cost every candidate.
    return bool(texts) or bool(outcome and (outcome.normal_maximum or _lacks_rules(item)))


def check_score(item: Item, findings: Findings) -> None:
    """Find what would leave an item without a true score."""
    outcome = item.declarations.outcomes.get(SCORE)
    _check_read(item, findings)
    if outcome is not None:
        _check_number(item, outcome, findings)
    if not _asking(item):
        return
    if outcome is None:
        _check_undeclared(item, findings)
    elif not (_sets_score(item) or outcome.scored_outside or _is_open(item)):
        here = findings.on(_line_of_score(item))
        if _lacks_rules(item):
            here.remark("score-by-hand")
        else:
            here.add("score-never-set")


def _check_undeclared(item: Item, findings: Findings) -> None:
    # A question of a survey is honest without a score; rules without one are a mistake.
    if _lacks_rules(item) and not _is_open(item):
        findings.remark("score-nothing")
    else:
        findings.add("score-not-declared")


def _check_number(item: Item, outcome: OutcomeVariable, findings: Findings) -> None:
    numeric = outcome.base_type is not None and outcome.base_type.is_numeric
    if outcome.cardinality is not Cardinality.SINGLE or not numeric:
        findings.on(_line_of_score(item)).add("score-not-a-number")


def _check_read(item: Item, findings: Findings) -> None:
    bound = {node.get("responseIdentifier") for node in find_interactions(item.tree)}
    for identifier, line in sorted(_read_by_rules(item).items()):
        if identifier in item.declarations.responses and identifier not in bound:
            findings.on(line).add("response-unbound", identifier=identifier)


def _asking(item: Item) -> list[Node]:
    """Return the interactions whose answer counts; an unknown one has its own reason."""
    known = [node for node in find_interactions(item.tree) if node.name in KINDS]
    return [node for node in known if KINDS[node.name].asks]


def _lacks_rules(item: Item) -> bool:
    return bool(_asking(item)) and rules_of(item.tree) == ()


def _is_open(item: Item) -> bool:
    """Tell whether it asks for what a person judges, as a maker means it to be."""
    by_hand = any(KINDS[node.name].scored_by_hand for node in _asking(item))
    return by_hand or bool(_open_texts(item))


def _open_texts(item: Item) -> list[str]:
    return [
        node.get("responseIdentifier")
        for node in _asking(item)
        if node.name == "extendedTextInteraction"
    ]


def _nodes(item: Item) -> list[Node]:
    return [node for rule in rules_of(item.tree) or () for node in rule.walk()]


def _sets_score(item: Item) -> bool:
    return any(node.name in _SETTERS and node.get("identifier") == SCORE for node in _nodes(item))


def _read_by_rules(item: Item) -> dict[str, int | None]:
    """Return what the rules read and where; those of a template stand where it is named."""
    processing = item.tree.child("responseProcessing")
    named_at = processing.line if processing is not None else None
    return {
        node.get("identifier"): node.line or named_at
        for node in _nodes(item)
        if node.name in _READERS
    }


def _line_of_score(item: Item) -> int | None:
    declared = item.tree.all("outcomeDeclaration")
    return next((node.line for node in declared if node.get("identifier") == SCORE), None)
