"""Keeps answers to what an item offers, for whoever writes to the server without our exam app."""

from chalicelib.core.scoring import Response
from chalicelib.qti.checking.interactions import (
    CHOICES,
    choice_ids,
    find_interactions,
    most_choices,
)
from chalicelib.qti.node import Node


def permitted(item: Node, response: Response) -> Response:
    """Return the response with only answers that the item permits.

    A choice that is not offered does not count. More choices than allowed are no answer at all:
    else ticking everything would give the points of every right choice.
    """
    limits = {
        node.get("responseIdentifier"): node
        for node in find_interactions(item)
        if node.name in CHOICES
    }
    return {
        identifier: _permitted(limits[identifier], answer) if identifier in limits else answer
        for identifier, answer in response.items()
    }


def _permitted(node: Node, answer: str | list[str] | None) -> str | list[str] | None:
    offered = choice_ids(node)
    if not isinstance(answer, list):
        return answer if answer in offered else None
    taken = [choice for choice in answer if choice in offered]
    most = 1 if node.name == "inlineChoiceInteraction" else most_choices(node)
    return None if most and len(set(taken)) > most else taken
