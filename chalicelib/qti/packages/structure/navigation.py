"""What in a test only a server can follow, because it depends on what a candidate scored."""

from dataclasses import dataclass, field

from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node

_EXITS = {"EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION"}

_READS_RESULTS = {
    "correct",
    "default",
    "mapResponse",
    "mapResponsePoint",
    "numberCorrect",
    "numberIncorrect",
    "numberPresented",
    "numberResponded",
    "numberSelected",
    "outcomeMaximum",
    "outcomeMinimum",
    "testVariables",
    "variable",
}
"""Expressions that tell something of the items that a candidate has been at."""


@dataclass
class NavigationRules:
    """Collects the pre-conditions and branches of a test; ``matter`` once one has an effect."""

    matter: bool = False
    _branches: list[tuple[Findings, str]] = field(default_factory=list)

    def read(self, node: Node, findings: Findings, *, followed: bool) -> None:
        """Look at the rules of an element.

        QTI has a candidate who walks freely pass them by, so then they only get a remark.
        """
        for rule in node.all("preCondition", "branchRule", "adaptiveSelection"):
            here = findings.on(rule.line)
            # An adaptive selection chooses what comes next, however a candidate walks.
            if not followed and rule.name != "adaptiveSelection":
                here.remark("rule-without-effect", rule=rule.name)
                continue
            self.matter = True
            if rule.name == "branchRule":
                self._branches.append((here, rule.get("target")))

    def template_defaults(self, reference: Node) -> tuple[Node, ...]:
        """Return the template defaults that depend on nothing but chance."""
        nodes = reference.all("templateDefault")
        plain = tuple(node for node in nodes if not _reads_results(node))
        self.matter = self.matter or len(plain) < len(nodes)
        return plain

    def check_targets(self, names: set[str]) -> None:
        """Find the branches that lead nowhere."""
        for findings, target in self._branches:
            if target not in names | _EXITS:
                findings.add("branch-target", target=target)


def _reads_results(default: Node) -> bool:
    return any(node.name in _READS_RESULTS for node in default.walk())
