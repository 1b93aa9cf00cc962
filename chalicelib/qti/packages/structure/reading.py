"""Reads an assessmentTest, whole: its parts, and by way of the sections its items.

How a part is submitted changes nothing here: nobody sees a score or feedback during an exam, and
all responses are processed after the closing, so ``individual`` is to a candidate what
``simultaneous`` is.
"""

from dataclasses import replace

from chalicelib.core.exams import Demand, FormPart, FormSection, Navigation, Submission
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import Node
from chalicelib.qti.packages.structure.contents import check_contents
from chalicelib.qti.packages.structure.model import OpenSection, Structure
from chalicelib.qti.packages.structure.progress import Here, Met
from chalicelib.qti.packages.structure.sections import SectionReader
from chalicelib.qti.packages.structure.values import read_control, read_limits


def read_structure(
    test: Node, path: str, findings: Findings, open_section: OpenSection
) -> Structure:
    """Read the structure of a test; what is broken goes to the findings."""
    here, met = Here(path, findings), Met()
    check_contents(test, findings)
    parts = tuple(_read_part(part, here, met, open_section) for part in test.all("testPart"))
    if not parts:
        findings.on(test.line).add("part-missing")
    met.rules.check_targets(met.names)
    if any(weight != 1 for place in met.places.values() for weight in place.weights.values()):
        findings.remark("weights-apart")
    return Structure(
        title=test.get("title"),
        parts=parts,
        places=met.places,
        # The time of the whole test is set when an exam is published, so it asks for nothing.
        time_limits=read_limits(test, findings),
        demands=frozenset(met.demands) | _demands(parts, met),
        section_files=tuple(met.files.values()),
    )


def _read_part(part: Node, above: Here, met: Met, open_section: OpenSection) -> FormPart:
    findings = above.findings
    check_contents(part, findings)
    here = replace(
        above,
        control=read_control(part, above.control, findings),
        linear=part.get("navigationMode") == Navigation.LINEAR,
        individual=part.get("submissionMode") != Submission.SIMULTANEOUS,
    )
    if part.get("navigationMode") not in list(Navigation):
        findings.on(part.line).add("navigation", modes=part.get("navigationMode"))
    if part.get("submissionMode") not in list(Submission):
        findings.on(part.line).add("submission", modes=part.get("submissionMode"))
    # QTI has the rules of a part itself hold however candidates walk inside it.
    met.rules.read(part, findings, followed=True)
    name = met.name(part, above)
    children = SectionReader(met, open_section).read_children(part, here)
    sections = tuple(child for child in children if isinstance(child, FormSection))
    if not part.all("assessmentSection", "assessmentSectionRef"):
        findings.on(part.line).add("part-empty", identifier=part.get("identifier"))
    return FormPart(
        id=name or "",
        navigation=Navigation.LINEAR if here.linear else Navigation.NONLINEAR,
        sections=sections,
        submission=Submission.INDIVIDUAL if here.individual else Submission.SIMULTANEOUS,
        time_limits=met.limits(part, here, with_least=True),
    )


def _demands(parts: tuple[FormPart, ...], met: Met) -> frozenset[Demand]:
    free = any(part.navigation is Navigation.NONLINEAR for part in parts)
    demands = {Demand.SEVERAL_PARTS} if free and len(parts) > 1 else set[Demand]()
    return frozenset(demands | ({Demand.SERVER_NAVIGATION} if met.rules.matter else set()))
