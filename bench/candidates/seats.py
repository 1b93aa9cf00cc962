"""Who takes part and what each one answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

Response = Mapping[str, Any]
"""A value for each response variable (docs/qti/delivery-format.md)."""


@dataclass(frozen=True)
class Answer:
    """A response to an item."""

    item_id: str
    response: Response


Work = Callable[[Sequence[str]], Iterable[Sequence[Answer]]]
"""Gets the items in the order of one candidate; gives batches of answers, first to last."""


@dataclass(frozen=True)
class Seat:
    """A candidate at a computer: what stands on the slip, and what is done with it."""

    access_code: str
    login_name: str
    computer: str
    work: Work
    submits: bool
    """Whether the candidate hands in when the work is done; closing the group does it else."""


def typing(responses: Mapping[str, Response], *, saves: int, saves_per_item: int) -> Work:
    """Make work that goes round the items and saves each a few times, as someone who types does.

    Written answers grow from save to save. An item without a known response gets a plain one.
    """

    def work(item_ids: Sequence[str]) -> Iterable[Sequence[Answer]]:
        return islice(_rounds(item_ids, responses, saves_per_item), saves)

    return work


def _rounds(
    item_ids: Sequence[str], responses: Mapping[str, Response], saves_per_item: int
) -> Iterable[Sequence[Answer]]:
    while item_ids:
        for item_id in item_ids:
            whole = responses.get(item_id, {"RESPONSE": "A"})
            for number in range(1, saves_per_item + 1):
                yield [Answer(item_id, _part(whole, number / saves_per_item))]


def _part(whole: Response, share: float) -> Response:
    return {
        name: value[: max(1, round(len(value) * share))] if isinstance(value, str) else value
        for name, value in whole.items()
    }
