"""The standard templates of response processing, written out as rules.

The names are those of 1EdTech (QTI 2.0 to 3.0 and Common Cartridge); whatever address stands
before the name, and ``.xml`` behind it, the rules are the same.
"""

import re

from chalicelib.qti.node import Node, normalise
from chalicelib.qti.xml import parse

_ADDRESS = re.compile(
    r"https?://(www\.imsglobal\.org/question/qti_?v\d(p|\.)\d|www\.imsglobal\.org/question/qti_v\d|"
    r"purl\.imsglobal\.org/spec/qti/v\d+p\d+)/rptemplates/(?P<name>\w+?)(\.xml)?"
)

_MATCH_CORRECT = b"""
<responseProcessing xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"><responseCondition>
  <responseIf>
    <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
    <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
  </responseIf>
  <responseElse>
    <setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue>
  </responseElse>
</responseCondition></responseProcessing>"""

_MAP_RESPONSE = b"""
<responseProcessing xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"><responseCondition>
  <responseIf>
    <isNull><variable identifier="RESPONSE"/></isNull>
    <setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue>
  </responseIf>
  <responseElse>
    <setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>
  </responseElse>
</responseCondition></responseProcessing>"""

_MATCH_RULES = normalise(parse(_MATCH_CORRECT.strip())).children
_MAP_RULES = normalise(parse(_MAP_RESPONSE.strip())).children

TEMPLATES: dict[str, tuple[Node, ...]] = {
    "match_correct": _MATCH_RULES,
    "CC2_match": _MATCH_RULES,
    "map_response": _MAP_RULES,
    "CC2_map_response": _MAP_RULES,
}
"""Name of a template -> its rules."""


def find_template(address: str) -> tuple[Node, ...] | None:
    """Return the rules of a standard template by its address, or None for an unknown one."""
    match = _ADDRESS.fullmatch(address.strip())
    return TEMPLATES.get(match["name"]) if match else None
