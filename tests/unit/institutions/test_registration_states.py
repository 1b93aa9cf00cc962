"""Every state of a registration and of an institution, times every act, forbidden ones too."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from chalicelib.core.access import id_hash
from chalicelib.core.institutions import (
    InstitutionState,
    RegistrationState,
    RegistrationStateRefusal,
    SigningLinkEnded,
)
from chalicelib.core.kernel import Refusal
from tests.builders.access import NINE
from tests.builders.registrations import (
    TOKEN,
    a_decision,
    a_registration,
    a_signature,
    a_signed_registration,
)

PAGES = Path(__file__).parents[3] / "docs" / "state-machines"
REGISTRATION_ACTS = {
    "sign": {"submitted": "signed"},
    "decline": {"submitted": "declined"},
    "approve": {"signed": "approved"},
    "refuse": {"submitted": "refused", "signed": "refused"},
    "correct": {"submitted": "submitted", "signed": "signed"},
}
INSTITUTION_ACTS = {
    "deregister": {"active": "deregistered"},
    "return_": {"deregistered": "active"},
}


def outcome(state: RegistrationState | InstitutionState, act: str) -> str:
    try:
        return str(getattr(state, act)().value)
    except Refusal as refusal:
        tells_the_state = refusal.facts == {"state": state.value}
        return f"{refusal.reference}!" if tells_the_state else "the state is not told"


@pytest.mark.parametrize("act", REGISTRATION_ACTS)
@pytest.mark.parametrize("state", RegistrationState)
def test_a_registration_goes_only_where_the_table_says(state: RegistrationState, act: str) -> None:
    expected = REGISTRATION_ACTS[act].get(state.value, "registration-state!")

    assert outcome(state, act) == expected


@pytest.mark.parametrize("act", INSTITUTION_ACTS)
@pytest.mark.parametrize("state", InstitutionState)
def test_an_institution_goes_only_where_the_table_says(state: InstitutionState, act: str) -> None:
    expected = INSTITUTION_ACTS[act].get(state.value, "institution-state!")

    assert outcome(state, act) == expected


@pytest.mark.parametrize(
    ("page", "acts"),
    [
        ("institution-registration.md", REGISTRATION_ACTS),
        ("institution.md", INSTITUTION_ACTS),
    ],
)
def test_the_pages_draw_exactly_the_arrows_that_the_machines_allow(
    page: str, acts: dict[str, dict[str, str]]
) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    drawn = set(re.findall(r"^ {4}(\w+) --> (\w+): (\w+)$", text, flags=re.MULTILINE))

    assert drawn == {(a, b, act) for act, ways in acts.items() for a, b in ways.items()}


def test_the_board_signs_by_its_link_once() -> None:
    signed = a_registration().sign_by_link(id_hash(TOKEN), a_signature())

    assert signed.state is RegistrationState.SIGNED
    with pytest.raises(SigningLinkEnded):
        signed.sign_by_link(id_hash(TOKEN), a_signature())


@pytest.mark.parametrize(
    ("days", "opens"), [(0, True), (29, True), (30, False)], ids=["at once", "in time", "too late"]
)
def test_a_link_works_for_thirty_days(days: int, opens: bool) -> None:
    at = NINE + timedelta(days=days)

    assert a_registration().link_may_sign(id_hash(TOKEN), at) is opens


def test_a_new_link_replaces_the_one_before() -> None:
    renewed = a_registration().with_link(id_hash("another"), NINE + timedelta(days=40))

    with pytest.raises(SigningLinkEnded):
        renewed.decline_by_link(id_hash(TOKEN), a_decision(at=NINE + timedelta(days=41)))


def test_who_has_signed_gets_no_new_link() -> None:
    with pytest.raises(RegistrationStateRefusal):
        a_signed_registration().with_link(id_hash("another"), NINE)


def test_the_answer_is_due_ten_working_days_after_the_signature_came_in() -> None:
    assert a_registration().due_on is None
    assert str(a_signed_registration().due_on) == "2026-06-01"


def test_a_form_that_came_to_nothing_is_not_kept_for_ever() -> None:
    refused = a_signed_registration().refuse(a_decision())

    assert a_registration().kept_until == NINE + timedelta(days=120)
    assert refused.kept_until == NINE + timedelta(days=365)
    assert a_signed_registration().approve(a_decision()).kept_until is None
