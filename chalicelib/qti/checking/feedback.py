"""Finds feedback that a candidate would miss: exams show none, so none is delivered."""

from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import write_scalar
from chalicelib.qti.node import Node

_FEEDBACK = ("feedbackInline", "feedbackBlock")


def check_feedback(item: Node, declarations: Declarations, findings: Findings) -> None:
    """Remark feedback that is visible before an answer; refuse questions inside feedback.

    An adaptive item may ask its next question in feedback: then it is the engine that shows it.
    """
    adaptive = item.flag("adaptive")
    for node in item.walk():
        if node.name not in _FEEDBACK:
            continue
        here = findings.on(node.line)
        asks = next((one for one in node.walk() if one.name.endswith("Interaction")), None)
        if asks is not None and not adaptive:
            here.add("interaction-misplaced", element=asks.name, inside=node.name)
        elif _shown_at_start(node, declarations):
            here.remark("feedback-shown-at-start", identifier=node.get("identifier"))


def _shown_at_start(node: Node, declarations: Declarations) -> bool:
    outcome = declarations.outcomes.get(node.get("outcomeIdentifier"))
    start = outcome.start if outcome is not None else None
    # A record has no values of its own, so it names nothing.
    named = [write_scalar(one) for one in start.items] if start is not None else []
    holds = node.get("identifier") in named
    return holds if node.get("showHide", "show") != "hide" else not holds
