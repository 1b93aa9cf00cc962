"""A session is scored by its own plan: what was selected for it, and each copy by itself."""

from datetime import UTC, datetime

from chalicelib.core.exams import make_plan
from chalicelib.core.kernel import FormId, GroupId, InstitutionId, ItemId, SessionId
from chalicelib.core.scoring import Response, SessionScore
from chalicelib.qti import QtiScorer
from tests.unit.qti.making import exam_test, item, master, package, part, reference, section

ITEMS = {"item.xml": item()}
RIGHT: Response = {"RESPONSE": "B"}
WRONG: Response = {"RESPONSE": "A"}


def score_of(inside: str, seed: str, answers: dict[str, Response]) -> SessionScore:
    form = master(package(ITEMS, test=exam_test(part(section(inside)))))
    responses = {ItemId(name): answer for name, answer in answers.items()}
    plan = make_plan(form.outline, seed)
    marks = QtiScorer().score(form.scoring, plan, {**responses})
    return SessionScore(
        InstitutionId("school"), GroupId("group"), SessionId("session"), FormId("form"),
        marks.items, "digest", datetime(2026, 5, 1, tzinfo=UTC),
    )  # fmt: skip


def test_only_what_was_selected_counts() -> None:
    inside = '<selection select="2"/>' + "".join(reference(name) for name in "ABCD")
    everything = dict.fromkeys("ABCD", RIGHT)

    scores = [score_of(inside, f"seed-{number}", everything) for number in range(12)]

    assert {(score.total, score.maximum) for score in scores} == {(2.0, 2.0)}
    assert {one.item_id for score in scores for one in score.items} == set("ABCD")


def test_each_copy_of_an_item_is_scored_by_its_own_answer() -> None:
    inside = '<selection select="3" withReplacement="true"/>' + reference("A")

    score = score_of(inside, "seed", {"A.1": RIGHT, "A.2": WRONG, "A": RIGHT})

    assert [(one.item_id, one.score) for one in score.items] == [
        ("A.1", 1.0),
        ("A.2", 0.0),
        ("A.3", 0.0),
    ]
    assert (score.total, score.maximum) == (1.0, 3.0)
