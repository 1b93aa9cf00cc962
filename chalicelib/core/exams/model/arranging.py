"""Which items a candidate gets and in which order: selection and ordering of sections (QTI 3).

Chance comes from a hash of the seed and the place, not from a random generator: the same seed
gives the same arrangement on every version of Python.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chalicelib.core.exams.model.structure import FormSection, ItemPlace
from chalicelib.core.kernel import ItemId


@dataclass(frozen=True)
class _Block:
    """What is moved as one: an item, or the items of a section that stays together."""

    key: str
    items: tuple[ItemId, ...]
    fixed: bool


def arrange(sections: Iterable[FormSection], seed: str) -> tuple[ItemId, ...]:
    """Give the items of these sections in the order of this seed, some maybe more than once."""
    return tuple(one for section in sections for one in _items(section, f"{seed}|{section.id}"))


def name_copies(items: Sequence[ItemId], taken: frozenset[ItemId]) -> list[tuple[ItemId, ItemId]]:
    """Pair each item with an id of its own: ``Q`` twice becomes ``Q.1`` and ``Q.2``, as in QTI.

    ``taken`` are the authored ids, which may look like that too.
    """
    often, used, met = Counter(items), set(taken), Counter[ItemId]()
    named = []
    for item in items:
        met[item] += 1
        name = item if often[item] == 1 else _free_name(item, met[item], used)
        used.add(name)
        named.append((name, item))
    return named


def shuffled(ids: Sequence[str], fixed: frozenset[str], seed: str) -> tuple[str, ...]:
    """Put ids in the order of this seed; fixed ones keep their place."""
    loose = iter(sorted((one for one in ids if one not in fixed), key=lambda i: draw(seed, i)))
    return tuple(one if one in fixed else next(loose) for one in ids)


def draw(seed: str, key: str) -> int:
    """Draw a large number that belongs to this key of this seed."""
    return int.from_bytes(hashlib.sha256(f"{seed}|{key}".encode()).digest(), "big")


def _items(section: FormSection, seed: str) -> tuple[ItemId, ...]:
    blocks = {block.key: block for block in _blocks(section, seed)}
    keys = tuple(blocks)
    if section.shuffle:
        fixed = frozenset(key for key in keys if blocks[key].fixed)
        keys = shuffled(keys, fixed, seed)
    return tuple(item for key in keys for item in blocks[key].items)


def _blocks(section: FormSection, seed: str, *, mixed: bool = False) -> Iterator[_Block]:
    for child, number in _selected(section, seed):
        if isinstance(child, ItemPlace):
            key = f"{seed}|{child.item_id}#{number}"
            yield _Block(key, (child.item_id,), child.fixed)
            continue
        key = f"{seed}|{child.id}#{number}"
        if (section.shuffle or mixed) and child.mixes:
            yield from _blocks(child, key, mixed=True)
        else:
            yield _Block(key, _items(child, key), child.fixed)


def _selected(section: FormSection, seed: str) -> Iterator[tuple[FormSection | ItemPlace, int]]:
    """Give the children that this seed selects in authored order, each copy with its number."""
    times = _times(section, f"{seed}|select")
    for place, child in enumerate(section.children):
        for number in range(times[place]):
            yield child, number


def _times(section: FormSection, seed: str) -> Counter[int]:
    """Count how often each child is taken; required ones are taken at least once."""
    every = range(len(section.children))
    selection = section.selection
    if selection is None:
        return Counter(every)
    required = [place for place in every if section.children[place].required]
    more = selection.select - len(required)
    if selection.with_replacement:
        return Counter(required + [draw(seed, str(one)) % len(every) for one in range(more)])
    others = [place for place in every if place not in required]
    return Counter(required + sorted(others, key=lambda one: draw(seed, str(one)))[:more])


def _free_name(item: ItemId, number: int, used: set[ItemId]) -> ItemId:
    dots = "."
    while f"{item}{dots}{number}" in used:
        dots += "."
    return ItemId(f"{item}{dots}{number}")
