"""The Dutch sentences for every reason to refuse a package, and for every remark about one."""

from dataclasses import dataclass

from chalicelib.core.exams import PackageReason
from chalicelib.qti.reasons import (
    archive,
    assets,
    declarations,
    interactions,
    items,
    outcomes,
    processing,
    results,
    structure,
    templates,
)
from chalicelib.qti.reasons.sentence import Sentence

_TOPICS = (
    archive,
    assets,
    declarations,
    interactions,
    items,
    outcomes,
    processing,
    results,
    structure,
    templates,
)

SENTENCES: dict[str, Sentence] = {
    code: sentence for topic in _TOPICS for code, sentence in topic.SENTENCES.items()
}
"""Code -> sentence; a code stands in one topic only."""


@dataclass(frozen=True)
class Explained:
    """A reason for a person: the file, the line if we know it, what is wrong, how to mend it."""

    place: str
    line: int | None
    what: str
    mend: str


def explain(reason: PackageReason) -> Explained:
    """Say in Dutch what is wrong, and how to mend it."""
    sentence, facts = SENTENCES[reason.code], _Facts(reason.facts)
    what, mend = (half.format_map(facts) for half in sentence)
    return Explained(reason.place, reason.line, what, mend)


def describe(reason: PackageReason) -> str:
    """Say it in one line."""
    one = explain(reason)
    place = one.place if one.line is None else f"{one.place}, regel {one.line}"
    return f"{place}: {one.what} {one.mend}".rstrip()


class _Facts(dict[str, str]):
    """The facts of a reason; one that is missing or empty reads as a dash."""

    def __init__(self, facts: dict[str, str]) -> None:
        super().__init__({name: value or "-" for name, value in facts.items()})

    def __missing__(self, key: str) -> str:
        return "-"
