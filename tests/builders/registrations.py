"""Makes valid forms and registrations with one call."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chalicelib.core.access import id_hash
from chalicelib.core.institutions import (
    Decision,
    EducationLevel,
    EducationType,
    InstitutionRegistration,
    IntendedAdministrator,
    RegisteredSite,
    RegistrationForm,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    SchoolBoard,
    Signature,
    dutch_day,
)
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE

TOKEN = "link-of-the-board-0001"
REGISTRATION = RegistrationId("registration-1")
HELPDESK_USER = UserId("user-helpdesk")


def a_registered_site(**changes: Any) -> RegisteredSite:
    site = RegisteredSite(
        "00",
        "De Esdoorn, Zwolle",
        frozenset({EducationType.VO}),
        frozenset({EducationLevel.F2, EducationLevel.VMBO_KB}),
    )
    return replace(site, **changes)


def a_form(
    kind: RegistrationKind = RegistrationKind.NEW_INSTITUTION, **changes: Any
) -> RegistrationForm:
    form = RegistrationForm(
        kind=kind,
        institution_name="De Esdoorn",
        brin="01AB",
        board=SchoolBoard("Stichting Boomgaard", "bestuur@boomgaard.example.nl"),
        administrator=IntendedAdministrator(
            "Pien", "de Vries", "pien@school.example.nl", "038 123 45 67"
        )
        if kind.names_administrator
        else None,
        sites=(a_registered_site(),) if kind.names_sites else (),
    )
    return replace(form, **changes)


def a_registration(**changes: Any) -> InstitutionRegistration:
    """One that waits for its board."""
    registration = InstitutionRegistration(
        id=REGISTRATION,
        form=a_form(),
        state=RegistrationState.SUBMITTED,
        submitted_at=NINE,
        link_hash=id_hash(TOKEN),
        link_ends_at=NINE + timedelta(days=30),
    )
    return replace(registration, **changes)


def a_signature(**changes: Any) -> Signature:
    return replace(Signature("Ad Bestuur", dutch_day(NINE), NINE, "digest"), **changes)


def a_signed_registration(**changes: Any) -> InstitutionRegistration:
    signed = {"state": RegistrationState.SIGNED, "signature": a_signature(), "link_hash": None}
    return a_registration(**{**signed, **changes})


def a_decision(**changes: Any) -> Decision:
    return replace(Decision(NINE, HELPDESK_USER), **changes)
