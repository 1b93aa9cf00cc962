"""``score``: says what the rules of items make of answers, line by line."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from chalicelib.core.exams import EXAM_LIMITS, PackageRefused, in_megabytes
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.findings import refused
from chalicelib.qti.items.item import Item
from chalicelib.qti.processing.draws import FIXED_SEED
from chalicelib.qti.reasons import describe
from chalicelib.qti.tool.cases import Case, LineRefused, answers_to, read_case
from chalicelib.qti.tool.json_values import Json, json_of

MOST_ITEMS = 1_000
"""Items that are kept, because later lines may ask for them again."""

ReadItem = Callable[[Path], Item]


def score_lines(lines: Iterable[bytes]) -> Iterator[str]:
    """Answer each line with a line of JSON; an empty line asks nothing.

    What is wrong with a line is its answer, and the next goes on.
    """
    read = lru_cache(MOST_ITEMS)(read_item_file)
    for line in lines:
        if line.strip():
            yield json.dumps(_answered(line, read)) + "\n"


def read_item_file(path: Path) -> Item:
    """Read an item from disk.

    :raises PackageRefused: when the file cannot be read.
    :raises ItemUnscorable: when it is no item, or one of which the variables are wrong.
    """
    return read_scorable(str(path), _bytes_of(path))


def _bytes_of(path: Path) -> bytes:
    try:
        # What is no file, such as a device, may have no end.
        if not path.is_file():
            raise refused("file-unreadable", str(path))
        with path.open("rb") as file:
            data = file.read(EXAM_LIMITS.xml_bytes + 1)
    except OSError as error:
        raise refused("file-unreadable", str(path)) from error
    if len(data) > EXAM_LIMITS.xml_bytes:
        raise refused("file-too-large", str(path), most=in_megabytes(EXAM_LIMITS.xml_bytes))
    return data


def _answered(line: bytes, read: ReadItem) -> Json:
    try:
        return {"outcomes": _outcomes(read_case(line), read)}
    except LineRefused as wrong:
        return {"error": str(wrong)}
    except (PackageRefused, ItemUnscorable) as found:
        return {"error": " ".join(describe(reason) for reason in found.reasons)}


def _outcomes(case: Case, read: ReadItem) -> Json:
    item = read(case.item)
    outcomes = score_item(
        item,
        answers_to(case.responses, item.declarations.responses),
        seed=FIXED_SEED if case.seed is None else str(case.seed),
        number=case.seed or 0,
        given=answers_to(case.templates, item.declarations.templates),
    )
    return {identifier: json_of(value) for identifier, value in outcomes.items()}
