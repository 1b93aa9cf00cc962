"""The helpdesk's work list, and what a yes and a no bring about."""

from dataclasses import replace

import pytest

from chalicelib.core.institutions import (
    AccountChoiceMissing,
    BrinCode,
    BrinEntry,
    BrinTaken,
    BrinUnknown,
    FormFaulty,
    Institution,
    InstitutionHasOpenGroups,
    InstitutionState,
    KnownAccount,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    RegistrationStateRefusal,
    RegistrationView,
    SchoolBoard,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotAllowed
from tests.builders.access import SCHOOL, an_actor
from tests.builders.institutions import a_site, an_institution
from tests.builders.registration_desk import DUO, RegistrationDesk
from tests.builders.registrations import (
    REGISTRATION,
    a_form,
    a_registered_site,
    a_registration,
    a_signature,
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


def test_late_answers_stand_first_then_by_due_day_then_what_waits(desk: RegistrationDesk) -> None:
    at = desk.clock()
    for name, days in (("soon", 3), ("late", 30), ("fresh", 0)):
        signature = a_signature(recorded_at=at.replace(day=15 - min(days, 14)))
        if name == "late":
            signature = a_signature(recorded_at=at.replace(month=4, day=15))
        desk.registrations.add(a_signed_registration(id=RegistrationId(name), signature=signature))
    desk.registrations.add(a_registration(id=RegistrationId("waiting")))

    seen = desk.work_list.list_registrations(desk.helpdesk)

    assert [one.registration_id for one in seen.registrations] == [
        "late",
        "soon",
        "fresh",
        "waiting",
    ]
    assert seen.late == 1
    assert seen.counts["signed"] == 3


def test_the_list_is_searched_filtered_and_paged(desk: RegistrationDesk) -> None:
    for number in range(30):
        form = a_form(brin=f"{number:02}AB", institution_name=f"De Eik {number}")
        desk.registrations.add(a_signed_registration(id=RegistrationId(f"r-{number}"), form=form))

    everything = desk.work_list.list_registrations(desk.helpdesk, page=9)
    found = desk.work_list.list_registrations(desk.helpdesk, search="eik 07ab")
    none = desk.work_list.list_registrations(desk.helpdesk, kind=END)

    assert (everything.page, everything.pages, len(everything.registrations)) == (2, 2, 5)
    assert [one.brin for one in found.registrations] == ["07AB"]
    assert none.total == 0


def test_a_registration_is_mended_in_the_version_that_was_seen(desk: RegistrationDesk) -> None:
    signed(desk)

    def mend(version: int) -> RegistrationView:
        return desk.work_list.correct_registration(
            desk.helpdesk,
            registration_id=REGISTRATION,
            institution_name="De Eik",
            sites=(a_registered_site(number="05"),),
            version=version,
        )

    seen = mend(version=1)

    assert [site.number for site in seen.form.sites] == ["05"]
    assert seen.changed_after_signing
    with pytest.raises(ChangedMeanwhile):
        mend(version=1)


def test_names_of_the_open_data_are_shown_beside_ours_and_taken_over(
    desk: RegistrationDesk,
) -> None:
    signed(desk)
    desk.register.put_all([BrinEntry(BrinCode("01AB"), "De Esdoorn College", {"01": "Elders"})])

    before = desk.work_list.get_registration(desk.helpdesk, registration_id=REGISTRATION).check
    after = desk.work_list.adopt_names(desk.helpdesk, registration_id=REGISTRATION)

    assert (before.unknown_sites, before.differences[0].theirs) == (("00",), "De Esdoorn College")
    assert after.form.institution_name == "De Esdoorn College"


def test_another_board_than_the_known_one_is_pointed_out(desk: RegistrationDesk) -> None:
    signed(desk, CHANGE)
    desk.institutions.put(an_institution(board=SchoolBoard("Ander", "ander@bestuur.example.nl")))

    seen = desk.work_list.get_registration(desk.helpdesk, registration_id=REGISTRATION)

    assert seen.board_is_new
    assert seen.institution_id == SCHOOL


def test_an_institution_is_found_looked_at_and_mended(desk: RegistrationDesk) -> None:
    school(desk)
    desk.institutions.put(an_institution(id=InstitutionId("B"), brin=BrinCode("02CD"), name="Eik"))
    rows = (a_registered_site(name="Nieuw"), a_registered_site(number="01", name="Erbij"))

    found = desk.overview.list_institutions(desk.helpdesk, search="ESDOORN")
    mended = desk.overview.correct_institution(
        desk.helpdesk, institution_id=SCHOOL, name="De Esdoorn", sites=rows, version=1
    )

    assert [one.institution_id for one in found.institutions] == [SCHOOL]
    assert [(site.code, site.name) for site in mended.sites] == [
        ("01AB00", "Nieuw"),
        ("01AB01", "Erbij"),
    ]
    assert mended.sites[0].site_id == a_site().id
    with pytest.raises(FormFaulty):
        desk.overview.correct_institution(
            desk.helpdesk, institution_id=SCHOOL, name="", sites=rows, version=2
        )


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
