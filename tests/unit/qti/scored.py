"""Scores whole sessions for tests, also by a scoring part that another version might have left."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.core.exams import MasteredForm, make_plan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response, SessionMarks
from chalicelib.qti import QtiScorer
from chalicelib.qti.processing.expression import Expression
from tests.unit.qti.assessed import TOTAL, placed, processing, summed
from tests.unit.qti.making import exam_test, item, master, package, part, section

RIGHT: Response = {"RESPONSE": "B"}
WRONG: Response = {"RESPONSE": "A"}
SUM = processing(summed('<testVariables variableIdentifier="SCORE"/>'))
TWO = placed("Q1") + placed("Q2")


def form_of(
    inside: str = TWO,
    *,
    after: str = SUM,
    before: str = TOTAL,
    navigation: str = "nonlinear",
    **items: str,
) -> MasteredForm:
    """Master a test; ``items`` are those in other files than that of the usual choice."""
    texts = {"item.xml": item()} | {f"{name}.xml": text for name, text in items.items()}
    test = exam_test(part(section(inside), navigation=navigation), before=before, after=after)
    return master(package(texts, test=test))


def score(
    form: MasteredForm, answers: Mapping[str, Response], *, scoring: bytes = b""
) -> SessionMarks:
    """Score answers by the name of their item, by the scoring part of the form or by another."""
    given: dict[ItemId, Response | None] = {ItemId(one): said for one, said in answers.items()}
    return QtiScorer().score(scoring or form.scoring, make_plan(form.outline, "seed"), given)


def changed(form: MasteredForm, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the scoring part with a change."""
    kept = json.loads(form.scoring)
    change(kept)
    return json.dumps(kept).encode()


def with_first_item(form: MasteredForm, text: str) -> bytes:
    """Return the scoring part with another first item."""
    data = b64encode(text.encode()).decode()
    return changed(form, lambda kept: kept["items"][0].update(xml=data))


def with_test(form: MasteredForm, text: str) -> bytes:
    """Return the scoring part with another test."""
    data = b64encode(text.encode()).decode()
    return changed(form, lambda kept: kept.update(test=data))


def faulty(of: Expression) -> Expression:
    """Make an expression in which we made a mistake."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("antwoord van de kandidaat")

    return Expression(of.infer, fail)
