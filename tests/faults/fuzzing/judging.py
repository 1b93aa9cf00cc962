"""What must come of a case: a package that can be used, or reasons that can be told."""

import json
from dataclasses import asdict
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random

import jsonschema_rs

from chalicelib.core.exams import FormOutline, MasteredForm, PackageRefused, make_plan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti import QtiScorer, describe
from tests.builders.forms import SEED, master_package

_SCHEMAS = Path(__file__).parents[3] / "docs" / "qti"
_ANSWERS = ("A", "B", "A B", "A X", "1", "2.5", "1 2", "-1e308", "true", "kaas", "", "\x00", "٣")


class Outcome(StrEnum):
    """How an import may end."""

    MASTERED = "mastered"
    REFUSED = "refused"


def judge(data: bytes, dice: Random) -> Outcome:
    """Master a package, and use what came of it; whatever is raised is a fault."""
    try:
        package = master_package(data)
    except PackageRefused as refusal:
        told = [describe(reason) for reason in refusal.reasons]
        assert all(told), "a reason without words"
        assert told, "refused without a reason"
        return Outcome.REFUSED
    for remark in package.remarks:
        assert describe(remark)
    for form in package.forms:
        _use(form, dice)
    return Outcome.MASTERED


def _use(form: MasteredForm, dice: Random) -> None:
    _validator("delivery-format").validate(json.loads(form.content))
    plan = make_plan(form.outline, SEED)
    _validator("session-plan").validate(json.loads(json.dumps(asdict(plan))))
    scorer = QtiScorer()
    untouched: dict[ItemId, Response | None] = {}
    for responses in (untouched, _random_responses(form.outline, dice)):
        marks = scorer.score(form.scoring, plan, responses)
        assert len(marks.items) == len(plan.item_order), "an item without a score"
        json.dumps(asdict(marks), allow_nan=False)


def _random_responses(outline: FormOutline, dice: Random) -> dict[ItemId, Response | None]:
    return {
        item.id: {
            one.id: dice.choice((None, dice.choice(_ANSWERS), dice.choices(_ANSWERS, k=3)))
            for one in item.responses
        }
        for item in outline.items
    }


@cache
def _validator(name: str) -> jsonschema_rs.Validator:
    schema = json.loads((_SCHEMAS / f"{name}.schema.json").read_text())
    return jsonschema_rs.validator_for(schema)
