"""Institutions and their sites: who organises exams, and where."""

from chalicelib.core.institutions.errors import BrinCodeInvalid, SiteCodeInvalid
from chalicelib.core.institutions.model import (
    BrinCode,
    EducationLevel,
    EducationType,
    Institution,
    Site,
    SiteCode,
)
from chalicelib.core.institutions.ports import InstitutionStore
from chalicelib.core.institutions.service import Institutions
from chalicelib.core.institutions.views import InstitutionView, SiteView

__all__ = [
    "BrinCode",
    "BrinCodeInvalid",
    "EducationLevel",
    "EducationType",
    "Institution",
    "InstitutionStore",
    "InstitutionView",
    "Institutions",
    "Site",
    "SiteCode",
    "SiteCodeInvalid",
    "SiteView",
]
