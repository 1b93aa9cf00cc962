"""What each simulated candidate answers, and the result that those answers deserve.

No chance is involved: candidate 7 answers the same every day, and no two neighbours do alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bench.candidates import Answer
from demonstration.answers import ExpectedScore, expected_scores

SKIPS_EVERY = 17
"""An item out of so many is left open."""
REVISES_EVERY = 5
"""An item out of so many gets another answer first, and the last one at the end."""


@dataclass(frozen=True)
class Script:
    """The answers of one candidate by item, what is thought at first, and what it all earns."""

    final: Mapping[str, ExpectedScore]
    first: Mapping[str, ExpectedScore]

    def work(self, item_ids: Sequence[str]) -> Iterable[Sequence[Answer]]:
        """Answer the items in the order of the exam, one by one, and then mend some."""
        for item_id in item_ids:
            if item_id in self.final:
                yield [_answer(self.first.get(item_id, self.final[item_id]))]
        for item_id in item_ids:
            if item_id in self.first:
                yield [_answer(self.final[item_id])]

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return len(self.final)

    @property
    def score(self) -> float:
        """What the machine gives; what a scorer gives comes later."""
        return sum(one.score for one in self.final.values() if one.score is not None)


@cache
def maximum() -> float:
    """Give the most that anybody can earn."""
    return sum(cases[0].max_score for cases in _cases().values())


def script_of(number: int) -> Script:
    """Give the script of a candidate; candidates are numbered from 0."""
    final, first = {}, {}
    for at, (item_id, cases) in enumerate(_cases().items()):
        if (number * 5 + at) % SKIPS_EVERY == 0:
            continue
        # The best answers stand first, so strong candidates seldom get beyond them.
        weakness = number % 4
        chosen = (number * 3 + at * 5) % len(cases) if (at + number) % 4 < weakness else 0
        final[item_id] = cases[chosen]
        if (number + at) % REVISES_EVERY == 0:
            first[item_id] = cases[chosen - 1]
    return Script(final, first)


@cache
def _cases() -> Mapping[str, Sequence[ExpectedScore]]:
    found: dict[str, list[ExpectedScore]] = defaultdict(list)
    for one in expected_scores():
        found[one.item_id].append(one)
    return found


def _answer(one: ExpectedScore) -> Answer:
    return Answer(one.item_id, one.response)
