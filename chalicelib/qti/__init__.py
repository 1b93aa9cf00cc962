"""QTI in, core exams out: reads packages, masters them, scores responses by their rules.

This is the one door of the room; docs/qti/supported.md says what it takes.
"""

from chalicelib.qti.crypto import PartUnreadable, open_part, pack_content, seal_part, unpack_content
from chalicelib.qti.mastering.master import QtiMaster
from chalicelib.qti.mastering.scoring_part import ScoringPartUnreadable
from chalicelib.qti.packages.limits import EXAM_LIMITS, PackageLimits
from chalicelib.qti.reasons import describe
from chalicelib.qti.scorer import QtiScorer

__all__ = [
    "EXAM_LIMITS",
    "PackageLimits",
    "PartUnreadable",
    "QtiMaster",
    "QtiScorer",
    "ScoringPartUnreadable",
    "describe",
    "open_part",
    "pack_content",
    "seal_part",
    "unpack_content",
]
