"""The helpdesk's work list, and what a yes and a no bring about."""

from dataclasses import replace

import pytest

from chalicelib.core.institutions import (
    AccountChoiceMissing,
    BrinCode,
    BrinTaken,
    BrinUnknown,
    Institution,
    InstitutionHasOpenGroups,
    InstitutionState,
    KnownAccount,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    RegistrationStateRefusal,
    SchoolBoard,
)
from chalicelib.core.kernel import NotAllowed
from tests.builders.access import SCHOOL, an_actor
from tests.builders.institutions import a_site, an_institution
from tests.builders.registration_desk import DUO, RegistrationDesk
from tests.builders.registrations import (
    REGISTRATION,
    a_form,
    a_signed_registration,
)

BOARD, PIEN = "bestuur@boomgaard.example.nl", "pien@school.example.nl"
NEW, CHANGE, END = RegistrationKind


@pytest.fixture
def desk() -> RegistrationDesk:
    return RegistrationDesk()


def signed(desk: RegistrationDesk, kind: RegistrationKind = NEW) -> RegistrationId:
    desk.registrations.add(a_signed_registration(form=a_form(kind)))
    return REGISTRATION


def school(desk: RegistrationDesk) -> None:
    desk.institutions.put(an_institution())
    desk.institutions.put_site(a_site())


def approve(desk: RegistrationDesk, account: str = "") -> None:
    desk.deciding.approve(desk.helpdesk, registration_id=REGISTRATION, account=account)


def test_a_new_institution_gets_its_sites_and_its_administrator(desk: RegistrationDesk) -> None:
    signed(desk)

    approve(desk)

    institution = desk.institutions.by_brin(BrinCode("01AB"))
    [site] = desk.institutions.sites(institution.id)
    [given] = desk.accounts.opened
    assert (str(site.code), site.name) == ("01AB00", "De Esdoorn, Zwolle")
    assert (given.institution_id, given.site_ids) == (institution.id, frozenset({site.id}))
    assert given.person.email == PIEN
    assert desk.registrations.get(REGISTRATION).state is RegistrationState.APPROVED
    assert desk.mailed() == [("registration_approved", BOARD)]


def test_an_approval_that_broke_off_can_be_repeated(desk: RegistrationDesk) -> None:
    signed(desk)
    found = desk.registrations.get(REGISTRATION)
    desk.deciding.founding.found(found, None)

    approve(desk)

    assert len(desk.institutions.rows) == 1
    assert len(desk.institutions.site_rows) == 1


def test_a_brin_code_that_is_taken_is_said_and_approves_nothing(desk: RegistrationDesk) -> None:
    signed(desk)
    school(desk)

    seen = desk.deciding.consider(desk.helpdesk, registration_id=REGISTRATION)
    with pytest.raises(BrinTaken):
        approve(desk)

    assert (seen.brin_taken, seen.can_be_approved) == (True, False)
    assert desk.accounts.opened == []


@pytest.mark.parametrize("account", ["", "somebody-else"])
def test_who_has_an_account_already_is_linked_or_gets_a_new_one_by_choice(
    desk: RegistrationDesk, account: str
) -> None:
    signed(desk)
    school(desk)
    desk.institutions.rows[SCHOOL] = replace(
        desk.institutions.get(SCHOOL), brin=BrinCode("02CD"), name="De Beuk"
    )
    desk.accounts.known[PIEN] = (KnownAccount("pien", "Pien de Vries", (SCHOOL,)),)

    with pytest.raises(AccountChoiceMissing):
        approve(desk, account)
    seen = desk.deciding.consider(desk.helpdesk, registration_id=REGISTRATION)
    approve(desk, "pien")

    assert seen.accounts[0].institutions == ("De Beuk",)
    assert desk.accounts.opened[0].username == "pien"


def test_nobody_but_who_has_the_address_on_the_form_becomes_administrator_by_it(
    desk: RegistrationDesk,
) -> None:
    signed(desk)

    with pytest.raises(AccountChoiceMissing):
        approve(desk, "h.helpdesk")

    assert desk.accounts.opened == []


def test_a_change_replaces_the_administrator_at_all_sites(desk: RegistrationDesk) -> None:
    signed(desk, CHANGE)
    school(desk)
    desk.accounts.there[SCHOOL] = (KnownAccount("oud", "Oude Beheerder"),)

    seen = desk.deciding.consider(desk.helpdesk, registration_id=REGISTRATION)
    approve(desk)

    assert seen.administrators == ("Oude Beheerder",)
    assert desk.accounts.replaced[0].site_ids == {a_site().id}
    board = desk.institutions.get(SCHOOL).board
    assert board == SchoolBoard("Stichting Boomgaard", BOARD)


@pytest.mark.parametrize("kind", [CHANGE, END])
def test_nothing_is_changed_at_a_school_that_does_not_take_part(
    desk: RegistrationDesk, kind: RegistrationKind
) -> None:
    signed(desk, kind)

    with pytest.raises(BrinUnknown):
        approve(desk)


@pytest.mark.parametrize("kind", [CHANGE, END])
def test_nobody_ends_or_takes_over_the_helpdesks_own_institution(
    desk: RegistrationDesk, kind: RegistrationKind
) -> None:
    signed(desk, kind)
    desk.institutions.put(Institution(DUO, BrinCode("01AB"), "DUO"))

    with pytest.raises(BrinUnknown):
        approve(desk)

    assert (desk.accounts.closed, desk.accounts.replaced) == ([], [])


def test_an_end_waits_for_open_groups_and_then_closes_everything(desk: RegistrationDesk) -> None:
    signed(desk, END)
    school(desk)
    desk.groups.counts[SCHOOL] = 2
    with pytest.raises(InstitutionHasOpenGroups) as refused:
        approve(desk)
    assert refused.value.facts == {"count": 2}
    desk.groups.counts[SCHOOL] = 0

    approve(desk)

    assert desk.institutions.get(SCHOOL).state is InstitutionState.DEREGISTERED
    assert desk.accounts.closed == [SCHOOL]


def test_a_school_that_stopped_returns_as_the_same_institution(desk: RegistrationDesk) -> None:
    school(desk)
    desk.institutions.save(desk.institutions.get(SCHOOL).deregister("earlier", desk.clock()))
    signed(desk)

    seen = desk.deciding.consider(desk.helpdesk, registration_id=REGISTRATION)
    approve(desk)

    assert seen.returns
    assert desk.institutions.get(SCHOOL).takes_part
    assert desk.accounts.opened[0].institution_id == SCHOOL


def test_a_no_is_mailed_to_the_board_and_to_the_administrator(desk: RegistrationDesk) -> None:
    signed(desk)

    desk.deciding.refuse(desk.helpdesk, registration_id=REGISTRATION, reason="Onbekend bestuur")

    assert desk.mailed() == [("registration_refused", BOARD), ("registration_refused", PIEN)]
    with pytest.raises(RegistrationStateRefusal):
        approve(desk)


def test_only_the_helpdesk_sees_and_decides(desk: RegistrationDesk) -> None:
    signed(desk)
    planner = an_actor()

    for forbidden in (
        lambda: desk.work_list.list_registrations(planner),
        lambda: desk.deciding.approve(planner, registration_id=REGISTRATION),
        lambda: desk.deciding.refuse(planner, registration_id=REGISTRATION, reason="x"),
        lambda: desk.overview.list_institutions(planner),
    ):
        with pytest.raises(NotAllowed):
            forbidden()
