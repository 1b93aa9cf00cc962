"""Codes of institutions and sites, and who sees which site."""

import pytest

from chalicelib.core.institutions import (
    BrinCode,
    BrinCodeInvalid,
    EducationLevel,
    Institutions,
    SiteCode,
    SiteCodeInvalid,
)
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId
from tests.builders.access import SCHOOL, SITE, an_actor
from tests.builders.institutions import a_site, an_institution
from tests.fakes.institutions import FakeInstitutionStore
from tests.fakes.kernel import StandingClock


@pytest.mark.parametrize("text", ["", "1AB", "01ab", "AB01", "01AB0", "01AB\n"])
def test_a_brin_code_is_two_digits_and_two_capitals(text: str) -> None:
    with pytest.raises(BrinCodeInvalid):
        BrinCode(text)


@pytest.mark.parametrize("text", ["01AB", "01AB0", "01ABXX", "01AB000"])
def test_a_site_code_ends_in_two_digits(text: str) -> None:
    with pytest.raises(SiteCodeInvalid):
        SiteCode.parse(text)


def test_a_site_code_reads_as_it_was_written() -> None:
    assert str(SiteCode.parse("01AB02")) == "01AB02"


@pytest.fixture
def institutions() -> Institutions:
    store = FakeInstitutionStore()
    store.put(an_institution())
    store.put_site(a_site(id=SiteId("SECOND"), code=SiteCode.parse("01AB01")))
    store.put_site(a_site())
    store.put_site(a_site(id=SiteId("THIRD"), code=SiteCode.parse("01AB02")))
    return Institutions(store, StandingClock())


def test_staff_see_their_own_sites_by_code(institutions: Institutions) -> None:
    actor = an_actor(site_ids=frozenset({SiteId("SECOND"), SITE}))

    view = institutions.get_institution(actor)

    assert [site.code for site in view.sites] == ["01AB00", "01AB01"]
    assert view.sites[0].offered_levels == (EducationLevel.F2, EducationLevel.VMBO_KB)


def test_a_site_of_the_own_institution_that_is_not_ones_own_is_not_found(
    institutions: Institutions,
) -> None:
    with pytest.raises(NotFound):
        institutions.site(an_actor(), SiteId("THIRD"))


def test_a_site_id_opens_nothing_in_another_institution(institutions: Institutions) -> None:
    stranger = an_actor(institution_id=InstitutionId("OTHER"))

    with pytest.raises(NotFound):
        institutions.site(stranger, SITE)


def test_the_name_of_an_institution_is_read_once_a_minute() -> None:
    store, clock = FakeInstitutionStore(), StandingClock()
    store.put(an_institution())
    institutions = Institutions(store, clock)
    assert institutions.name_of(SCHOOL) == "De Esdoorn"

    store.put(an_institution(name="New name"))

    assert institutions.name_of(SCHOOL) == "De Esdoorn"
    clock.move(seconds=60)
    assert institutions.name_of(SCHOOL) == "New name"


def test_an_institution_that_does_not_exist_has_no_name(institutions: Institutions) -> None:
    with pytest.raises(NotFound):
        institutions.name_of(InstitutionId("OTHER"))
