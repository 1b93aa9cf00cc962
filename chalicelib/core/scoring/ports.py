"""What scoring needs from the world."""

from typing import Protocol

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import FormId, GroupId, InstitutionId, ItemId, SessionId
from chalicelib.core.scoring.model import AnsweredSession, Response, SessionMarks, SessionScore


class ItemScorer(Protocol):
    """Scores responses by the rules of a mastered form (fulfilled by ``chalicelib.qti``)."""

    def score(
        self, scoring: bytes, plan: SessionPlan, responses: dict[ItemId, Response | None]
    ) -> SessionMarks:
        """Score every item of the plan; an item without a response is scored as left empty.

        An item whose rules fail waits for a scorer, and never stops the others.
        """
        ...


class AnswersOfGroup(Protocol):
    """Gives what counts of the journals of a group (fulfilled by ``core.sessions``)."""

    def answers(
        self, institution_id: InstitutionId, group_id: GroupId
    ) -> tuple[AnsweredSession, ...]:
        """Give the sessions that were started. :raises NotFound: without such a group."""
        ...


class GroupMarks(Protocol):
    """Moves the group on when scoring is through (fulfilled by ``core.sessions``)."""

    def mark_scored(self, institution_id: InstitutionId, group_id: GroupId) -> None:
        """Say that nothing waits for a scorer; saying it twice is harmless."""
        ...


class ScoringSource(Protocol):
    """Opens what a form is scored by (fulfilled by ``core.exams.ScoringParts``)."""

    def scoring_part(self, form_id: FormId) -> bytes:
        """Give the scoring part. :raises NotFound: if there is no such form."""
        ...

    def plan(self, form_id: FormId, seed: str) -> SessionPlan:
        """Give the plan that a candidate had. :raises NotFound: if there is no such form."""
        ...


class ScoreStore(Protocol):
    """Keeps the scores of sessions."""

    def of_group(
        self, institution_id: InstitutionId, group_id: GroupId
    ) -> dict[SessionId, SessionScore]:
        """Give all scores of a group; empty if nothing was scored."""
        ...

    def save(self, score: SessionScore, *, replaces: SessionScore | None) -> None:
        """Keep a score in the place of the one that was read.

        :raises ChangedMeanwhile: if another one than ``replaces`` stands there.
        """
        ...
