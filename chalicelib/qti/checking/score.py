"""How an item comes by its score: by its own rules, or by a scorer."""

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.interactions import find_interactions
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import SCORE, Item
from chalicelib.qti.node import Node
from chalicelib.qti.processing.engine import rules_of


def needs_scorer(item: Item) -> bool:
    """Tell whether a person must look at the item: its own rules do not score all of it."""
    outcome = item.declarations.outcomes.get(SCORE)
    if outcome is not None and outcome.scored_outside:
        return True
    texts = _open_texts(item)
    if _sets_score(item):
        return any(identifier not in _read_by_rules(item) for identifier in texts)
    # Points to be had and no rule to give them: a person decides, also when nothing can be
    # answered (an item that lost its interaction on the way); silence would cost every candidate.
    return bool(texts) or bool(outcome and outcome.normal_maximum)


def check_score(item: Item, findings: Findings) -> None:
    """Find what would leave an item without a true score."""
    outcome = item.declarations.outcomes.get(SCORE)
    asked = {node.get("responseIdentifier") for node in find_interactions(item.tree)}
    asks = bool(asked)
    for identifier in sorted(_read_by_rules(item) - asked):
        if identifier in item.declarations.responses:
            findings.add("response-unbound", identifier=identifier)
    if outcome is None:
        if asks:
            findings.add("score-not-declared")
        return
    if outcome.cardinality is not Cardinality.SINGLE or not (
        outcome.base_type and outcome.base_type.is_numeric
    ):
        findings.add("score-not-a-number")
    scored = _sets_score(item) or outcome.scored_outside or bool(_open_texts(item))
    if asks and not scored:
        findings.add("score-never-set")


def _open_texts(item: Item) -> list[str]:
    return [
        node.get("responseIdentifier")
        for node in find_interactions(item.tree)
        if node.name == "extendedTextInteraction"
    ]


def _nodes(item: Item) -> list[Node]:
    return [node for rule in rules_of(item.tree) or () for node in rule.walk()]


def _sets_score(item: Item) -> bool:
    return any(
        node.name == "setOutcomeValue" and node.get("identifier") == SCORE for node in _nodes(item)
    )


def _read_by_rules(item: Item) -> set[str]:
    return {
        node.get("identifier") for node in _nodes(item) if node.name in ("variable", "mapResponse")
    }
