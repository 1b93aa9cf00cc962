"""Reads the values in a test: flags, numbers, times, and what a candidate may do with an item."""

import re
from dataclasses import replace
from math import isfinite

from chalicelib.core.exams import ItemSessionControl, Selection, TimeLimits
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node

_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_NUMBER = re.compile(r"[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})([eE][+-]?[0-9]{1,2})?")
_WHOLE = re.compile(r"[0-9]{1,6}")

_CONTROLS = {
    "showFeedback": "show_feedback",
    "allowReview": "allow_review",
    "showSolution": "show_solution",
    "allowComment": "allow_comment",
    "allowSkipping": "allow_skipping",
    "validateResponses": "validate_responses",
}


def read_flag(node: Node, attribute: str, findings: Findings, *, default: bool = False) -> bool:
    """Read a boolean (XML Schema: true, false, 1 or 0)."""
    text = node.get(attribute)
    if text and text not in _FLAGS:
        findings.on(node.line).add("flag-invalid", attribute=attribute, value=text)
    return _FLAGS.get(text, default)


def read_number(node: Node, attribute: str, findings: Findings) -> float | None:
    """Read a finite number; None where there is none."""
    text = node.get(attribute)
    number = float(text) if _NUMBER.fullmatch(text) else None
    if attribute in node.attributes and (number is None or not isfinite(number)):
        findings.on(node.line).add("number-invalid", attribute=attribute, value=text)
        return None
    return number


def read_count(node: Node, attribute: str, findings: Findings) -> int | None:
    """Read a whole number from zero on; None where there is none."""
    text = node.get(attribute)
    if _WHOLE.fullmatch(text):
        return int(text)
    if attribute in node.attributes:
        findings.on(node.line).add("number-invalid", attribute=attribute, value=text)
    return None


def read_limits(node: Node, findings: Findings, *, with_least: bool = True) -> TimeLimits | None:
    """Read the timeLimits in an element, in seconds; the least time only ``with_least``."""
    limits = node.child("timeLimits")
    if limits is None:
        return None
    least, most = (_seconds(limits, name, findings) for name in ("minTime", "maxTime"))
    late = read_flag(limits, "allowLateSubmission", findings)
    if least is not None and most is not None and least > most:
        facts = {"least": limits.get("minTime"), "most": limits.get("maxTime")}
        findings.on(limits.line).add("time-limits-crossed", **facts)
    least = least if with_least else None
    return None if least is None and most is None else TimeLimits(least, most, late)


def read_control(
    node: Node, inherited: ItemSessionControl, findings: Findings
) -> ItemSessionControl:
    """Read the itemSessionControl in an element; what it does not say is inherited."""
    control = node.child("itemSessionControl")
    if control is None:
        return inherited
    stated = {
        name: read_flag(control, attribute, findings)
        for attribute, name in _CONTROLS.items()
        if attribute in control.attributes
    }
    attempts = read_count(control, "maxAttempts", findings)
    known = inherited.max_attempts if attempts is None else attempts
    return replace(inherited, max_attempts=known, **stated)


def read_selection(section: Node, findings: Findings) -> Selection | None:
    """Read the selection in a section; None without one, or with one that cannot be read."""
    selection = section.child("selection")
    if selection is None:
        return None
    select = read_count(selection, "select", findings)
    again = read_flag(selection, "withReplacement", findings)
    if not select:
        findings.on(selection.line).add(
            "number-invalid", attribute="select", value=selection.get("select")
        )
        return None
    return Selection(select, again)


def read_weights(reference: Node, findings: Findings) -> dict[str, float]:
    """Read the weights that outcome processing may give an item, by name."""
    weights: dict[str, float] = {}
    for node in reference.all("weight"):
        name, value = node.get("identifier"), read_number(node, "value", findings)
        if not name or name in weights:
            findings.on(node.line).add("identifier-not-unique", identifier=name)
        elif value is None:
            findings.on(node.line).add("number-invalid", attribute="value", value=node.get("value"))
        else:
            weights[name] = value
    return weights


def _seconds(limits: Node, attribute: str, findings: Findings) -> float | None:
    seconds = read_number(limits, attribute, findings)
    if seconds is not None and seconds < 0:
        value = limits.get(attribute)
        findings.on(limits.line).add("number-invalid", attribute=attribute, value=value)
        return None
    return seconds
