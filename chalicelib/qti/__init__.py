"""QTI in, core exams out: reads packages, masters them, scores responses by their rules.

This is the one door of the room; docs/qti/supported.md says what it takes.
"""

from chalicelib.qti.crypto import open_part, seal_part
from chalicelib.qti.mastering.master import QtiMaster
from chalicelib.qti.mastering.scoring_part import ScoringPartUnreadable
from chalicelib.qti.reasons import Explained, describe, explain
from chalicelib.qti.scorer import QtiScorer

__all__ = [
    "Explained",
    "QtiMaster",
    "QtiScorer",
    "ScoringPartUnreadable",
    "describe",
    "explain",
    "open_part",
    "seal_part",
]
