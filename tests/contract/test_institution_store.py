"""What every store of institutions does, whatever it is made of."""

import pytest

from chalicelib.adapters.dynamodb.institutions import DynamoInstitutionStore
from chalicelib.core.institutions import InstitutionStore, SiteCode
from chalicelib.core.kernel import InstitutionId, NotFound, SiteId
from tests.builders.access import SCHOOL, SITE
from tests.builders.institutions import a_site, an_institution
from tests.fakes.institutions import FakeInstitutionStore

OTHER = InstitutionId("OTHER")


@pytest.fixture(params=["fake", "dynamodb"])
def store(request: pytest.FixtureRequest) -> InstitutionStore:
    if request.param == "fake":
        return FakeInstitutionStore()
    request.getfixturevalue("cloud")
    return DynamoInstitutionStore()


def test_an_institution_comes_back_as_it_was_put_last(store: InstitutionStore) -> None:
    store.put(an_institution(name="Old name"))
    store.put(an_institution())

    assert store.get(SCHOOL) == an_institution()


def test_an_unknown_institution_is_not_found(store: InstitutionStore) -> None:
    with pytest.raises(NotFound):
        store.get(SCHOOL)


def test_a_site_comes_back_as_it_was(store: InstitutionStore) -> None:
    store.put_site(a_site())

    assert store.site(SCHOOL, SITE) == a_site()


def test_a_site_of_another_institution_is_not_found(store: InstitutionStore) -> None:
    store.put_site(a_site())

    with pytest.raises(NotFound):
        store.site(OTHER, SITE)


def test_sites_are_listed_for_their_own_institution_only(store: InstitutionStore) -> None:
    second = a_site(id=SiteId("SECOND"), code=SiteCode.parse("01AB01"), offered_levels=frozenset())
    store.put(an_institution())
    store.put_site(a_site())
    store.put_site(second)
    store.put_site(a_site(id=SiteId("THIRD"), institution_id=OTHER))

    assert set(store.sites(SCHOOL)) == {a_site(), second}
