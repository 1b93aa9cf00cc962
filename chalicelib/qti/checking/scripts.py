"""Finds programs in content: an exam runs none but ours."""

import re

from lxml import etree

from chalicelib.qti.checking.kinds import CUSTOM
from chalicelib.qti.findings import Findings
from chalicelib.qti.node import qti_name

_ELEMENTS = frozenset({"script", "noscript"})
_EVENT = re.compile(r"on[a-z]+", re.IGNORECASE)
# Browsers skip blanks and control characters before the scheme, and any inside it.
_ADDRESS = re.compile(r"(javascript|vbscript):", re.IGNORECASE)
_SKIPPED = re.compile(r"[\x00-\x20]")


def check_scripts(document: etree._Element, findings: Findings) -> None:
    """Find script elements, event attributes and addresses that run something.

    What a custom interaction holds is trusted or refused with the interaction, by its name.
    """
    if qti_name(document) in CUSTOM:
        return
    here = findings.on(document.sourceline)
    if qti_name(document).lower() in _ELEMENTS:
        here.add("script", found=qti_name(document))
    for key, value in document.attrib.items():
        if _EVENT.fullmatch(str(key)) or _ADDRESS.match(_SKIPPED.sub("", str(value))):
            here.add("script", found=str(key))
    for child in document:
        check_scripts(child, findings)
