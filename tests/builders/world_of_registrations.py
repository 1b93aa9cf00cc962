"""What schools asked in the sample world: a form in every state that acts ask for; open data."""

from dataclasses import replace
from typing import Any

from chalicelib.acts.registrations import EXAMPLE_LINK
from chalicelib.core.access import id_hash
from chalicelib.core.institutions import BrinCode, BrinEntry, RegistrationId, dutch_day
from tests.builders.registrations import a_form, a_registration, a_signature, a_signed_registration
from tests.builders.world_of_sessions import NOW
from tests.fakes.institutions import (
    FakeBrinRegister,
    FakeRegistrationStore,
    FakeScanUploads,
    FakeScanVault,
)

A_PDF = b"%PDF-1.7 a signed form"


def stores() -> dict[str, Any]:
    """Give the stores of registrations, empty."""
    return {
        "registration_store": FakeRegistrationStore(),
        "brin_register": FakeBrinRegister(),
        "scan_uploads": FakeScanUploads(),
        "scan_vault": FakeScanVault(),
    }


def fill(stores: dict[str, Any]) -> None:
    """Add the registrations that the examples of the acts name."""
    form = a_form(brin="99ZC")
    signature = a_signature(signed_on=dutch_day(NOW), recorded_at=NOW, digest=form.digest())
    waiting = a_registration(
        id=RegistrationId("registration-submitted"),
        form=replace(form, brin="99ZD"),
        link_hash=id_hash(EXAMPLE_LINK),
    )
    signed = a_signed_registration(
        id=RegistrationId("registration-signed"), form=form, signature=signature
    )
    on_paper = replace(
        signed,
        id=RegistrationId("registration-paper"),
        form=replace(form, brin="99ZE"),
        signature=replace(signature, has_scan=True),
    )
    for registration in (waiting, signed, on_paper):
        stores["registration_store"].add(registration)
    stores["scan_uploads"].post("scans/registration-submitted", A_PDF)
    stores["scan_vault"].keep(on_paper.id, A_PDF)
    stores["brin_register"].put_all(
        BrinEntry(BrinCode(code), "De Esdoorn College", {"00": "De Esdoorn", "01": "Dependance"})
        for code in ("99ZA", "99ZC")
    )
