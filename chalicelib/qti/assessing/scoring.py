"""Scores one item by its rules, or says why that cannot be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from chalicelib.core.exams import Cardinality, PackageReason
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.sitting import SatItem, Values, sit
from chalicelib.qti.assessing.unscorable import ItemUnscorable
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.item import Item, read_item
from chalicelib.qti.items.values import Value
from chalicelib.qti.processing.draws import FIXED_SEED
from chalicelib.qti.processing.engine import check_processing
from chalicelib.qti.templating.checking import check_templates, is_template
from chalicelib.qti.templating.variant import TemplateDefaults
from chalicelib.qti.templating.variants import VariantImpossible

__all__ = ["ItemUnscorable", "read_scorable", "score_item", "sit_scorable"]


def read_scorable(path: str, data: bytes) -> Item:
    """Read an item that is to be scored only. :raises ItemUnscorable: when it cannot be."""
    findings = Findings(path)
    item = read_item(path, data, findings)
    reasons = [reason for reason in findings.reasons if reason.code not in _HARMLESS]
    if item is None or reasons:
        raise ItemUnscorable(*reasons)
    return item


_HARMLESS = frozenset({"preset-is-key", "too-many-values"})
"""What is wrong with declarations although rules can be run; several values are looked at later."""


def score_item(
    item: Item,
    response: Response,
    *,
    seed: str = FIXED_SEED,
    number: int = 0,
    given: Mapping[str, Answer] | None = None,
    before: Values | None = None,
    attempts: int = 1,
) -> dict[str, Value | None]:
    """Return the outcomes of an attempt at an item, in variant ``number`` if it has variants.

    What the other parameters are, :func:`sit` and :meth:`SatItem.attempt` say.

    :raises ItemUnscorable: when its rules cannot be run, or work too long.
    """
    sat = sit_scorable(item, number=number, given=given)
    return sat.attempt(response, seed=seed, before=before, attempts=attempts)


def sit_scorable(
    item: Item,
    defaults: TemplateDefaults = (),
    *,
    number: int = 0,
    given: Mapping[str, Answer] | None = None,
) -> SatItem:
    """Give an item to a candidate after a look at its rules.

    :raises ItemUnscorable: when its rules cannot be run.
    """
    facts = _facts(item)
    if facts.reasons:
        raise ItemUnscorable(*facts.reasons)
    try:
        return sit(item, defaults, number if facts.varies else None, given)
    except VariantImpossible as impossible:
        reason = PackageReason(impossible.code, item.path, impossible.facts)
        raise ItemUnscorable(reason) from None


@dataclass(frozen=True)
class _Facts:
    """What holds for every attempt at an item."""

    reasons: tuple[PackageReason, ...]
    varies: bool


@lru_cache(maxsize=4096)
def _facts(item: Item) -> _Facts:
    # Lists of their own: a full one of what does not matter must not hide what does.
    templates, findings = Findings(item.path), Findings(item.path)
    check_templates(item, templates, forgiving=True)
    _check_defaults(item.declarations, findings)
    check_processing(item.tree, item.declarations, findings, forgiving=True)
    matter = [reason for reason in templates.reasons if reason.code != "preset-varies"]
    return _Facts((*matter, *findings.reasons), is_template(item))


def _check_defaults(declared: Declarations, findings: Findings) -> None:
    """Find variables of one value that start with several: nobody knows which is meant."""
    several = [
        value
        for variables in (declared.responses, declared.outcomes, declared.templates)
        for value in (variable.default for variable in variables.values())
        if value is not None and value.cardinality is Cardinality.SINGLE and len(value.items) > 1
    ]
    for value in several:
        findings.add("too-many-values", count=str(len(value.items)))
