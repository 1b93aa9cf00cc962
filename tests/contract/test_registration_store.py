"""What every store of registrations, and of the open data, does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb.brin_register import DynamoBrinRegister
from chalicelib.adapters.dynamodb.registrations import DynamoRegistrationStore
from chalicelib.core.access import id_hash
from chalicelib.core.institutions import (
    BrinCode,
    BrinEntry,
    BrinRegister,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    RegistrationStore,
    RegistrationSummary,
)
from chalicelib.core.kernel import ChangedMeanwhile, NotFound, UserId
from tests.builders.access import NINE
from tests.builders.registrations import (
    REGISTRATION,
    TOKEN,
    a_decision,
    a_form,
    a_registration,
    a_signature,
)
from tests.fakes.institutions import FakeBrinRegister, FakeRegistrationStore


@pytest.fixture(params=["fake", "dynamodb"])
def store(request: pytest.FixtureRequest) -> RegistrationStore:
    if request.param == "fake":
        return FakeRegistrationStore()
    request.getfixturevalue("cloud")
    return DynamoRegistrationStore()


@pytest.fixture(params=["fake", "dynamodb"])
def register(request: pytest.FixtureRequest) -> BrinRegister:
    if request.param == "dynamodb":
        request.getfixturevalue("cloud")
    return FakeBrinRegister() if request.param == "fake" else DynamoBrinRegister()


@pytest.mark.parametrize("kind", RegistrationKind)
def test_a_registration_comes_back_as_it_was(
    store: RegistrationStore, kind: RegistrationKind
) -> None:
    added = store.add(a_registration(form=a_form(kind), entered_by=UserId("helpdesk-1")))

    assert store.get(REGISTRATION) == added
    assert added.version == 1


def test_signature_decision_and_correction_come_back_too(store: RegistrationStore) -> None:
    signed = store.save(store.add(a_registration()).sign(a_signature(has_scan=True)))
    corrected = store.save(signed.correct(a_form(brin="02CD"), UserId("helpdesk-1"), NINE))
    refused = store.save(corrected.refuse(a_decision(reason="Onbekend bestuur")))

    assert store.get(REGISTRATION) == refused


def test_a_registration_is_added_once(store: RegistrationStore) -> None:
    store.add(a_registration())

    with pytest.raises(ChangedMeanwhile):
        store.add(a_registration())


def test_of_two_changes_of_the_same_version_one_is_kept(store: RegistrationStore) -> None:
    added = store.add(a_registration())
    store.save(added.sign(a_signature()))

    with pytest.raises(ChangedMeanwhile):
        store.save(added.refuse(a_decision()))

    assert store.get(REGISTRATION).state is RegistrationState.SIGNED


def test_what_does_not_exist_is_not_found(store: RegistrationStore) -> None:
    with pytest.raises(NotFound):
        store.get(RegistrationId("another"))
    with pytest.raises(NotFound):
        store.by_link("another")


def test_the_link_of_the_board_finds_its_form_until_it_is_used_or_replaced(
    store: RegistrationStore,
) -> None:
    added = store.add(a_registration())
    assert store.by_link(id_hash(TOKEN)) == added

    renewed = store.save(added.with_link(id_hash("second"), NINE + timedelta(days=1)))
    with pytest.raises(NotFound):
        store.by_link(id_hash(TOKEN))

    store.save(renewed.sign(a_signature()))
    with pytest.raises(NotFound):
        store.by_link(id_hash("second"))


def test_a_registration_stands_in_the_list_of_its_state_only(store: RegistrationStore) -> None:
    added = store.add(a_registration())
    store.add(a_registration(id=RegistrationId("registration-2"), link_hash=id_hash("second")))
    signed = store.save(added.sign(a_signature()))

    assert [row.id for row in store.in_state(RegistrationState.SUBMITTED)] == ["registration-2"]
    assert store.in_state(RegistrationState.SIGNED) == (RegistrationSummary.of(signed),)
    assert store.in_state(RegistrationState.APPROVED) == ()


def test_the_open_data_are_kept_over_what_was_known(register: BrinRegister) -> None:
    brin = BrinCode("01AB")
    register.put_all([BrinEntry(brin, "De Eik", {"00": "De Eik"})])
    entry = BrinEntry(brin, "De Esdoorn", {"00": "De Esdoorn", "01": "Dependance"})

    register.put_all([entry, replace(entry, brin=BrinCode("02CD"))])

    assert register.get(brin) == entry
    with pytest.raises(NotFound):
        register.get(BrinCode("03EF"))
