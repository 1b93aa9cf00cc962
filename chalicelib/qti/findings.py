"""Collects every reason to refuse a package, so that an exam maker mends them in one go."""

from dataclasses import dataclass, field

from chalicelib.core.exams import PackageReason, PackageRefused

MOST_REASONS = 500
"""A hostile package must not make a report without an end."""

LONGEST_FACT = 200
"""Characters of a fact that a person gets to see."""


@dataclass
class Findings:
    """The reasons found so far; ``at`` gives the same list with another place."""

    place: str
    reasons: list[PackageReason] = field(default_factory=list)

    def add(self, code: str, **facts: str) -> None:
        """Remember one reason at this place; the same reason is remembered once."""
        short = {name: fact[:LONGEST_FACT] for name, fact in facts.items()}
        reason = PackageReason(code, self.place[:LONGEST_FACT], short)
        if len(self.reasons) < MOST_REASONS and reason not in self.reasons:
            self.reasons.append(reason)

    def at(self, place: str) -> "Findings":
        """Look at another place and go on collecting into the same list."""
        return Findings(place, self.reasons)

    def refuse_if_any(self) -> None:
        """Stop here when something was found. :raises PackageRefused: with every reason."""
        if self.reasons:
            raise PackageRefused(tuple(self.reasons))


def refused(code: str, place: str, **facts: str) -> PackageRefused:
    """Make the refusal for one reason that leaves nothing else to look at."""
    return PackageRefused((PackageReason(code, place, facts),))
