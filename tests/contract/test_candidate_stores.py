"""What every store of candidates and of their imports does, whatever it is made of."""

import hashlib
from dataclasses import dataclass, replace

import pytest

from chalicelib.adapters.dynamodb.candidate_imports import DynamoImportStore, ImportPieceRecord
from chalicelib.adapters.dynamodb.candidates import CandidateIdentityRecord, DynamoCandidateStore
from chalicelib.core.candidates import (
    CandidateRegister,
    CandidateStore,
    ImportChange,
    ImportErrorReport,
    ImportRow,
    ImportStore,
)
from chalicelib.core.kernel import CandidateId, ChangedMeanwhile, InstitutionId, NotFound, SiteId
from tests.builders.access import NINE, SCHOOL, SITE
from tests.builders.candidates import a_candidate, an_identity, an_import
from tests.fakes.candidates import FakeCandidateStore, FakeImportStore

OTHER = InstitutionId("OTHER")
BARE = a_candidate(
    id=CandidateId("BARE"),
    identity=an_identity(number="2", prefix="", born_on=None),
    class_name="",
    education_type=None,
)


@dataclass
class Stores:
    """The stores under one contract."""

    candidates: CandidateStore
    imports: ImportStore


@pytest.fixture(params=["fake", "dynamodb"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "fake":
        return Stores(FakeCandidateStore(), FakeImportStore())
    request.getfixturevalue("cloud")
    return Stores(DynamoCandidateStore(), DynamoImportStore())


def test_full_and_bare_candidates_come_back_as_they_were(stores: Stores) -> None:
    stores.candidates.put_all(SCHOOL, [a_candidate(), BARE])

    assert stores.candidates.known(SCHOOL, [a_candidate().id]) == (a_candidate(),)
    assert stores.candidates.known(SCHOOL, [BARE.id]) == (BARE,)


def test_a_candidate_of_another_institution_is_not_found(stores: Stores) -> None:
    stores.candidates.put_all(SCHOOL, [a_candidate()])

    assert stores.candidates.known(OTHER, [a_candidate().id]) == ()
    assert stores.candidates.all(OTHER) == ()


def test_a_candidate_is_not_found_by_the_beginning_of_an_id(stores: Stores) -> None:
    stores.candidates.put_all(SCHOOL, [a_candidate()])

    assert stores.candidates.known(SCHOOL, [CandidateId("CANDI")]) == ()


def test_putting_a_candidate_again_replaces_it(stores: Stores) -> None:
    stores.candidates.put_all(SCHOOL, [a_candidate(class_name="old")])
    stores.candidates.put_all(SCHOOL, [a_candidate()])

    assert stores.candidates.all(SCHOOL) == (a_candidate(),)


def test_more_candidates_than_fit_in_one_request_are_all_kept_and_found(stores: Stores) -> None:
    many = {CandidateId(f"C{n}"): a_candidate(id=CandidateId(f"C{n}")) for n in range(60)}
    stores.candidates.put_all(SCHOOL, many.values())

    assert {one.id: one for one in stores.candidates.all(SCHOOL)} == many
    assert {one.id: one for one in stores.candidates.known(SCHOOL, many)} == many


def test_of_those_asked_for_the_known_ones_are_given(stores: Stores) -> None:
    stores.candidates.put_all(SCHOOL, [a_candidate(), BARE])

    assert stores.candidates.known(SCHOOL, [BARE.id, CandidateId("INVENTED"), BARE.id]) == (BARE,)
    assert stores.candidates.known(SCHOOL, []) == ()


def test_a_register_counts_from_zero_for_each_site(stores: Stores) -> None:
    first = CandidateRegister(SITE, 1, "IMPORT-1")
    second = CandidateRegister(SITE, 2, "IMPORT-2")

    stores.candidates.claim(SCHOOL, first)
    stores.candidates.claim(SCHOOL, second)

    assert stores.candidates.register(SCHOOL, SITE) == second
    assert stores.candidates.register(SCHOOL, SiteId("X")) == CandidateRegister(SiteId("X"))
    assert stores.candidates.register(OTHER, SITE) == CandidateRegister(SITE)


@pytest.mark.parametrize("before", [0, 1])
def test_of_two_claims_at_once_one_succeeds(stores: Stores, before: int) -> None:
    for version in range(1, before + 1):
        stores.candidates.claim(SCHOOL, CandidateRegister(SITE, version, "EARLIER"))
    stores.candidates.claim(SCHOOL, CandidateRegister(SITE, before + 1, "FIRST"))

    with pytest.raises(ChangedMeanwhile):
        stores.candidates.claim(SCHOOL, CandidateRegister(SITE, before + 1, "SECOND"))
    assert stores.candidates.register(SCHOOL, SITE).changed_by == "FIRST"


def test_an_import_comes_back_as_it_was(stores: Stores) -> None:
    rows = (*an_import().rows, ImportRow(4, ImportChange.UNCHANGED, BARE))
    stores.imports.add(an_import(rows=rows))

    assert stores.imports.get(SCHOOL, "IMPORT") == an_import(rows=rows)


def test_an_import_without_rows_comes_back_as_it_was(stores: Stores) -> None:
    empty = an_import(rows=(), report=ImportErrorReport((), 0), ignored_columns=())
    stores.imports.add(empty)

    assert stores.imports.get(SCHOOL, "IMPORT") == empty


def test_an_import_of_another_institution_is_not_found(stores: Stores) -> None:
    stores.imports.add(an_import())

    with pytest.raises(NotFound):
        stores.imports.get(OTHER, "IMPORT")
    with pytest.raises(NotFound):
        stores.imports.mark_saved(OTHER, "IMPORT", NINE)


def test_an_import_that_was_saved_says_so(stores: Stores) -> None:
    stores.imports.add(an_import())

    stores.imports.mark_saved(SCHOOL, "IMPORT", NINE)

    assert stores.imports.get(SCHOOL, "IMPORT") == an_import(saved_at=NINE)


def test_an_import_that_is_gone_cannot_be_marked(stores: Stores) -> None:
    with pytest.raises(NotFound):
        stores.imports.mark_saved(SCHOOL, "IMPORT", NINE)
    with pytest.raises(NotFound):
        stores.imports.get(SCHOOL, "IMPORT")


@pytest.mark.usefixtures("cloud")
def test_the_largest_import_comes_back_as_it_was() -> None:
    largest = an_import(rows=tuple(_row(number) for number in range(5_000)))

    DynamoImportStore().add(largest)

    assert len(list(ImportPieceRecord.scan(ImportPieceRecord.kind == ImportPieceRecord))) > 1
    assert DynamoImportStore().get(SCHOOL, "IMPORT") == largest


@pytest.mark.usefixtures("cloud")
def test_a_candidate_without_the_record_of_who_it_is_is_not_there() -> None:
    store = DynamoCandidateStore()
    store.put_all(SCHOOL, [a_candidate(), BARE])

    CandidateIdentityRecord(f"INSTITUTION#{SCHOOL}", "CANDIDATE#CANDIDATE#IDENTITY").delete()

    assert store.all(SCHOOL) == (BARE,)
    assert store.known(SCHOOL, [a_candidate().id]) == ()


def _row(number: int) -> ImportRow:
    # Hashes, because names that repeat compress too well to fill a second piece.
    noise = hashlib.sha256(str(number).encode()).hexdigest()
    identity = an_identity(number=str(number), first_name=noise, surname=noise[::-1])
    candidate = a_candidate(id=CandidateId(noise[:22]), identity=identity)
    return ImportRow(number + 2, ImportChange.ADDED, replace(candidate, class_name=noise[:10]))
