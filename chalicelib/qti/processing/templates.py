"""The standard templates of response processing, written out as rules.

The names are those of 1EdTech (QTI 2.0 to 3.0 and Common Cartridge); whatever address stands
before the name, and ``.xml`` behind it, the rules are the same.
"""

import re
from dataclasses import replace
from functools import lru_cache

from chalicelib.qti.node import Node, normalise
from chalicelib.qti.xml import parse

_ADDRESS = re.compile(
    r"https?://(www\.imsglobal\.org/question/qti_?v\d(p|\.)\d|www\.imsglobal\.org/question/qti_v\d|"
    r"(purl|www)\.imsglobal\.org/spec/qti/v\d+p\d+)/rptemplates/(?P<name>\w+?)(\.xml)?"
)

_RIGHT = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'
_EMPTY = '<isNull><variable identifier="RESPONSE"/></isNull>'


def _points(points: int) -> str:
    return _set("SCORE", f'<baseValue baseType="float">{points}</baseValue>')


def _feedback(name: str) -> str:
    return _set("FEEDBACKBASIC", f'<baseValue baseType="identifier">{name}</baseValue>')


def _set(identifier: str, value: str) -> str:
    return f'<setOutcomeValue identifier="{identifier}">{value}</setOutcomeValue>'


def _rules(test: str, then: str, otherwise: str) -> tuple[Node, ...]:
    written = (
        '<responseProcessing xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"><responseCondition>'
        f"<responseIf>{test}{then}</responseIf><responseElse>{otherwise}</responseElse>"
        "</responseCondition></responseProcessing>"
    )
    return _unplaced(normalise(parse(written.encode()))).children


def _unplaced(node: Node) -> Node:
    # These rules stand in no file of an exam maker; what is wrong with them is told on the line
    # that names the template.
    return replace(node, line=None, children=tuple(_unplaced(one) for one in node.children))


_MATCH = _rules(_RIGHT, _points(1), _points(0))
_MAP = _rules(_EMPTY, _points(0), _set("SCORE", '<mapResponse identifier="RESPONSE"/>'))

TEMPLATES: dict[str, tuple[Node, ...]] = {
    "match_correct": _MATCH,
    "CC2_match": _MATCH,
    "CC2_match_basic": _rules(
        _RIGHT,
        _set("SCORE", '<variable identifier="MAXSCORE"/>') + _feedback("correct"),
        _feedback("incorrect"),
    ),
    "map_response": _MAP,
    "CC2_map_response": _MAP,
    "map_response_point": _rules(
        _EMPTY, _points(0), _set("SCORE", '<mapResponsePoint identifier="RESPONSE"/>')
    ),
}
"""Name of a template -> its rules."""


_SCORED_ONLY = {**TEMPLATES, "match_nothing": _rules(_EMPTY, _points(1), _points(0))}
"""With one that is not of 1EdTech, but that other tools write (Forgiven.MATCH_NOTHING)."""


@lru_cache(maxsize=256)
def find_template(address: str, *, forgiving: bool = False) -> tuple[Node, ...] | None:
    """Return the rules of a standard template by its address, or None for an unknown one."""
    match = _ADDRESS.fullmatch(address.strip())
    known = _SCORED_ONLY if forgiving else TEMPLATES
    return known.get(match["name"]) if match else None
