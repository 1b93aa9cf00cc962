"""Neutral names for choices, where the names of their maker give the answer away.

A candidate sees and sends aliases; the original names stay in the scoring part, and scoring turns
answers back into them.
"""

import hashlib

from chalicelib.core.scoring import Response
from chalicelib.qti.checking.choices import find_interactions
from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.telling import names_of, names_tell


def aliases_of(item: Item) -> dict[str, str]:
    """Return original name -> alias of every choice of an item; nothing where no name tells."""
    return _aliases(item) if names_tell(item) else {}


def aliased(item: Item, response: Response) -> Response:
    """Put aliases for the names of choices in a response, such as a preset one."""
    return _translated(item, response, aliases_of(item))


def originals(item: Item, response: Response) -> Response:
    """Put the names of choices back for the aliases in a response that a candidate sent.

    What is no alias is no answer: else guessing ``correct`` would be an answer.
    """
    aliases = aliases_of(item)
    return _translated(item, response, {alias: name for name, alias in aliases.items()})


def _aliases(item: Item) -> dict[str, str]:
    # The hash takes the whole item with its key, which nobody can guess; from a name alone a
    # candidate could compute the alias of "correct".
    secret = hashlib.sha256(item.data).digest()
    names = {name for node in find_interactions(item.tree) for name in names_of(node)}
    return {name: f"c{hashlib.sha256(secret + name.encode()).hexdigest()[:12]}" for name in names}


def _translated(item: Item, response: Response, names: dict[str, str]) -> Response:
    if not names:
        return response
    chosen = {
        node.get("responseIdentifier") for node in find_interactions(item.tree) if names_of(node)
    }
    return {
        identifier: _answer(answer, names) if identifier in chosen else answer
        for identifier, answer in response.items()
    }


def _answer(answer: Answer, names: dict[str, str]) -> Answer:
    if isinstance(answer, list):
        return [told for one in answer if (told := _value(one, names)) is not None]
    return None if answer is None else _value(answer, names)


def _value(value: str, names: dict[str, str]) -> str | None:
    """Translate one name, or the two of a pair."""
    found = [names.get(one) for one in value.split()]
    known = [one for one in found if one is not None]
    return " ".join(known) if known and len(known) == len(found) else None
