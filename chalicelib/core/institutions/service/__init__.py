"""What is done with institutions: found, asked for, signed, decided on, looked after."""

from chalicelib.core.institutions.service.checking import BrinChecks
from chalicelib.core.institutions.service.deciding import NEW_ACCOUNT, Deciding
from chalicelib.core.institutions.service.finding import Institutions
from chalicelib.core.institutions.service.founding import Founding
from chalicelib.core.institutions.service.overview import InstitutionOverview
from chalicelib.core.institutions.service.paper import PaperSignatures
from chalicelib.core.institutions.service.registering import (
    REGISTRATIONS_ALLOWED,
    Registering,
    SignRequests,
)
from chalicelib.core.institutions.service.signing import Signing
from chalicelib.core.institutions.service.work_list import WorkList

__all__ = [
    "NEW_ACCOUNT",
    "REGISTRATIONS_ALLOWED",
    "BrinChecks",
    "Deciding",
    "Founding",
    "InstitutionOverview",
    "Institutions",
    "PaperSignatures",
    "Registering",
    "SignRequests",
    "Signing",
    "WorkList",
]
