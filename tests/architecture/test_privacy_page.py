"""The privacy page names all personal data that is stored, with the term that was declared."""

from collections import Counter
from collections.abc import Mapping

import pytest

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.pages.privacy import AT_SCHOOL, IN_THE_CLOUD, Kept
from tests.architecture.test_personal_data import declared_at_a_school, is_declared, stored


def declared_in_the_cloud() -> dict[str, PersonalData]:
    return {one.__name__: vars(one)["personal_data"] for one in stored() if is_declared(one)}


def of_people(declared: Mapping[str, PersonalData]) -> dict[str, str]:
    """Give the term of each declaration that holds anything of anybody."""
    return {name: data.kept for name, data in declared.items() if data.holds}


def told(lines: tuple[Kept, ...]) -> dict[str, str]:
    return {record: line.term for line in lines for record in line.records}


def twice(lines: tuple[Kept, ...]) -> list[str]:
    counted = Counter(record for line in lines for record in line.records)
    return [record for record, times in counted.items() if times > 1]


def test_everything_that_the_cloud_keeps_of_people_is_told_with_its_term() -> None:
    assert told(IN_THE_CLOUD) == of_people(declared_in_the_cloud())


def test_everything_that_a_school_server_keeps_of_people_is_told_with_its_term() -> None:
    assert told(AT_SCHOOL) == of_people(declared_at_a_school())


@pytest.mark.parametrize("lines", [IN_THE_CLOUD, AT_SCHOOL], ids=["cloud", "school"])
def test_nothing_is_told_twice_and_every_term_has_its_words(lines: tuple[Kept, ...]) -> None:
    assert twice(lines) == []
    assert all(line.how_long for line in lines)
