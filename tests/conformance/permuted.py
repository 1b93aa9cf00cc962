"""Masters an item as it came, and with every list of choices turned around."""

from dataclasses import replace

from lxml import etree

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import read_item
from chalicelib.qti.mastering.aliases import aliases_of
from chalicelib.qti.node import qti_name
from chalicelib.qti.vocabulary import CHOICE_LISTS
from tests.conformance.walk import CorpusItem, body_of


def permuted_body(one: CorpusItem, *, turned: bool = False) -> str:
    """Return the delivered body, with the names that its maker gave.

    An alias hangs on every byte of an item, so where there are any, choices stand by their names.
    """
    root = etree.fromstring(one.data, etree.XMLParser(resolve_entities=False, no_network=True))
    if turned:
        _turn(root)
    data = etree.tostring(root)
    item = read_item(one.item.path, data, Findings(one.name))
    assert item is not None
    body = body_of(replace(one, data=data, item=item))
    aliases = aliases_of(item)
    for name, alias in aliases.items():
        body = body.replace(f'"{alias}"', f'"{name}"')
    return _sorted(body) if aliases else body


def _turn(root: etree._Element) -> None:
    for parent in list(root.iter("*")):
        names = CHOICE_LISTS.get(qti_name(parent), frozenset())
        choices = [one for one in parent if isinstance(one.tag, str) and qti_name(one) in names]
        places = [parent.index(one) for one in choices]
        for place, choice in zip(places, reversed(choices), strict=True):
            parent[place] = _copy(choice)


def _copy(choice: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(choice, with_tail=False))


def _sorted(body: str) -> str:
    root = etree.fromstring(body)
    for parent in list(root.iter("*")):
        names = CHOICE_LISTS.get(qti_name(parent), frozenset())
        choices = [one for one in parent if qti_name(one) in names]
        places = [parent.index(one) for one in choices]
        ordered = [_copy(one) for one in sorted(choices, key=lambda one: one.get("identifier", ""))]
        for place, choice in zip(places, ordered, strict=True):
            parent[place] = choice
    return etree.tostring(root, encoding="unicode")
