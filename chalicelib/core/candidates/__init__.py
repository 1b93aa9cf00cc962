"""Candidates: who takes exams, and how schools bring them in."""

from chalicelib.core.candidates.csv_file import FILE_BYTES_MAX, ROWS_MAX
from chalicelib.core.candidates.errors import (
    ImportFileTooLarge,
    ImportHasErrors,
    ImportOutdated,
    ImportTooManyRows,
)
from chalicelib.core.candidates.model import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
    CandidateRegister,
    ImportChange,
    ImportErrorReport,
    ImportFinding,
    ImportPreview,
    ImportProblem,
    ImportRow,
    without_accents,
)
from chalicelib.core.candidates.ports import CandidateStore, ImportStore
from chalicelib.core.candidates.service import PAGE_SIZE, CandidateImport, Candidates
from chalicelib.core.candidates.views import (
    CandidateListView,
    CandidateView,
    ImportErrorView,
    ImportPreviewView,
    ImportResultView,
    ImportRowView,
)

__all__ = [
    "FILE_BYTES_MAX",
    "PAGE_SIZE",
    "ROWS_MAX",
    "Accommodation",
    "Candidate",
    "CandidateAttributes",
    "CandidateIdentity",
    "CandidateImport",
    "CandidateListView",
    "CandidateRegister",
    "CandidateStore",
    "CandidateView",
    "Candidates",
    "ImportChange",
    "ImportErrorReport",
    "ImportErrorView",
    "ImportFileTooLarge",
    "ImportFinding",
    "ImportHasErrors",
    "ImportOutdated",
    "ImportPreview",
    "ImportPreviewView",
    "ImportProblem",
    "ImportResultView",
    "ImportRow",
    "ImportRowView",
    "ImportStore",
    "ImportTooManyRows",
    "without_accents",
]
