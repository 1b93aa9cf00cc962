"""A canary in any place of an item that candidates must not see is found nowhere."""

import pytest

from tests.unit.qti.leaking import CANARY, NUMBER, Place, in_body, in_item, leaks
from tests.unit.qti.making import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    PNG,
    SCORE,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    item,
    response,
    rules,
    when,
)
from tests.unit.qti.templated import DRAW, KEY, declare, templated

TEXT = {"base_type": "string"}
KEYED = '<mapping defaultValue="0"><mapEntry mapKey="{0}" mappedValue="{1}"/></mapping>'
AREA = (
    '<areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="{0},9,9" mappedValue="1"/>'
    "</areaMapping>"
)
POINT = (
    '<selectPointInteraction responseIdentifier="RESPONSE" maxChoices="1">'
    '<object type="image/png" data="p.png" width="9" height="9"/></selectPointInteraction>'
)
SET = assign(base("float", 1))


def typed(declared: str, processing: str = MATCH_CORRECT) -> Place:
    canary = NUMBER if NUMBER in declared else CANARY
    text = item(TEXT_ENTRY, declarations=declared + SCORE, processing=processing)
    return in_item(text, canary=canary)


def outcome(inside: str, *, cardinality: str = "single", base_type: str = "string") -> Place:
    start = f'<outcomeDeclaration identifier="X" cardinality="{cardinality}" baseType="{base_type}"'
    declared = f"{response(correct='B')}{SCORE}{start}>{inside}</outcomeDeclaration>"
    text = item(declarations=declared)
    return in_item(text, canary=NUMBER if NUMBER in inside else CANARY)


def ruled(inside: str) -> Place:
    return in_item(item(processing=rules(inside)))


def feedback(element: str, around: str = "{0}") -> str:
    start = f'<{element} outcomeIdentifier="SCORE" identifier="{CANARY}" showHide="show">'
    return around.format(f"{start}<b>{CANARY}</b></{element}>")


def rubric(view: str) -> Place:
    return in_body(f'<rubricBlock view="{view}"><p>{CANARY}</p></rubricBlock>' + choice())


IN_DECLARATIONS = {
    "correct response": typed(response(correct=CANARY, **TEXT)),
    "correct response in CDATA": typed(response(correct=f"<![CDATA[{CANARY}]]>", **TEXT)),
    "interpretation of a key": in_item(
        item().replace("<correctResponse>", f'<correctResponse interpretation="{CANARY}">')
    ),
    "key of a mapping": typed(response(mapping=KEYED.format(CANARY, 1), **TEXT), MAP_RESPONSE),
    "points of a mapping": typed(response(mapping=KEYED.format("a", NUMBER), **TEXT), MAP_RESPONSE),
    "default of a mapping": typed(
        response(mapping=KEYED.format("a", 1).replace('"0"', f'"{NUMBER}"'), **TEXT), MAP_RESPONSE
    ),
    "area of a mapping": in_item(
        item(
            POINT,
            declarations=response(mapping=AREA.format("31731"), base_type="point") + SCORE,
            processing=MAP_RESPONSE.replace("map_response", "map_response_point"),
        ),
        canary="31731",
        files={"p.png": PNG},
    ),
    "default of an outcome": outcome(f"<defaultValue><value>{CANARY}</value></defaultValue>"),
    "match table": outcome(
        f'<matchTable defaultValue="{CANARY}"><matchTableEntry sourceValue="1" '
        f'targetValue="{CANARY}"/></matchTable>'
    ),
    "interpolation table": outcome(
        f'<interpolationTable defaultValue="0"><interpolationTableEntry sourceValue="{NUMBER}" '
        f'targetValue="{NUMBER}"/></interpolationTable>',
        base_type="float",
    ),
    "name of an outcome": in_item(
        item(declarations=response(correct="B") + SCORE + SCORE.replace('"SCORE"', f'"{CANARY}"'))
    ),
    "interpretation of an outcome": in_item(
        item().replace('"SCORE"', f'"SCORE" interpretation="{CANARY}"', 1)
    ),
    "default of a template variable": in_item(
        templated(more=declare("C", "string", default=CANARY))
    ),
    "name of a template variable": in_item(templated(more=declare(CANARY))),
    "template processing": in_item(
        templated(
            DRAW + KEY + f'<setTemplateValue identifier="C">{base("string", CANARY)}'
            "</setTemplateValue>",
            more=declare("C", "string"),
        )
    ),
    "key that templates set": in_item(
        templated(
            f'<setCorrectResponse identifier="RESPONSE">{base("string", CANARY)}'
            "</setCorrectResponse>",
            answer=response(**TEXT),
        )
    ),
}
IN_RULES = {
    "constant in a rule": ruled(
        when(f"<match>{base('string', CANARY)}{base('string', 'x')}</match>", SET)
    ),
    "name of a standard template": in_item(item(), canary="match_correct"),
    "address of standard templates": in_item(item(), canary="rptemplates"),
    "comment in rules": ruled(f"<!-- {CANARY} -->{SET}"),
    "instruction in rules": ruled(f"<?{CANARY} {CANARY}?>{SET}"),
    "modal feedback": in_item(item(after=feedback("modalFeedback"))),
    "inline feedback": in_body(feedback("feedbackInline", "<p>x{0}</p>") + choice()),
    "feedback block": in_body(feedback("feedbackBlock") + choice()),
    "catalog": in_item(
        item(
            after=f'<catalogInfo><catalog id="{CANARY}"><card support="spoken"><htmlContent>'
            f"{CANARY}</htmlContent></card></catalog></catalogInfo>"
        )
    ),
}
IN_BODIES = {
    **{
        f"rubric for {view}": rubric(view)
        for view in ("scorer", "author", "tutor", "proctor", "testConstructor", "scorer tutor")
    },
    "comment": in_body(f"<p>x<!-- {CANARY} --></p>" + choice()),
    "instruction": in_body(f"<p>x<?{CANARY} {CANARY}?></p>" + choice()),
    "comment before the item": in_item(f"<!-- {CANARY} -->" + item()),
    "comment behind the item": in_item(item() + f"<!-- {CANARY} -->"),
    "data attribute": in_body(f'<p data-{CANARY}="{CANARY}">x</p>' + choice()),
    "attribute that nobody knows": in_body(f'<p {CANARY}="{CANARY}">x</p>' + choice()),
    "foreign attribute": in_body(f'<p xmlns:k="urn:{CANARY}" k:a="{CANARY}">x</p>' + choice()),
    "class that tells": in_body(f'<p class="correct-{CANARY}">x</p>' + choice()),
    "id": in_body(f'<p id="{CANARY}">x</p>' + choice()),
    "id that is referred to": in_body(
        f'<p id="{CANARY}">x</p><p aria-describedby="{CANARY}">y</p><a href="#{CANARY}">z</a>'
        + choice()
    ),
    "name of a choice that tells": in_item(
        item(declarations=response(correct="fout") + SCORE)
        .replace('identifier="A"', f'identifier="correct-{CANARY}"')
        .replace('identifier="B"', 'identifier="fout"')
    ),
    "label": in_body(f'<p label="{CANARY}">x</p>' + choice()),
    "label of a choice": in_body(
        choice().replace('identifier="B"', f'identifier="B" label="{CANARY}"')
    ),
    "attribute of a choice": in_body(
        choice().replace('identifier="B"', f'identifier="B" data-score="{CANARY}" score="{CANARY}"')
    ),
    "template element": in_body(f"<p>x<template>{CANARY}</template></p>" + choice()),
    "address of a link": in_body(f'<p><a href="https://x.example/{CANARY}">x</a></p>' + choice()),
    "name of a picture": in_body(
        f'<p><img src="{CANARY}.png" alt=""/></p>' + choice(), files={f"{CANARY}.png": PNG}
    ),
    "property of a style": in_body(f'<p style="--{CANARY}:{CANARY}">x</p>' + choice()),
    "word of a style": in_body(f'<p style="color:{CANARY}">x</p>' + choice()),
    "font of a style": in_body(f'<p style="font-family:{CANARY},serif">x</p>' + choice()),
    "comment in a style": in_body(f'<p style="color:red/*{CANARY}*/">x</p>' + choice()),
    "other spelling of a formula": in_body(
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi>'
        f"<annotation>{CANARY}</annotation></semantics></math>" + choice()
    ),
    "metadata of a drawing": in_body(
        '<svg xmlns="http://www.w3.org/2000/svg"><metadata>'
        f'{CANARY}</metadata><rect id="{CANARY}" data-{CANARY}="x" width="9" height="9"/></svg>'
        + choice()
    ),
    "identifier of the file": in_item(item().replace('identifier="i"', f'identifier="{CANARY}"')),
    "label of the file": in_item(
        item().replace('identifier="i"', f'identifier="i" label="{CANARY}"')
    ),
    "tool of the file": in_item(
        item().replace('identifier="i"', f'identifier="i" toolName="{CANARY}"')
    ),
    "program of a stranger": in_item(
        item(
            '<qti:portableCustomInteraction xmlns:qti="http://www.imsglobal.org/xsd/imsqti_v2p2" '
            'responseIdentifier="RESPONSE" customInteractionTypeIdentifier="urn:trusted" '
            f'data-key="{CANARY}">'
            f'<properties xmlns="urn:p"><entry key="key">{CANARY}</entry></properties>'
            f'<qti:properties><qti:entry key="key">{CANARY}</qti:entry></qti:properties>'
            f"<script>{CANARY}</script></qti:portableCustomInteraction>",
            processing="",
        )
    ),
}
PLACES = IN_DECLARATIONS | IN_RULES | IN_BODIES


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_canary_in_an_item_reaches_nobody(place: Place) -> None:
    assert leaks(place) == 0


@pytest.mark.parametrize(
    "place",
    [
        in_body(f"<p>{CANARY}</p>" + choice()),
        in_body(f'<p title="{CANARY}">x</p>' + choice()),
        in_item(item().replace("Opgave", CANARY)),
        in_body(choice().replace("keuze A", CANARY)),
    ],
    ids=["text", "title of an element", "title of an item", "choice"],
)
def test_a_canary_in_what_is_shown_is_found(place: Place) -> None:
    assert leaks(place) > 0


def test_a_preset_response_stands_in_plans_alone() -> None:
    declared = response(correct="B").replace(
        "<correctResponse>", "<defaultValue><value>A</value></defaultValue><correctResponse>"
    )
    shown = in_item(item(declarations=declared + SCORE), canary="defaultValue")

    assert leaks(shown) == 0
