"""Scores a closed group: what the work message ``score_group`` asks for."""

from dataclasses import dataclass
from functools import cache

from chalicelib.core.kernel import Clock, GroupId, InstitutionId
from chalicelib.core.scoring.model import AnsweredSession, SessionMarks, SessionScore
from chalicelib.core.scoring.ports import (
    AnswersOfGroup,
    GroupMarks,
    ItemScorer,
    ScoreStore,
    ScoringSource,
)
from chalicelib.core.scoring.views import GroupScoredView


@dataclass(frozen=True)
class Scoring:
    """Scores by machine what a machine can score; the rest waits for a scorer."""

    answers: AnswersOfGroup
    source: ScoringSource
    scorer: ItemScorer
    scores: ScoreStore
    groups: GroupMarks
    clock: Clock

    def score_group(self, *, institution_id: InstitutionId, group_id: GroupId) -> GroupScoredView:
        """Score every session whose score may change, and mark the group if none waits.

        The same message twice gives the same scores: a session that was scored from the same
        journal is left alone, and a message that loses a race must be delivered again.

        :raises NotFound: if the institution has no such group.
        :raises ChangedMeanwhile: if somebody else is scoring this group.
        """
        stored = self.scores.of_group(institution_id, group_id)
        scoring_part = cache(self.source.scoring_part)
        scored = unchanged = waits = 0
        for session in self.answers.answers(institution_id, group_id):
            score = stored.get(session.session_id)
            if score is not None and score.is_of(session):
                unchanged += 1
            else:
                plan = self.source.plan(session.form_id, session.seed)
                marks = self.scorer.score(scoring_part(session.form_id), plan, session.answers)
                fresh = self._score(institution_id, group_id, session, marks)
                self.scores.save(fresh, replaces=score)
                score, scored = fresh, scored + 1
            waits += score.waits_for_scorer
        if waits == 0:
            self.groups.mark_scored(institution_id, group_id)
        return GroupScoredView(group_id, scored, unchanged, waits)

    def _score(
        self,
        institution_id: InstitutionId,
        group_id: GroupId,
        session: AnsweredSession,
        marks: SessionMarks,
    ) -> SessionScore:
        return SessionScore(
            institution_id=institution_id,
            group_id=group_id,
            session_id=session.session_id,
            form_id=session.form_id,
            items=marks.items,
            journal_digest=session.journal_digest,
            scored_at=self.clock(),
            outcomes=marks.outcomes,
        )
