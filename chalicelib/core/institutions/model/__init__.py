"""Institutions and their sites, the forms that schools send, and the calendar of the answer."""

from chalicelib.core.institutions.model.brin_entry import BrinEntry
from chalicelib.core.institutions.model.form import (
    EMAIL,
    EMAIL_MAX,
    PHONE,
    SITES_MAX,
    IntendedAdministrator,
    RegisteredSite,
    RegistrationForm,
    RegistrationKind,
    site_problems,
)
from chalicelib.core.institutions.model.institution import (
    BrinCode,
    EducationLevel,
    EducationType,
    Institution,
    InstitutionState,
    SchoolBoard,
    Site,
    SiteCode,
)
from chalicelib.core.institutions.model.registration import (
    LINK_LASTS,
    Decision,
    InstitutionRegistration,
    RegistrationId,
    RegistrationState,
    RegistrationSummary,
    Signature,
)
from chalicelib.core.institutions.model.working_days import (
    ANSWER_WORKING_DAYS,
    add_working_days,
    dutch_day,
    is_working_day,
    working_days_left,
)

__all__ = [
    "ANSWER_WORKING_DAYS",
    "EMAIL",
    "EMAIL_MAX",
    "LINK_LASTS",
    "PHONE",
    "SITES_MAX",
    "BrinCode",
    "BrinEntry",
    "Decision",
    "EducationLevel",
    "EducationType",
    "Institution",
    "InstitutionRegistration",
    "InstitutionState",
    "IntendedAdministrator",
    "RegisteredSite",
    "RegistrationForm",
    "RegistrationId",
    "RegistrationKind",
    "RegistrationState",
    "RegistrationSummary",
    "SchoolBoard",
    "Signature",
    "Site",
    "SiteCode",
    "add_working_days",
    "dutch_day",
    "is_working_day",
    "site_problems",
    "working_days_left",
]
