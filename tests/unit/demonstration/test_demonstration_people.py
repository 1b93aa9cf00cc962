"""The invented people fill two schools, every role and the accommodations."""

import re
from collections import Counter

from chalicelib.core.access import Role
from chalicelib.core.access.service.users import PAGE_SIZE
from demonstration.people import candidates, colleagues, schools, staff


def test_there_are_two_schools_with_a_brin_of_two_digits_and_two_letters() -> None:
    assert [school.name for school in schools()] == [
        "Voorbeeldcollege Noord",
        "Voorbeeldcollege Zuid",
    ]
    assert all(re.fullmatch(r"\d{2}[A-Z]{2}", school.brin) for school in schools())
    assert len({school.brin for school in schools()}) == 2


def test_every_role_of_a_school_is_filled_in_both_schools() -> None:
    for school in schools():
        filled = {role for person in staff() if person.brin == school.brin for role in person.roles}
        assert filled == set(Role) - {Role.HELPDESK, Role.EXAM_PUBLISHER}


def test_the_helpdesk_and_the_exam_publisher_belong_to_no_school() -> None:
    central = {role for person in staff() if person.brin is None for role in person.roles}

    assert central == {Role.HELPDESK, Role.EXAM_PUBLISHER}


def test_user_names_and_addresses_are_unique_and_the_addresses_reach_nobody() -> None:
    everyone = staff() + colleagues()

    assert len({person.username for person in everyone}) == len(everyone)
    assert len({person.email for person in everyone}) == len(everyone)
    assert all(person.email.endswith(".example") for person in everyone)


def test_the_users_of_the_first_school_fill_more_than_one_page() -> None:
    first = [person for person in staff() + colleagues() if person.brin == schools()[0].brin]

    assert len(first) > PAGE_SIZE


def test_forty_candidates_are_spread_over_the_schools_with_their_own_numbers() -> None:
    assert Counter(c.brin for c in candidates()) == {school.brin: 20 for school in schools()}
    assert len({c.candidate_number for c in candidates()}) == 40
    assert {c.level for c in candidates()} == {"2F"}


def test_some_candidates_have_extra_time_or_read_aloud_and_most_have_neither() -> None:
    times = Counter(c.extra_time_minutes for c in candidates())

    assert set(times) == {0, 15, 30}
    assert times[0] > 20
    assert 0 < sum(c.read_aloud for c in candidates()) < 10


def test_prefixes_stand_apart_from_surnames() -> None:
    prefixes = {c.prefix for c in candidates()}

    assert {"", "de", "van der", "el"} <= prefixes
    assert not [c for c in candidates() if c.surname.split()[0].islower()]
