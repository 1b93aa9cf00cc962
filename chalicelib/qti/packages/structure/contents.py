"""Which elements may stand where in a test: what we do not know could change an exam."""

from collections import Counter

from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node

_RULES = {"preCondition", "branchRule", "itemSessionControl", "timeLimits"}
_SECTIONS = {"assessmentSection", "assessmentSectionRef"}

_CONTENTS = {
    "assessmentTest": {
        "contextDeclaration",
        "outcomeDeclaration",
        "timeLimits",
        "stylesheet",
        "rubricBlock",
        "testPart",
        "outcomeProcessing",
        "testFeedback",
    },
    "testPart": _RULES | _SECTIONS | {"rubricBlock", "testFeedback"},
    "assessmentSection": _RULES
    | _SECTIONS
    | {"selection", "ordering", "adaptiveSelection", "rubricBlock", "assessmentItemRef"},
    "assessmentSectionRef": _RULES,
    "assessmentItemRef": _RULES | {"variableMapping", "weight", "templateDefault"},
    "selection": set[str](),
    "ordering": set[str](),
}
"""Element of a test -> what may stand in it (QTI 2.1, 2.2 and 3.0 together)."""

_ONCE = {"itemSessionControl", "timeLimits", "selection", "ordering", "adaptiveSelection"}


def check_contents(node: Node, findings: Findings) -> None:
    """Find the elements that may not stand here, or not twice."""
    met: Counter[str] = Counter()
    for child in node.children:
        met[child.name] += 1
        again = child.name in _ONCE and met[child.name] > 1
        if again or child.name not in _CONTENTS[node.name]:
            findings.on(child.line).add("structure-element", element=child.name, parent=node.name)
