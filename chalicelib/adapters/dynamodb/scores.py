"""Scores in the scoring table, a partition for each group."""

from dataclasses import asdict

from pynamodb.attributes import JSONAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamodb import base
from chalicelib.adapters.dynamodb.base import Record, table_name
from chalicelib.adapters.dynamodb.outcomes import reads, writes
from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import FormId, GroupId, InstitutionId, SessionId
from chalicelib.core.scoring import ItemScore, SessionScore


class ScoreRecord(Record, discriminator="score"):
    """What a session yielded when this journal was scored."""

    class Meta(base.Meta):
        """Lies in the scoring table."""

        table_name = table_name("scoring")

    personal_data = PersonalData(
        "what a session yielded, under its id; an outcome may copy a response",
        "as long as the session",
    )

    form_id = UnicodeAttribute()
    items = JSONAttribute()
    journal_digest = UnicodeAttribute()
    scored_at = UTCDateTimeAttribute()
    outcomes = JSONAttribute(null=True)


class DynamoScoreStore:
    """Scores of sessions, found through institution and group."""

    def of_group(
        self, institution_id: InstitutionId, group_id: GroupId
    ) -> dict[SessionId, SessionScore]:
        """Give all scores of a group; empty if nothing was scored."""
        with reads():
            records = list(
                ScoreRecord.query(_partition(institution_id, group_id), consistent_read=True)
            )
        scores = [_score(record, institution_id, group_id) for record in records]
        return {score.session_id: score for score in scores}

    def save(self, score: SessionScore, *, replaces: SessionScore | None) -> None:
        """Keep a score in the place of the one that was read.

        :raises ChangedMeanwhile: if another one than ``replaces`` stands there.
        """
        record = ScoreRecord(
            _partition(score.institution_id, score.group_id),
            f"SESSION#{score.session_id}",
            form_id=score.form_id,
            items=[asdict(item) for item in score.items],
            journal_digest=score.journal_digest,
            scored_at=score.scored_at,
            outcomes=score.outcomes,
        )
        with writes():
            record.save(condition=_stands_there(replaces))


def _partition(institution_id: InstitutionId, group_id: GroupId) -> str:
    return f"GROUP#{institution_id}#{group_id}"


def _stands_there(score: SessionScore | None) -> Condition:
    if score is None:
        return ScoreRecord.sk.does_not_exist()
    same_journal: Condition = ScoreRecord.journal_digest == score.journal_digest
    same: Condition = same_journal & (ScoreRecord.form_id == score.form_id)
    return same


def _score(record: ScoreRecord, institution_id: InstitutionId, group_id: GroupId) -> SessionScore:
    return SessionScore(
        institution_id=institution_id,
        group_id=group_id,
        session_id=SessionId(record.sk.removeprefix("SESSION#")),
        form_id=FormId(record.form_id),
        items=tuple(ItemScore(**row) for row in record.items),
        journal_digest=record.journal_digest,
        scored_at=record.scored_at,
        # Scores that were kept before tests had outcomes lack them.
        outcomes=record.outcomes or {},
    )
