"""Makes valid candidates, files and imports with one call."""

from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.core.candidates import (
    Accommodation,
    Candidate,
    CandidateAttributes,
    CandidateIdentity,
    ImportChange,
    ImportErrorReport,
    ImportFinding,
    ImportPreview,
    ImportProblem,
    ImportRow,
)
from chalicelib.core.institutions import EducationLevel, EducationType
from chalicelib.core.kernel import CandidateId
from tests.builders.access import NINE, SCHOOL, SITE

HEADINGS = "kandidaatnummer;voornaam;voorvoegsel;achternaam;niveau"


def an_identity(**changes: Any) -> CandidateIdentity:
    identity = CandidateIdentity("1001", "Bram", "van der", "Linthorst", date(2009, 3, 14))
    return replace(identity, **changes)


def a_candidate(**changes: Any) -> Candidate:
    candidate = Candidate(
        id=CandidateId("CANDIDATE"),
        institution_id=SCHOOL,
        site_id=SITE,
        identity=an_identity(),
        class_name="4A",
        education_type=EducationType.VO,
        level=EducationLevel.F2,
        attributes=CandidateAttributes("a", "b", "25180"),
        accommodation=Accommodation(read_aloud=True, extra_time_minutes=30),
    )
    return replace(candidate, **changes)


def an_import(**changes: Any) -> ImportPreview:
    finding = ImportFinding(3, "niveau", ImportProblem.LEVEL_UNKNOWN, "9F", {"choices": "2F"})
    preview = ImportPreview(
        id="IMPORT",
        institution_id=SCHOOL,
        site_id=SITE,
        file_name="kandidaten.csv",
        read_at=NINE,
        rows_read=2,
        rows=(ImportRow(2, ImportChange.ADDED, a_candidate()),),
        report=ImportErrorReport((finding,), 1),
        ignored_columns=("schoenmaat",),
        register_version=4,
    )
    return replace(preview, **changes)


def a_file(*rows: str, headings: str = HEADINGS) -> bytes:
    return "\r\n".join((headings, *rows, "")).encode()
