"""What may stand on a form, and how a form that cannot be sent names every field."""

from dataclasses import replace

import pytest

from chalicelib.core.institutions import (
    FormFaulty,
    IntendedAdministrator,
    RegisteredSite,
    RegistrationForm,
    RegistrationKind,
    SchoolBoard,
)
from tests.builders.registrations import a_form, a_registered_site

EMPTY_ROW = RegisteredSite("", "", frozenset(), frozenset())


def problems(form: RegistrationForm) -> dict[str, str]:
    with pytest.raises(FormFaulty) as refused:
        form.checked()
    return refused.value.problems


@pytest.mark.parametrize("kind", RegistrationKind)
def test_a_form_that_is_filled_in_well_can_be_sent(kind: RegistrationKind) -> None:
    assert a_form(kind).checked() == a_form(kind)


def test_an_empty_form_names_every_field() -> None:
    form = RegistrationForm(
        kind=RegistrationKind.NEW_INSTITUTION,
        institution_name="",
        brin="",
        board=SchoolBoard("", ""),
        administrator=IntendedAdministrator("", "", "", ""),
        sites=(EMPTY_ROW,),
    )

    assert problems(form) == {
        "institution_name": "missing",
        "brin": "missing",
        "board_name": "missing",
        "board_email": "missing",
        "first_name": "missing",
        "last_name": "missing",
        "email": "missing",
        "phone": "missing",
        "site_1_number": "site_missing",
    }


@pytest.mark.parametrize("name", ["Ga naar www.kwaad.example", "kwaad.nl/x", "http://x", "a@b"])
def test_a_name_leads_nowhere_in_the_mails_that_we_send(name: str) -> None:
    assert problems(a_form(institution_name=name)) == {"institution_name": "name_with_address"}


@pytest.mark.parametrize("name", ["St.Bonifatius", "R.K. School Sint-Jan", "'t Lyceum 4.0"])
def test_a_name_may_have_points(name: str) -> None:
    assert a_form(institution_name=name).checked().institution_name == name


@pytest.mark.parametrize("brin", ["1AB", "01ab", "AB01", "01ABC"])
def test_a_brin_code_is_two_digits_and_two_letters(brin: str) -> None:
    assert problems(a_form(brin=brin)) == {"brin": "brin_format"}


@pytest.mark.parametrize("email", ["pien", "pien@school", "p@x@y.nl", "p n@school.nl", "<p@x.nl>"])
def test_an_e_mail_address_has_a_name_and_a_place(email: str) -> None:
    form = a_form(board=SchoolBoard("Stichting", email))

    assert problems(form) == {"board_email": "email_format"}


@pytest.mark.parametrize("phone", ["123", "bel mij", "038-12345678901234567890"])
def test_a_telephone_number_has_ten_digits_or_so(phone: str) -> None:
    administrator = replace(a_form().administrator, phone=phone)  # type: ignore[type-var]

    assert problems(a_form(administrator=administrator)) == {"phone": "phone_format"}


@pytest.mark.parametrize(
    "phone", ["0381234567", "038 123 45 67", "+31 38 123 45 67", "06-12345678"]
)
def test_a_telephone_number_may_be_written_as_people_do(phone: str) -> None:
    administrator = replace(a_form().administrator, phone=phone)  # type: ignore[type-var]

    a_form(administrator=administrator).checked()


def test_rows_of_sites_that_are_empty_do_not_count_and_keep_the_numbers_of_the_others() -> None:
    sites = (a_registered_site(), EMPTY_ROW, a_registered_site(number="1", name=""))

    assert problems(a_form(sites=sites)) == {
        "site_3_number": "site_number_format",
        "site_3_name": "missing",
    }
    assert len(a_form(sites=sites[:2]).checked().sites) == 1


def test_two_sites_never_share_a_number() -> None:
    sites = (a_registered_site(), a_registered_site(name="Elders"))

    assert problems(a_form(sites=sites)) == {"site_2_number": "site_number_twice"}


def test_a_site_has_a_type_and_a_level() -> None:
    sites = (a_registered_site(education_types=frozenset(), levels=frozenset()),)

    assert problems(a_form(sites=sites)) == {
        "site_1_types": "choice_missing",
        "site_1_levels": "choice_missing",
    }


def test_a_deregistration_asks_for_no_administrator_and_no_sites() -> None:
    form = a_form(RegistrationKind.DEREGISTRATION)

    assert (form.administrator, form.sites) == (None, ())
