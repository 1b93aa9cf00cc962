"""Response processing of one item: checks its rules at import, runs them at scoring."""

from collections.abc import Mapping

from chalicelib.core.scoring import Response
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import read_response
from chalicelib.qti.items.declarations import (
    ATTEMPTS,
    COMPLETION,
    Declarations,
)
from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.draws import FIXED_SEED, SeededDraw
from chalicelib.qti.processing.effort import Effort
from chalicelib.qti.processing.expression import Scope, State
from chalicelib.qti.processing.expressions import EXPRESSIONS
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.rules import check_rules, run_rules
from chalicelib.qti.processing.templates import find_template

Outcomes = Mapping[str, Value | None]
"""The values of outcomes by identifier; None is NULL."""

_UNKNOWN = single(BaseType.IDENTIFIER, "unknown")


def rules_of(item: Node, *, forgiving: bool = False) -> tuple[Node, ...] | None:
    """Return the rules of an item, those of its template included; None for an unknown template."""
    processing = item.child("responseProcessing")
    if processing is None:
        return ()
    # Rules inside the element win from the template it names (QTI 3.0, responseProcessing).
    template = processing.get("template") or processing.get("templateLocation")
    if processing.children or not template:
        return processing.children
    return find_template(template, forgiving=forgiving)


def check_processing(
    item: Node,
    declarations: Declarations,
    findings: Findings,
    operators: frozenset[str] = frozenset(),
    *,
    forgiving: bool = False,
) -> None:
    """Find everything in the response processing that we could not reckon completely.

    With ``forgiving``, what has one plausible meaning may pass (``FORGIVEN`` lists it).
    ``operators`` are the custom operators that are trusted although nobody here knows them.
    """
    for foreign in item.all("outcomeProcessing"):
        findings.on(foreign.line).add("rule-not-supported", element=foreign.name)
    processing = item.child("responseProcessing")
    here = findings.on(processing.line if processing is not None else None)
    scope = Scope(declarations, here, EXPRESSIONS, operators, forgiving)
    rules = rules_of(item, forgiving=scope.forgives(Forgiven.MATCH_NOTHING))
    if processing is not None and rules is None:
        address = processing.get("template") or processing.get("templateLocation")
        findings.on(processing.line).add("template-unknown", template=address)
        return
    check_rules(rules or (), scope)


def process(
    item: Node,
    declarations: Declarations,
    response: Response,
    *,
    seed: str = FIXED_SEED,
    before: Outcomes | None = None,
    attempts: int = 1,
    effort: Effort | None = None,
) -> dict[str, Value | None]:
    """Run the rules on a response and return the outcomes.

    Outcomes start anew, but those of an adaptive item go on from ``before``, what its attempt
    before this one gave (QTI 3.0, 2.7); its completionStatus is one of its outcomes. ``attempts``
    counts this attempt too. What the response does not mention is as it stood before the candidate
    came: the preset response, or NULL. Rules that draw by chance draw from the seed.
    """
    answers = read_response(declarations, response)
    answers[ATTEMPTS] = single(BaseType.INTEGER, attempts)
    adaptive = item.flag("adaptive")
    starts = _starts(declarations, before if adaptive and before is not None else {})
    state = State(
        declarations,
        EXPRESSIONS,
        answers,
        starts,
        random=SeededDraw(seed),
        effort=effort or Effort(),
    )
    run_rules(rules_of(item, forgiving=True) or (), state)
    named = [*declarations.outcomes, COMPLETION] if adaptive else declarations.outcomes
    return {identifier: state.outcomes[identifier] for identifier in named}


def _starts(declarations: Declarations, before: Outcomes) -> dict[str, Value | None]:
    starts = {identifier: outcome.start for identifier, outcome in declarations.outcomes.items()}
    # "At the start of the first attempt it changes to unknown" (QTI 3.0, 2.8: completionStatus).
    if starts.get(COMPLETION) is None:
        starts[COMPLETION] = _UNKNOWN
    return starts | {name: value for name, value in before.items() if name in starts}
