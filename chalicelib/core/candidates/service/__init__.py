"""The acts of candidates."""

from chalicelib.core.candidates.service.finding import PAGE_SIZE, Candidates
from chalicelib.core.candidates.service.importing import CandidateImport

__all__ = ["PAGE_SIZE", "CandidateImport", "Candidates"]
