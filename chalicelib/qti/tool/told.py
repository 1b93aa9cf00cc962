"""What the tool answers a program with: values as JSON, and why something cannot be done."""

from collections.abc import Iterable, Mapping

from chalicelib.core.exams import PackageReason
from chalicelib.qti.items.values import Value
from chalicelib.qti.reasons import describe
from chalicelib.qti.tool.json_values import Json, json_of

OUR_MISTAKE = (
    "Dit gaat mis door een fout in Facet ({fault}). Stuur deze opgave en dit antwoord naar de "
    "makers van Facet."
)


def told_outcomes(outcomes: Mapping[str, Value | None]) -> dict[str, Json]:
    """Write outcomes."""
    return {identifier: json_of(value) for identifier, value in outcomes.items()}


def told_reasons(reasons: Iterable[PackageReason]) -> str:
    """Write reasons, each with its place and how to mend it."""
    return " ".join(describe(reason) for reason in reasons)


def told_fault(fault: Exception) -> str:
    """Write that we made a mistake."""
    return OUR_MISTAKE.format(fault=type(fault).__name__)
