"""Scoring what candidates answered."""

from chalicelib.core.scoring.model import (
    AnsweredSession,
    ItemScore,
    Outcomes,
    Response,
    SessionMarks,
    SessionScore,
)
from chalicelib.core.scoring.ports import (
    AnswersOfGroup,
    GroupMarks,
    ItemScorer,
    ScoreStore,
    ScoringSource,
)
from chalicelib.core.scoring.service import Scoring
from chalicelib.core.scoring.views import GroupScoredView

__all__ = [
    "AnsweredSession",
    "AnswersOfGroup",
    "GroupMarks",
    "GroupScoredView",
    "ItemScore",
    "ItemScorer",
    "Outcomes",
    "Response",
    "ScoreStore",
    "Scoring",
    "ScoringSource",
    "SessionMarks",
    "SessionScore",
]
