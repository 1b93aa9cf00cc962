"""The acts of exams: publishing them, finding them, and opening what was stored."""

from chalicelib.core.exams.service.catalogue import ExamCatalogue
from chalicelib.core.exams.service.keys import ContentKeys, OutlineKeys, VaultKeys
from chalicelib.core.exams.service.library import FormLibrary, ScoringParts
from chalicelib.core.exams.service.preview import ExamPreview
from chalicelib.core.exams.service.publishing import PACKAGE_BYTES_MAX, Publishing
from chalicelib.core.exams.service.safe import FormSafe

__all__ = [
    "PACKAGE_BYTES_MAX",
    "ContentKeys",
    "ExamCatalogue",
    "ExamPreview",
    "FormLibrary",
    "FormSafe",
    "OutlineKeys",
    "Publishing",
    "ScoringParts",
    "VaultKeys",
]
