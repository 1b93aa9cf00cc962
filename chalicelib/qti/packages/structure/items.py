"""Reads an assessmentItemRef: which item stands here, and under which rules."""

from dataclasses import replace

from chalicelib.core.exams import Demand, ItemPlace, ItemSessionControl
from chalicelib.core.kernel import ItemId
from chalicelib.qti.node import Node
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.packages.structure.contents import check_contents
from chalicelib.qti.packages.structure.model import PlacedItem
from chalicelib.qti.packages.structure.progress import Here, Met
from chalicelib.qti.packages.structure.values import read_control, read_flag, read_weights


def read_place(node: Node, here: Here, met: Met) -> ItemPlace | None:
    """Read where an item stands; None when the findings say what is wrong with it."""
    check_contents(node, here.findings)
    met.rules.read(node, here.findings, followed=here.linear)
    name = met.name(node, here)
    path = resolve(here.path, node.get("href"))
    if path is None:
        here.findings.on(node.line).add("reference-unsafe", reference=node.get("href"))
    fixed, required = (read_flag(node, one, here.findings) for one in ("fixed", "required"))
    if name is None or path is None:
        return None
    met.places[name] = PlacedItem(
        path=path,
        control=_control(node, here, met),
        time_limits=met.limits(node, here, with_least=here.linear),
        categories=tuple(node.get("category").split()),
        weights=read_weights(node, here.findings),
        template_defaults=met.rules.template_defaults(node),
    )
    return ItemPlace(ItemId(name), fixed, required)


def _control(node: Node, here: Here, met: Met) -> ItemSessionControl:
    control = read_control(node, here.control, here.findings)
    if not here.individual:
        # QTI: in a part that is submitted as a whole there is one attempt, and these two say
        # nothing.
        return replace(control, max_attempts=1, allow_skipping=True, validate_responses=False)
    if control.max_attempts != 1:
        met.demands.add(Demand.SEVERAL_ATTEMPTS)
    if control.validate_responses or not control.allow_skipping:
        met.demands.add(Demand.REQUIRED_ANSWERS)
    return control
