"""Candidates, and how they are read from a file."""

from chalicelib.core.candidates.model.candidate import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
    CandidateRegister,
    without_accents,
)
from chalicelib.core.candidates.model.imports import (
    FINDINGS_KEPT,
    PREVIEW_LASTS,
    ImportChange,
    ImportErrorReport,
    ImportFinding,
    ImportPreview,
    ImportProblem,
    ImportRow,
)

__all__ = [
    "FINDINGS_KEPT",
    "PREVIEW_LASTS",
    "Accommodation",
    "Candidate",
    "CandidateAttributes",
    "CandidateIdentity",
    "CandidateRegister",
    "ImportChange",
    "ImportErrorReport",
    "ImportFinding",
    "ImportPreview",
    "ImportProblem",
    "ImportRow",
    "without_accents",
]
