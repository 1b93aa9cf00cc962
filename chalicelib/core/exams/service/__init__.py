"""The acts of exams: publishing them, finding them, and opening what was stored."""

from chalicelib.core.exams.service.catalogue import ExamCatalogue
from chalicelib.core.exams.service.importing import Importing
from chalicelib.core.exams.service.keys import ContentKeys, OutlineKeys, ReportKeys, VaultKeys
from chalicelib.core.exams.service.library import FormLibrary, ScoringParts
from chalicelib.core.exams.service.preview import ExamPreview
from chalicelib.core.exams.service.publishing import Publishing
from chalicelib.core.exams.service.reports import ReportSafe
from chalicelib.core.exams.service.safe import FormSafe

__all__ = [
    "ContentKeys",
    "ExamCatalogue",
    "ExamPreview",
    "FormLibrary",
    "FormSafe",
    "Importing",
    "OutlineKeys",
    "Publishing",
    "ReportKeys",
    "ReportSafe",
    "ScoringParts",
    "VaultKeys",
]
