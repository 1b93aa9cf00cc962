"""Makes valid institutions and sites with one call."""

from dataclasses import replace
from typing import Any

from chalicelib.core.institutions import BrinCode, EducationLevel, Institution, Site, SiteCode
from tests.builders.access import SCHOOL, SITE


def an_institution(**changes: Any) -> Institution:
    return replace(Institution(SCHOOL, BrinCode("01AB"), "De Esdoorn"), **changes)


def a_site(**changes: Any) -> Site:
    site = Site(
        id=SITE,
        institution_id=SCHOOL,
        code=SiteCode.parse("01AB00"),
        name="De Esdoorn, Zwolle",
        offered_levels=frozenset({EducationLevel.F2, EducationLevel.VMBO_KB}),
    )
    return replace(site, **changes)
