"""The helpdesk's work list and its overview: find, look at, mend."""

import pytest

from chalicelib.core.institutions import (
    BrinCode,
    BrinEntry,
    FormFaulty,
    RegistrationId,
    RegistrationKind,
    RegistrationView,
    SchoolBoard,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId
from tests.builders.access import SCHOOL
from tests.builders.institutions import a_site, an_institution
from tests.builders.registration_desk import RegistrationDesk
from tests.builders.registrations import (
    REGISTRATION,
    a_form,
    a_registered_site,
    a_registration,
    a_signature,
    a_signed_registration,
)

NEW, CHANGE, END = RegistrationKind


@pytest.fixture
def desk() -> RegistrationDesk:
    return RegistrationDesk()


def signed(desk: RegistrationDesk, kind: RegistrationKind = NEW) -> None:
    desk.registrations.add(a_signed_registration(form=a_form(kind)))


def school(desk: RegistrationDesk) -> None:
    desk.institutions.put(an_institution())
    desk.institutions.put_site(a_site())


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
