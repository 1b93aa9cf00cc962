"""Stimuli: texts and pictures in files of their own, which several items show."""

from dataclasses import dataclass

from lxml import etree

from chalicelib.qti.node import Node


@dataclass(frozen=True)
class Stimulus:
    """One assessmentStimulus of a package."""

    path: str
    xml: etree._Element
    tree: Node
    title: str
