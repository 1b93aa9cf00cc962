"""What reading a test keeps in mind: where it is, and what it has met."""

import re
from dataclasses import dataclass, field

from chalicelib.core.exams import Demand, ItemSessionControl, TimeLimits
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node
from chalicelib.qti.packages.structure.model import PlacedItem, SectionFile
from chalicelib.qti.packages.structure.navigation import NavigationRules
from chalicelib.qti.packages.structure.values import read_limits

_IDENTIFIER = re.compile(r"[A-Za-z0-9_.-]{1,64}")
"""Ids of items and sections travel in keys and addresses, so they stay plain."""


@dataclass(frozen=True)
class Here:
    """A place in a test, with what it inherits from the elements that it stands in."""

    path: str
    findings: Findings
    control: ItemSessionControl = field(default_factory=ItemSessionControl)
    linear: bool = False
    individual: bool = True
    files: tuple[str, ...] = ()
    level: int = 0


@dataclass
class Met:
    """What was met so far in a test."""

    places: dict[str, PlacedItem] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    files: dict[str, SectionFile] = field(default_factory=dict)
    rules: NavigationRules = field(default_factory=NavigationRules)
    demands: set[Demand] = field(default_factory=set)

    def name(self, node: Node, here: Here) -> str | None:
        """Take the identifier of an element; None when it cannot be one or was met before."""
        name, findings = node.get("identifier"), here.findings.on(node.line)
        if not _IDENTIFIER.fullmatch(name):
            findings.add("identifier-invalid", identifier=name)
            return None
        if name in self.names:
            findings.add("identifier-not-unique", identifier=name)
            return None
        self.names.add(name)
        return name

    def limits(self, node: Node, here: Here, *, with_least: bool) -> TimeLimits | None:
        """Read the time of a part, section or item; one that has any asks for a clock."""
        limits = read_limits(node, here.findings, with_least=with_least)
        if limits is not None:
            self.demands.add(Demand.TIME_LIMITS)
        return limits
