"""Response processing of one item: checks its rules at import, runs them at scoring."""

from chalicelib.core.scoring import Response
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Scope, State
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.processing.rules import check_rules, run_rules
from chalicelib.qti.processing.templates import find_template


def rules_of(item: Node) -> tuple[Node, ...] | None:
    """Return the rules of an item, those of its template included; None for an unknown template."""
    processing = item.child("responseProcessing")
    if processing is None:
        return ()
    # Rules inside the element win from the template it names (QTI 3.0, responseProcessing).
    template = processing.get("template") or processing.get("templateLocation")
    if processing.children or not template:
        return processing.children
    return find_template(template)


def check_processing(item: Node, declarations: Declarations, findings: Findings) -> None:
    """Find everything in the response processing that we could not reckon completely."""
    rules = rules_of(item)
    if rules is None:
        processing = item.child("responseProcessing")
        findings.add("template-unknown", template=processing.get("template") if processing else "")
        return
    check_rules(rules, Scope(declarations, findings, EXPRESSIONS))


def process(item: Node, declarations: Declarations, response: Response) -> dict[str, Value | None]:
    """Run the rules on a response and return the outcomes, which start anew (not adaptive)."""
    answers = {
        identifier: read_answer(variable, response.get(identifier))
        for identifier, variable in declarations.responses.items()
    }
    starts = {identifier: outcome.start for identifier, outcome in declarations.outcomes.items()}
    state = State(declarations, EXPRESSIONS, answers, starts)
    run_rules(rules_of(item) or (), state)
    return state.outcomes
