"""What every store of institutions does, whatever it is made of."""

from dataclasses import replace

import pytest

from chalicelib.adapters.dynamodb.institutions import DynamoInstitutionStore
from chalicelib.core.institutions import (
    BrinCode,
    BrinTaken,
    InstitutionStore,
    SchoolBoard,
    SiteCode,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, SiteId
from tests.builders.access import NINE, SCHOOL, SITE
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

    assert store.get(SCHOOL) == an_institution(version=1)


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


def test_a_brin_code_has_one_institution(store: InstitutionStore) -> None:
    store.add(an_institution())

    with pytest.raises(BrinTaken):
        store.add(an_institution(id=OTHER))

    assert store.by_brin(BrinCode("01AB")).id == SCHOOL


def test_an_unknown_brin_code_is_not_found(store: InstitutionStore) -> None:
    with pytest.raises(NotFound):
        store.by_brin(BrinCode("09ZZ"))


def test_of_two_changes_of_the_same_version_one_is_kept(store: InstitutionStore) -> None:
    board = SchoolBoard("Stichting Boomgaard", "bestuur@boomgaard.example.nl")
    added = store.add(an_institution(board=board))
    saved = store.save(added.deregister("registration-1", NINE))

    with pytest.raises(ChangedMeanwhile):
        store.save(replace(added, name="Another"))

    assert store.get(SCHOOL) == saved


def test_all_institutions_are_listed_with_their_last_name(store: InstitutionStore) -> None:
    store.put(an_institution(name="Old name"))
    store.put(an_institution(id=OTHER, brin=BrinCode("02CD"), name="De Beuk"))
    store.save(replace(store.get(SCHOOL), name="De Esdoorn"))

    assert {(one.id, one.name) for one in store.all()} == {
        (SCHOOL, "De Esdoorn"),
        (OTHER, "De Beuk"),
    }
