"""Scoring's and results' ports in memory."""

from collections.abc import Collection, Mapping

from chalicelib.core.access import Actor
from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import (
    CandidateId,
    ChangedMeanwhile,
    FormId,
    GroupId,
    InstitutionId,
    ItemId,
    NotFound,
    SessionId,
)
from chalicelib.core.results import CandidateName, SatGroup
from chalicelib.core.scoring import (
    AnsweredSession,
    ItemScore,
    Outcomes,
    Response,
    SessionMarks,
    SessionScore,
)


class FakeScoreStore:
    """Scores as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[tuple[InstitutionId, GroupId, SessionId], SessionScore] = {}

    def of_group(
        self, institution_id: InstitutionId, group_id: GroupId
    ) -> dict[SessionId, SessionScore]:
        owner = (institution_id, group_id)
        return {key[2]: score for key, score in self.rows.items() if key[:2] == owner}

    def save(self, score: SessionScore, *, replaces: SessionScore | None) -> None:
        key = (score.institution_id, score.group_id, score.session_id)
        if _name(self.rows.get(key)) != _name(replaces):
            raise ChangedMeanwhile
        self.rows[key] = score


def _name(score: SessionScore | None) -> tuple[str, str] | None:
    return (score.form_id, score.journal_digest) if score else None


class FakeAnswers:
    """The sessions of groups, as a test prepares them."""

    def __init__(self) -> None:
        self.groups: dict[tuple[InstitutionId, GroupId], tuple[AnsweredSession, ...]] = {}

    def answers(
        self, institution_id: InstitutionId, group_id: GroupId
    ) -> tuple[AnsweredSession, ...]:
        if (institution_id, group_id) not in self.groups:
            raise NotFound
        return self.groups[institution_id, group_id]


class FakeGroupMarks:
    """Remembers which groups were marked as scored."""

    def __init__(self) -> None:
        self.scored: list[GroupId] = []

    def mark_scored(self, institution_id: InstitutionId, group_id: GroupId) -> None:
        self.scored.append(group_id)


class FakeScoringSource:
    """Every form is scored by the bytes of its own id."""

    def scoring_part(self, form_id: FormId) -> bytes:
        return form_id.encode()

    def plan(self, form_id: FormId, seed: str) -> SessionPlan:
        return SessionPlan((ItemId("ITM-1"), ItemId("ITM-2")), {})


class FakeItemScorer:
    """A form of two items: ``right`` gives a point for ITM-1; a text in ITM-2 waits.

    The test sums the points in TOTAL when nothing waits.
    """

    def score(
        self, scoring: bytes, plan: SessionPlan, responses: dict[ItemId, Response | None]
    ) -> SessionMarks:
        first = responses.get(ItemId("ITM-1")) == {"RESPONSE": "right"}
        text = responses.get(ItemId("ITM-2"))
        outcomes: Outcomes = {"FORM": scoring.decode()}
        items = (
            ItemScore(ItemId("ITM-1"), float(first), 1.0, outcomes),
            ItemScore(ItemId("ITM-2"), None if text else 0.0, 2.5, outcomes),
        )
        return SessionMarks(items, {} if text else {"TOTAL": str(float(first))})


class FakeSittings:
    """Groups that only their own institution finds."""

    def __init__(self, *groups: SatGroup) -> None:
        self.groups = groups

    def sittings(self, actor: Actor, group_id: GroupId) -> SatGroup:
        for group in self.groups:
            if (group.institution_id, group.group_id) == (actor.institution_id, group_id):
                return group
        raise NotFound


class FakeNames:
    """The names of candidates as a dictionary."""

    def __init__(self, names: Mapping[CandidateId, CandidateName]) -> None:
        self.rows = names

    def names(
        self, institution_id: InstitutionId, candidate_ids: Collection[CandidateId]
    ) -> Mapping[CandidateId, CandidateName]:
        return {who: name for who, name in self.rows.items() if who in candidate_ids}


class FakeFileStore:
    """Keeps the files that were offered."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, str, bytes]] = {}

    def offer(self, name: str, media_type: str, data: bytes) -> str:
        url = f"https://files.example.nl/{len(self.files) + 1}"
        self.files[url] = (name, media_type, data)
        return url
