"""Whether a response has all that the interactions of an item ask for (validateResponses)."""

from collections import Counter
from collections.abc import Iterator

from chalicelib.core.scoring import Response
from chalicelib.qti.node import Node
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.patterns import PatternMalformed, read_pattern

_LEAST = ("minChoices", "minAssociations", "minStrings")
_MOST = ("maxChoices", "maxAssociations", "maxStrings")


def is_valid(item: Node, response: Response) -> bool:
    """Tell whether a response keeps the bounds of every interaction (QTI 3.0, 2.7).

    What an interaction offers at all is no question here: an exam app offers nothing else.
    """
    return all(_keeps(node, _given(node, response)) for node in _interactions(item))


def _interactions(item: Node) -> Iterator[Node]:
    body = item.child("itemBody")
    yield from (node for node in body.walk() if node.get("responseIdentifier")) if body else ()


def _given(node: Node, response: Response) -> list[str]:
    answer = response.get(node.get("responseIdentifier"))
    return [answer] if isinstance(answer, str) and answer else list(answer or ())


def _keeps(node: Node, given: list[str]) -> bool:
    least = max((_count(node, name) for name in _LEAST), default=0)
    most = max((_count(node, name) for name in _MOST), default=0)
    if len(given) < least or (most and len(given) > most):
        return False
    return _uses_enough(node, given) and _fits_mask(node, given)


def _uses_enough(node: Node, given: list[str]) -> bool:
    """Tell whether each choice is used as often as its matchMin says."""
    used = Counter(word for text in given for word in text.split())
    return all(used[one.get("identifier")] >= _count(one, "matchMin") for one in node.walk())


def _fits_mask(node: Node, given: list[str]) -> bool:
    """Tell whether texts fit the pattern; one that cannot be read or run asks for nothing."""
    mask = node.get("patternMask")
    if not mask:
        return True
    try:
        pattern = read_pattern(mask)
    except PatternMalformed:
        return True
    return all(pattern.matches(text, Effort()) is not False for text in given)


def _count(node: Node, attribute: str) -> int:
    text = node.get(attribute)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
