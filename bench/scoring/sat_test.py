"""A test of sixty items that a candidate answered, to measure outcome processing with."""

import itertools
import json
from pathlib import Path

from bench.scoring.cases import write_items
from bench.scoring.pieces import QTI_2
from chalicelib.qti.assessing.walk import Walk
from chalicelib.qti.tool.opening import OpenedTest, open_test
from chalicelib.qti.tool.testing import play

_ITEMS = 60
_CATEGORIES = ("rekenen", "taal", "natuur")


def sit_test(folder: Path) -> tuple[OpenedTest, Walk]:
    """Write a test into a folder, answer all items of the first kind, and hand in."""
    paths = [path.name for _, path in write_items(folder)]
    named = {f"Q{number}": path for number, path in enumerate(itertools.islice(paths, _ITEMS))}
    (folder / "test.xml").write_text(_test(named), encoding="utf-8")
    script = [{"item": name, "responses": {"RESPONSE": "B"}} for name in named]
    test = open_test(folder / "test.xml")
    return test, play(test, json.dumps(script).encode(), "bench").ended


def _test(named: dict[str, str]) -> str:
    references = "".join(
        f'<assessmentItemRef identifier="{name}" href="{path}" category="{category}">'
        '<weight identifier="W" value="2"/></assessmentItemRef>'
        for (name, path), category in zip(named.items(), itertools.cycle(_CATEGORIES), strict=False)
    )
    outcomes = ("SCORE", "MOST", "RIGHT", *_CATEGORIES)
    declared = "".join(
        f'<outcomeDeclaration identifier="{name}" cardinality="single" baseType="float"/>'
        for name in outcomes
    )
    return (
        f'<assessmentTest xmlns="{QTI_2}" identifier="t" title="Toets">{declared}'
        '<outcomeDeclaration identifier="PASS" cardinality="single" baseType="boolean"/>'
        '<testPart identifier="P" navigationMode="nonlinear" submissionMode="simultaneous">'
        f'<assessmentSection identifier="S" title="Deel" visible="true">{references}'
        f"</assessmentSection></testPart>{_rules()}</assessmentTest>"
    )


def _rules() -> str:
    """Write a total, one of each category, what can be had, what is right, and who passes."""
    of_all = '<testVariables variableIdentifier="SCORE" weightIdentifier="W"/>'
    totals = {"SCORE": of_all} | {
        one: f'<testVariables variableIdentifier="SCORE" includeCategory="{one}"/>'
        for one in _CATEGORIES
    }
    sums = "".join(_set(name, f"<sum>{values}</sum>") for name, values in totals.items())
    enough = '<gte><variable identifier="SCORE"/><baseValue baseType="float">60</baseValue></gte>'
    counts = _set("MOST", '<sum><outcomeMaximum outcomeIdentifier="SCORE"/></sum>') + _set(
        "RIGHT", "<integerToFloat><numberCorrect/></integerToFloat>"
    )
    return f"<outcomeProcessing>{sums}{counts}{_set('PASS', enough)}</outcomeProcessing>"


def _set(outcome: str, value: str) -> str:
    return f'<setOutcomeValue identifier="{outcome}">{value}</setOutcomeValue>'
