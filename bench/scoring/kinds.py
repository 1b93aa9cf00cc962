"""Ten kinds of items, as exams have them, and what somebody may answer to each."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from bench.scoring.pieces import (
    ENTRY,
    FULL,
    NAMES,
    NOTHING,
    choices,
    constant,
    declared,
    item,
    item_of_version_3,
    key,
    mapping,
    points,
    rules,
    standard,
    variable,
    when,
)

Answers = Callable[[random.Random], dict[str, object]]

_WORDS = ("fotosynthese", "Fotosynthese", "foto-synthese", "verbranding", "ademen")
_PARTS = {f"R{number}": name for number, name in enumerate(NAMES[:4])}
_AREAS = (
    '<areaMapping defaultValue="0"><areaMapEntry shape="circle" coords="77,115,16" '
    'mappedValue="1"/><areaMapEntry shape="poly" coords="10,10,90,20,60,80" mappedValue="0.5"/>'
    '<areaMapEntry shape="rect" coords="100,100,200,200" mappedValue="2"/></areaMapping>'
)


@dataclass(frozen=True)
class Kind:
    """A kind of item: its text, and what somebody may answer."""

    name: str
    text: str
    answers: Answers


def _text() -> str:
    either = "".join(
        f'<stringMatch caseSensitive="false">{variable("RESPONSE")}{constant("string", word)}'
        "</stringMatch>"
        for word in _WORDS[:3]
    )
    right = when(f"<or>{either}</or>", FULL, NOTHING)
    return item(declared("single", "string", key(_WORDS[0])), ENTRY, rules(right))


def _number() -> str:
    near = (
        '<equal toleranceMode="absolute" tolerance="0.05 0.05">'
        f'{variable("RESPONSE")}<correct identifier="RESPONSE"/></equal>'
    )
    right = when(near, FULL, NOTHING)
    return item(declared("single", "float", key("9.81")), ENTRY, rules(right))


def _parts() -> str:
    more = f"<sum>{variable('SCORE')}{constant('float', '1')}</sum>"
    return item(
        "".join(
            declared("single", "identifier", key(right), part) for part, right in _PARTS.items()
        ),
        "".join(choices(part) for part in _PARTS),
        rules(
            "".join(
                when(f'<match>{variable(part)}<correct identifier="{part}"/></match>', points(more))
                for part in _PARTS
            )
        ),
    )


def _template() -> str:
    variables = "".join(
        f'<templateDeclaration identifier="{name}" cardinality="single" baseType="integer"/>'
        for name in "AB"
    )
    drawn = "".join(
        f'<setTemplateValue identifier="{name}"><randomInteger min="2" max="9"/></setTemplateValue>'
        for name in "AB"
    )
    made = (
        '<setCorrectResponse identifier="RESPONSE">'
        f"<product>{variable('A')}{variable('B')}</product></setCorrectResponse>"
    )
    return item(
        declared("single", "integer", "") + variables,
        ENTRY,
        standard("match_correct"),
        before=f"<templateProcessing>{drawn}{made}</templateProcessing>",
    )


def _pairs(dice: random.Random) -> dict[str, object]:
    return {"RESPONSE": [f"{name} {dice.choice('XYZ')}" for name in dice.sample(NAMES, 3)]}


def _point(dice: random.Random) -> dict[str, object]:
    return {"RESPONSE": f"{dice.randint(0, 200)} {dice.randint(0, 200)}"}


_SEVERAL = mapping({"A": 1, "B": 1, "C": 0.5})
_PAIRED = mapping({"A X": 1, "B Y": 1, "C Z": 1, "D X": 0.5})

KINDS = (
    Kind(
        "choice",
        item(declared("single", "identifier", key("B")), choices(), standard("match_correct")),
        lambda dice: {"RESPONSE": dice.choice([*NAMES, None])},
    ),
    Kind(
        "choices",
        item(declared("multiple", "identifier", _SEVERAL), choices(), standard("map_response")),
        lambda dice: {"RESPONSE": dice.sample(NAMES, dice.randint(0, 4))},
    ),
    Kind(
        "order",
        item(
            declared("ordered", "identifier", key(*NAMES[:3])),
            '<orderInteraction responseIdentifier="RESPONSE"/>',
            standard("match_correct"),
        ),
        lambda dice: {"RESPONSE": dice.sample(NAMES[:3], 3)},
    ),
    Kind(
        "match",
        item(
            declared("multiple", "directedPair", _PAIRED),
            '<matchInteraction responseIdentifier="RESPONSE" maxAssociations="0"/>',
            standard("map_response"),
        ),
        _pairs,
    ),
    Kind(
        "point",
        item(
            declared("single", "point", _AREAS),
            '<selectPointInteraction responseIdentifier="RESPONSE" maxChoices="1"/>',
            standard("map_response_point"),
        ),
        _point,
    ),
    Kind("text", _text(), lambda dice: {"RESPONSE": dice.choice(_WORDS)}),
    Kind(
        "number", _number(), lambda dice: {"RESPONSE": dice.choice([9.81, "9,8", 10, "tien", None])}
    ),
    Kind("parts", _parts(), lambda dice: {part: dice.choice(NAMES) for part in _PARTS}),
    Kind("template", _template(), lambda dice: {"RESPONSE": dice.randint(4, 81)}),
    Kind("version-3", item_of_version_3(), lambda dice: {"RESPONSE": dice.choice(NAMES)}),
)
