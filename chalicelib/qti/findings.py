"""Collects every reason to refuse a package, so that an exam maker mends them in one go."""

from dataclasses import dataclass, field

from chalicelib.core.exams import PackageReason, PackageRefused

MOST_REASONS = 500
"""A hostile package must not make a report without an end."""

LONGEST_FACT = 200
"""Characters of a fact that a person gets to see."""


@dataclass
class Findings:
    """The reasons and remarks so far; ``at`` and ``on`` give the same lists at another place."""

    place: str
    reasons: list[PackageReason] = field(default_factory=list)
    remarks: list[PackageReason] = field(default_factory=list)
    line: int | None = None

    def add(self, code: str, **facts: str) -> None:
        """Remember a reason to refuse, at this place; the same reason is remembered once."""
        self._keep(self.reasons, code, facts)

    def remark(self, code: str, **facts: str) -> None:
        """Remember what a maker should know although nothing is wrong."""
        self._keep(self.remarks, code, facts)

    def at(self, place: str) -> "Findings":
        """Look at another file and go on collecting into the same lists."""
        return Findings(place, self.reasons, self.remarks)

    def on(self, line: int | None) -> "Findings":
        """Look at a line of this file; without one, at the line that we looked at before."""
        return Findings(self.place, self.reasons, self.remarks, line or self.line)

    def _keep(self, kept: list[PackageReason], code: str, facts: dict[str, str]) -> None:
        short = {name: fact[:LONGEST_FACT] for name, fact in facts.items()}
        reason = PackageReason(code, self.place[:LONGEST_FACT], short, self.line)
        if len(kept) < MOST_REASONS and reason not in kept:
            kept.append(reason)

    def refuse_if_any(self) -> None:
        """Stop here when something was found. :raises PackageRefused: with every reason."""
        if self.reasons:
            raise PackageRefused(tuple(self.reasons))


def refused(code: str, place: str, line: int | None = None, **facts: str) -> PackageRefused:
    """Make the refusal for one reason that leaves nothing else to look at."""
    return PackageRefused((PackageReason(code, place[:LONGEST_FACT], facts, line),))
