"""A closed group is scored: once, again, and after something came in late."""

from dataclasses import dataclass, field, replace

import pytest

from chalicelib.core.kernel import ChangedMeanwhile, GroupId, InstitutionId, NotFound, SessionId
from chalicelib.core.scoring import AnsweredSession, GroupScoredView, Scoring, SessionScore
from tests.builders.scores import GROUP, SCHOOL, a_score, an_answered_session
from tests.fakes.kernel import StandingClock
from tests.fakes.scores import (
    FakeAnswers,
    FakeGroupMarks,
    FakeItemScorer,
    FakeScoreStore,
    FakeScoringSource,
)


@dataclass
class Room:
    """Scoring with everything it needs."""

    answers: FakeAnswers = field(default_factory=FakeAnswers)
    scores: FakeScoreStore = field(default_factory=FakeScoreStore)
    groups: FakeGroupMarks = field(default_factory=FakeGroupMarks)
    clock: StandingClock = field(default_factory=StandingClock)

    def score(self, *sessions: AnsweredSession) -> GroupScoredView:
        self.answers.groups[SCHOOL, GROUP] = sessions
        return self.scoring.score_group(institution_id=SCHOOL, group_id=GROUP)

    @property
    def scoring(self) -> Scoring:
        source, scorer = FakeScoringSource(), FakeItemScorer()
        return Scoring(self.answers, source, scorer, self.scores, self.groups, self.clock)

    def score_of(self, session_id: str) -> SessionScore:
        return self.scores.of_group(SCHOOL, GROUP)[SessionId(session_id)]


def test_every_session_gets_its_score() -> None:
    room = Room()

    done = room.score(an_answered_session("s-1"), an_answered_session("s-2", first="wrong"))

    assert done == GroupScoredView(GROUP, scored=2, unchanged=0, waits_for_scorer=0)
    assert (room.score_of("s-1").total, room.score_of("s-2").total) == (1.0, 0.0)
    assert room.score_of("s-1").maximum == 3.5
    assert room.score_of("s-1").scored_at == room.clock.at
    assert room.score_of("s-1").items[0].outcomes == {"FORM": "form-1"}


def test_a_group_where_nothing_waits_is_marked_as_scored() -> None:
    room = Room()

    room.score(an_answered_session())

    assert room.groups.scored == [GROUP]


def test_a_group_with_a_text_to_look_at_waits_for_a_scorer() -> None:
    room = Room()

    done = room.score(an_answered_session("s-1"), an_answered_session("s-2", text="Omdat"))

    assert (done.waits_for_scorer, room.groups.scored) == (1, [])
    assert (room.score_of("s-2").total, room.score_of("s-2").waits_for_scorer) == (1.0, 1)


def test_the_outcomes_of_the_test_are_kept_with_the_score() -> None:
    room = Room()

    room.score(an_answered_session("s-1"), an_answered_session("s-2", text="Omdat"))

    assert room.score_of("s-1").outcomes == {"TOTAL": "1.0"}
    assert room.score_of("s-2").outcomes == {}


def test_the_same_message_twice_gives_the_same_scores() -> None:
    room = Room()
    room.score(an_answered_session())
    before = dict(room.scores.rows)
    room.clock.move(hours=1)

    done = room.score(an_answered_session())

    assert room.scores.rows == before
    assert (done.scored, done.unchanged) == (0, 1)
    assert room.groups.scored == [GROUP, GROUP], "a message that broke off may have missed this"


def test_a_text_that_waited_still_waits_after_the_same_message() -> None:
    room = Room()
    room.score(an_answered_session(text="Omdat"))

    assert room.score(an_answered_session(text="Omdat")).waits_for_scorer == 1
    assert room.groups.scored == []


@pytest.mark.parametrize("field_name", ["journal_digest", "form_id"])
def test_a_session_is_scored_again_when_its_journal_or_form_changed(field_name: str) -> None:
    room = Room()
    room.score(an_answered_session(first="wrong"))

    done = room.score(replace(an_answered_session(first="right"), **{field_name: "other"}))  # type: ignore[arg-type]

    assert (done.scored, room.score_of("session-1").total) == (1, 1.0)


def test_a_session_in_which_rules_failed_is_scored_again_when_asked() -> None:
    room = Room()
    room.scores.save(a_score(reason="De scoreregels werken niet."), replaces=None)

    done = room.score(an_answered_session())

    assert (done.scored, done.waits_for_scorer) == (1, 0)
    assert room.score(an_answered_session()).unchanged == 1


def test_a_message_that_loses_the_race_is_refused_and_comes_again() -> None:
    class SlowReader(FakeScoreStore):
        def of_group(
            self, institution_id: InstitutionId, group_id: GroupId
        ) -> dict[SessionId, SessionScore]:
            return {}

    room = Room(scores=SlowReader())
    room.score(an_answered_session(digest="first"))

    with pytest.raises(ChangedMeanwhile):
        room.score(an_answered_session(digest="second"))


def test_a_group_of_another_institution_is_not_found() -> None:
    room = Room()
    room.score(an_answered_session())

    with pytest.raises(NotFound):
        room.scoring.score_group(institution_id=InstitutionId("school-2"), group_id=GROUP)


def test_a_maximum_is_unknown_where_one_item_does_not_declare_it() -> None:
    score = a_score()
    without = replace(score, items=(replace(score.items[0], max_score=None), score.items[1]))

    assert (score.maximum, without.maximum) == (5.0, None)


def test_tenths_add_up_exactly() -> None:
    item = replace(a_score().items[0], score=0.1, max_score=0.1)

    assert replace(a_score(), items=(item,) * 10).total == 1.0
