"""What acts show of institutions and registrations."""

from chalicelib.core.institutions.views.deciding import (
    ApprovalView,
    ExistingAccount,
    ScanUploadView,
    SignedView,
    SigningView,
)
from chalicelib.core.institutions.views.institutions import (
    BrinCheckView,
    BrinDifference,
    InstitutionDetailView,
    InstitutionLine,
    InstitutionListView,
    InstitutionView,
    SiteView,
    brin_check,
    institution_view,
    site_view,
)
from chalicelib.core.institutions.views.registrations import (
    ClockView,
    FormSiteView,
    FormView,
    RegistrationLine,
    RegistrationListView,
    RegistrationView,
    form_view,
    registration_line,
    registration_view,
)

__all__ = [
    "ApprovalView",
    "BrinCheckView",
    "BrinDifference",
    "ClockView",
    "ExistingAccount",
    "FormSiteView",
    "FormView",
    "InstitutionDetailView",
    "InstitutionLine",
    "InstitutionListView",
    "InstitutionView",
    "RegistrationLine",
    "RegistrationListView",
    "RegistrationView",
    "ScanUploadView",
    "SignedView",
    "SigningView",
    "SiteView",
    "brin_check",
    "form_view",
    "institution_view",
    "registration_line",
    "registration_view",
    "site_view",
]
