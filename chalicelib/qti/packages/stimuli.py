"""Stimuli: texts and pictures in files of their own, which several items show."""

from dataclasses import dataclass

from lxml import etree

from chalicelib.core.exams import PackageLimits, in_megabytes
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_document
from chalicelib.qti.node import Node, normalise
from chalicelib.qti.packages.names import resolve


@dataclass(frozen=True)
class Stimulus:
    """One assessmentStimulus of a package."""

    path: str
    xml: etree._Element
    tree: Node
    title: str


def read_stimuli(
    items: tuple[Item, ...], files: dict[str, bytes], limits: PackageLimits, findings: Findings
) -> dict[str, Stimulus]:
    """Read the stimuli that items show, each once; a missing file is found by gathering."""
    wanted = [
        resolve(item.path, node.get("href"))
        for item in items
        for node in item.tree.all("assessmentStimulusRef")
    ]
    found: dict[str, Stimulus] = {}
    for path in dict.fromkeys(wanted):
        stimulus = _read(path, files, limits, findings.at(path)) if path in files else None
        if stimulus is not None:
            found[stimulus.path] = stimulus
    return found


def _read(
    path: str, files: dict[str, bytes], limits: PackageLimits, findings: Findings
) -> Stimulus | None:
    if len(files[path]) > limits.xml_bytes:
        findings.add("file-too-large", most=in_megabytes(limits.xml_bytes))
        return None
    root = read_document(files[path], "assessmentStimulus", findings)
    if root is None:
        return None
    tree = normalise(root)
    return Stimulus(path, root, tree, tree.get("title") or tree.get("identifier"))
