"""The locked browser that candidates come in through: what it tells, and what it then shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

BrowserProof = NewType("BrowserProof", str)
"""What a browser that was accepted shows at the login."""


@dataclass(frozen=True)
class BrowserEvidence:
    """What a browser tells of itself before the login: its page, and whatever else proves it."""

    page_url: str
    evidence: Mapping[str, str]
