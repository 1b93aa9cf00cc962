"""Scores: what the rules of an item make of a response, and what a session adds up to."""

from dataclasses import dataclass, field
from datetime import datetime
from math import fsum

from chalicelib.core.kernel import FormId, GroupId, InstitutionId, ItemId, SessionId

Response = dict[str, str | list[str] | None]
"""The value of each response variable of an item, in QTI's lexical forms."""

Outcomes = dict[str, str | list[str] | None]
"""The value of each outcome variable, in QTI's lexical forms; None is NULL."""


@dataclass(frozen=True)
class ItemScore:
    """What one item yields; ``score`` is None while a scorer still has to look at it.

    ``reason`` says in Dutch why a scorer must look at an item that its rules should have scored.
    It is empty where the maker of the item meant a scorer to look. Planners read it, so it quotes
    nothing from the item.
    """

    item_id: ItemId
    score: float | None
    max_score: float | None
    outcomes: Outcomes
    reason: str = ""


@dataclass(frozen=True)
class SessionMarks:
    """What the rules of a form make of a session: its items, and the outcomes of the test.

    ``outcomes`` is empty while an item waits for a scorer, and for a test without rules.
    """

    items: tuple[ItemScore, ...]
    outcomes: Outcomes = field(default_factory=dict)


@dataclass(frozen=True)
class AnsweredSession:
    """The answers of a session that count.

    ``journal_digest`` names the journal they come from: it differs as soon as an entry or an
    adoption is added, so that scoring again is done when, and only when, it is needed.
    """

    session_id: SessionId
    form_id: FormId
    seed: str
    answers: dict[ItemId, Response | None]
    journal_digest: str


@dataclass(frozen=True)
class SessionScore:
    """What a session yielded when this journal was scored by this form.

    ``outcomes`` are those of the test; empty while an item waits for a scorer.
    """

    institution_id: InstitutionId
    group_id: GroupId
    session_id: SessionId
    form_id: FormId
    items: tuple[ItemScore, ...]
    journal_digest: str
    scored_at: datetime
    outcomes: Outcomes = field(default_factory=dict)

    @property
    def total(self) -> float:
        """Add up the scores so far; items that wait for a scorer count for nothing yet."""
        return fsum(item.score for item in self.items if item.score is not None)

    @property
    def maximum(self) -> float | None:
        """Add up what can be had; None if one item does not declare it."""
        maxima = [item.max_score for item in self.items if item.max_score is not None]
        return fsum(maxima) if len(maxima) == len(self.items) else None

    @property
    def waits_for_scorer(self) -> int:
        """Count the items that a scorer still has to look at."""
        return sum(item.score is None for item in self.items)

    def is_of(self, session: AnsweredSession) -> bool:
        """Tell whether scoring this session again would yield the same.

        Where rules failed it may not: a later version of Facet may be able to run them.
        """
        failed = any(item.reason for item in self.items)
        same = (self.form_id, self.journal_digest) == (session.form_id, session.journal_digest)
        return same and not failed
