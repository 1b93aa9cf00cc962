"""``score``: says what the rules of items make of answers, line by line."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from chalicelib.core.exams import PackageRefused
from chalicelib.qti.assessing.scoring import read_scorable, score_item
from chalicelib.qti.assessing.unscorable import FAULTS, ItemUnscorable
from chalicelib.qti.items.item import Item
from chalicelib.qti.items.values import Value
from chalicelib.qti.processing.draws import FIXED_SEED
from chalicelib.qti.tool.cases import Case, RequestRefused, answers_to, read_case
from chalicelib.qti.tool.files import read_file
from chalicelib.qti.tool.json_values import Json
from chalicelib.qti.tool.told import told_fault, told_outcomes, told_reasons

MOST_ITEMS = 1_000
"""Items that are kept, because later lines may ask for them again."""

ReadItem = Callable[[Path], Item]
ScoreItem = Callable[..., Mapping[str, Value | None]]
"""Called as :func:`score_item`."""


def score_lines(lines: Iterable[bytes], score: ScoreItem = score_item) -> Iterator[str]:
    """Answer each line with a line of JSON; an empty line asks nothing.

    What is wrong with a line is its answer, and the next goes on.
    """
    read = lru_cache(MOST_ITEMS)(read_item_file)
    for line in lines:
        if line.strip():
            yield _answered(line, read, score) + "\n"


def read_item_file(path: Path) -> Item:
    """Read an item from disk.

    :raises PackageRefused: when the file cannot be read.
    :raises ItemUnscorable: when it is no item, or one of which the variables are wrong.
    """
    return read_scorable(str(path), read_file(path))


def _answered(line: bytes, read: ReadItem, score: ScoreItem) -> str:
    try:
        return json.dumps({"outcomes": _outcomes(read_case(line), read, score)})
    except RequestRefused as wrong:
        return json.dumps({"error": str(wrong)})
    except (PackageRefused, ItemUnscorable) as found:
        return json.dumps({"error": told_reasons(found.reasons)})
    except FAULTS as fault:
        return json.dumps({"error": told_fault(fault)})


def _outcomes(case: Case, read: ReadItem, score: ScoreItem) -> Json:
    item = read(case.item)
    outcomes = score(
        item,
        answers_to(case.responses, item.declarations.responses),
        seed=FIXED_SEED if case.seed is None else str(case.seed),
        number=case.seed or 0,
        given=answers_to(case.templates, item.declarations.templates),
    )
    return told_outcomes(outcomes)
