"""Checks that every key can be given: a key that no candidate can answer costs all of them."""

from collections.abc import Iterable

from chalicelib.core.exams import Cardinality
from chalicelib.qti.checking.choices import find_interactions, identifiers, offered
from chalicelib.qti.checking.kinds import KINDS
from chalicelib.qti.checking.permitted import Permit
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.declarations import Declarations, ResponseVariable
from chalicelib.qti.items.values import BaseType, Scalar, write_scalar, write_value
from chalicelib.qti.node import Node


def check_keys(item: Node, variants: Iterable[Declarations], findings: Findings) -> None:
    """Find the correct responses that the interactions of an item do not offer or permit.

    A template item has declarations for each of its variants, any other item has one.

    A mapping may name what is not offered: points that nobody gets harm nobody, and exam makers
    leave such entries behind when they drop a choice. That is worth a remark.
    """
    permit = Permit.of(item)
    asked = [_Asked(node, permit) for node in find_interactions(item) if node.name in KINDS]
    for declarations in variants:
        for one in asked:
            variable = declarations.responses.get(one.response)
            if variable is not None and variable.base_type in one.kind.base_types:
                one.check(variable, findings.on(one.line))


class _Asked:
    """An interaction with what it offers, gathered once for all variants."""

    def __init__(self, node: Node, permit: Permit) -> None:
        offer = offered(node)
        self.kind = KINDS[node.name]
        self.line = node.line
        self.response = node.get("responseIdentifier")
        self._permit = permit
        self._choices = frozenset(identifiers(offer.choices))
        self._ends = frozenset(identifiers(offer.targets)) or self._choices

    def check(self, variable: ResponseVariable, findings: Findings) -> None:
        if self.kind.choices:
            unknown = self._not_offered(variable.correct.items if variable.correct else ())
            for value in unknown:
                findings.add("correct-not-a-choice", identifier=variable.id, value=value)
            mapped = variable.mapping.entries if variable.mapping else ()
            for value in self._not_offered(entry.key for entry in mapped):
                findings.remark("mapping-not-a-choice", identifier=variable.id, value=value)
            if unknown:
                return
        self._check_permitted(variable, findings)

    def _not_offered(self, scalars: Iterable[Scalar]) -> list[str]:
        return [write_scalar(scalar) for scalar in scalars if not self._offers(scalar)]

    def _offers(self, scalar: Scalar) -> bool:
        if not isinstance(scalar, tuple):
            return scalar in self._choices
        return scalar[0] in self._choices and scalar[1] in self._ends

    def _check_permitted(self, variable: ResponseVariable, findings: Findings) -> None:
        typed = self.kind.base_types >= {BaseType.STRING}
        key = write_value(variable.correct)
        if typed or key is None or variable.cardinality is Cardinality.RECORD:
            return
        kept = self._permit.keep({variable.id: key})[variable.id]
        if kept is None or set(_listed(kept)) != set(_listed(key)):
            findings.add("correct-not-permitted", identifier=variable.id)


def _listed(answer: str | list[str]) -> list[str]:
    return [answer] if isinstance(answer, str) else answer
