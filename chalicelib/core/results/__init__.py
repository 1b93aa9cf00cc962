"""Results of groups: on the screen, and as a file."""

from chalicelib.core.results.model import CandidateName, SatGroup, Sitting
from chalicelib.core.results.ports import CandidateNames, FileStore, SittingsOfGroup
from chalicelib.core.results.service import Results
from chalicelib.core.results.sheet import MEDIA_TYPE, write_sheet
from chalicelib.core.results.views import (
    CandidateResultView,
    FailedItemView,
    FileOfferView,
    GroupResultsView,
)

__all__ = [
    "MEDIA_TYPE",
    "CandidateName",
    "CandidateNames",
    "CandidateResultView",
    "FailedItemView",
    "FileOfferView",
    "FileStore",
    "GroupResultsView",
    "Results",
    "SatGroup",
    "Sitting",
    "SittingsOfGroup",
    "write_sheet",
]
