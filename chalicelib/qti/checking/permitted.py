"""Keeps answers to what an item offers, for whoever writes to the server without our exam app.

docs/qti/supported.md lists the rule of each interaction.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.scoring import Response
from chalicelib.qti.checking.choices import (
    find_interactions,
    identifiers,
    match_most,
    most_choices,
    number,
    offered,
)
from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.checking.typed import text_rule
from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import Node

Rule = Callable[[list[str]], list[str]]
"""Turns what was given into what counts; an empty list is no answer."""

_WORDS = re.compile(r"\s+")


def permitted(item: Node, response: Response) -> Response:
    """Return the response with only answers that the item permits; never fails.

    What is not offered does not count. More than is allowed is no answer at all: else ticking
    everything would give the points of every right choice.
    """
    return Permit.of(item).keep(response)


@dataclass(frozen=True)
class Permit:
    """The rules of one item, made once for many responses."""

    rules: dict[str, Rule]

    @classmethod
    def of(cls, item: Node) -> "Permit":
        """Gather the rules of the interactions of an item."""
        rules = {}
        for node in find_interactions(item):
            rule = _rule_of(item, node)
            if rule is not None:
                rules[node.get("responseIdentifier")] = rule
        return cls(rules)

    def keep(self, response: Response) -> Response:
        """Return the response with only what is permitted."""
        return {identifier: self._kept(identifier, one) for identifier, one in response.items()}

    def _kept(self, identifier: str, answer: Answer) -> Answer:
        rule = self.rules.get(identifier)
        if rule is None or answer is None:
            return answer
        kept = rule([answer] if isinstance(answer, str) else answer)
        if isinstance(answer, str):
            return kept[0] if kept else None
        return kept or None


def _rule_of(item: Node, node: Node) -> Rule | None:
    kind = KINDS.get(node.name)
    if kind is None:
        return None
    if kind.pairs:
        return _pair_rule(node)
    if kind.choices:
        return _choice_rule(node)
    if node.name == "sliderInteraction":
        return _slider_rule(node)
    if node.name in ("textEntryInteraction", "extendedTextInteraction"):
        return text_rule(item, node)
    return _count_rule(most_choices(node)) if BaseType.POINT in kind.base_types else None


def _choice_rule(node: Node) -> Rule:
    names, most = frozenset(identifiers(offered(node).choices)), most_choices(node)

    def rule(given: list[str]) -> list[str]:
        taken = list(dict.fromkeys(one.strip() for one in given if one.strip() in names))
        return [] if most and len(taken) > most else taken

    return rule


def _count_rule(most: int) -> Rule:
    return lambda given: [] if most and len(given) > most else given


def _slider_rule(node: Node) -> Rule:
    low, high, step = (number(node.get(name)) for name in ("lowerBound", "upperBound", "step"))

    def offers(text: str) -> bool:
        value = number(text.replace(",", "."))
        if value is None or low is None or high is None or not low <= value <= high:
            return False
        steps = (value - low) / step if step else 0.0
        # The browser adds steps up in floating point, so a value may be off by a hair.
        return abs(steps - round(steps)) < 1e-6

    return lambda given: [text for text in given if offers(text)]


def _pair_rule(node: Node) -> Rule:
    offer, most = offered(node), most_choices(node)
    uses = {one.get("identifier"): match_most(node, one) for one in offer.all}
    directed = BaseType.DIRECTED_PAIR in KINDS[node.name].base_types
    starts = frozenset(identifiers(offer.choices))
    ends = frozenset(identifiers(offer.targets)) if directed else starts

    def rule(given: list[str]) -> list[str]:
        pairs: dict[tuple[str, ...], str] = {}
        for text in given:
            words = tuple(_WORDS.split(text.strip()))
            if len(words) == 2 and words[0] in starts and words[1] in ends:
                pairs.setdefault(words if directed else tuple(sorted(words)), text)
        used = Counter(name for pair in pairs for name in pair)
        beyond = any(uses[name] and count > uses[name] for name, count in used.items())
        return [] if beyond or (most and len(pairs) > most) else list(pairs.values())

    return rule
