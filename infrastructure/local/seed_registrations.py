"""What schools asked of the helpdesk in the demonstration: on time, too late, and unsigned."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import demonstration
from chalicelib import bootstrap
from chalicelib.bootstrap.services import CloudServices
from chalicelib.config import settings
from chalicelib.core.institutions import (
    EducationLevel,
    EducationType,
    IntendedAdministrator,
    RegisteredSite,
    RegistrationForm,
    RegistrationKind,
    SchoolBoard,
)
from chalicelib.core.institutions.duo_csv import read_duo_csv

OPEN_DATA = Path(demonstration.__file__).parent / "people" / "brin.csv"
VO = frozenset({EducationType.VO})
MBO = frozenset({EducationType.MBO})
LEVELS = frozenset({EducationLevel.F2, EducationLevel.F3})


def seed_registrations() -> None:
    """Load the invented open data, and let three schools ask something."""
    now = bootstrap.now()
    bootstrap.cloud().brin_register.put_all(read_duo_csv(OPEN_DATA.read_bytes()).entries)
    _ask(_new("99ZC", "De Esdoorn", "Esdoorn", VO), now - timedelta(days=24), signed=True)
    _ask(
        _new("99ZD", "Mbo Rivierenkant", "Rivierenkant", MBO), now - timedelta(days=2), signed=True
    )
    _ask(_change(), now - timedelta(hours=5), signed=False)


def _ask(form: RegistrationForm, at: datetime, *, signed: bool) -> None:
    # Services that believe it is another day: how else could a form have waited for weeks?
    then = CloudServices(settings(), lambda: at)
    token = bootstrap.new_id()
    requests = replace(then.registering.requests, new_token=lambda: token)
    replace(then.registering, requests=requests).submit(form=form)
    if signed:
        then.signing.sign(token=token, name="Astrid Veenendaal", authorised=True)


def _new(brin: str, name: str, word: str, types: frozenset[EducationType]) -> RegistrationForm:
    return RegistrationForm(
        kind=RegistrationKind.NEW_INSTITUTION,
        institution_name=name,
        brin=brin,
        board=SchoolBoard(f"Stichting {word}", f"bestuur@{word.lower()}.example"),
        administrator=IntendedAdministrator(
            "Tessa", "Oldenburg", f"t.oldenburg@{word.lower()}.example", "038 123 45 67"
        ),
        sites=(RegisteredSite("00", name, types, LEVELS),),
    )


def _change() -> RegistrationForm:
    return RegistrationForm(
        kind=RegistrationKind.CHANGE_OF_ADMINISTRATOR,
        institution_name="Voorbeeldcollege Zuid",
        brin="99ZB",
        board=SchoolBoard("Stichting Voorbeeld", "bestuur@voorbeeld.example"),
        administrator=IntendedAdministrator(
            "Joost", "van der Linde", "j.vanderlinde@zuid.example", "030 765 43 21"
        ),
    )
