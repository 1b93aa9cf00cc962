"""Dates, times, numbers and names as Dutch readers expect them."""

from datetime import UTC, date, datetime

import pytest

from chalicelib.pages import formats

SUMMER = datetime(2026, 5, 15, 7, 0, tzinfo=UTC)
WINTER_NIGHT = datetime(2026, 1, 5, 23, 30, tzinfo=UTC)


def test_a_school_server_is_called_fao_once() -> None:
    assert formats.edge("Lokaal 12") == "FAO Lokaal 12"
    assert formats.edge("FAO aula") == "FAO aula"


def test_a_date_in_a_text_has_the_month_as_a_word() -> None:
    assert formats.day(SUMMER, "nl") == "15 mei 2026"
    assert formats.day(date(2026, 3, 1), "en") == "1 March 2026"


def test_a_date_in_a_table_has_figures_only() -> None:
    assert formats.short_day(SUMMER) == "15-05-2026"
    assert formats.short_moment(SUMMER) == "15-05-2026 09:00"


def test_times_are_dutch_in_summer_and_in_winter() -> None:
    assert formats.clock(SUMMER) == "09:00"
    assert formats.exact_clock(WINTER_NIGHT) == "00:30:00"
    assert formats.moment(WINTER_NIGHT, "nl") == "6 januari 2026, 00:30"


def test_a_moment_that_names_no_clock_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        formats.clock(datetime(2026, 5, 15, 7, 0))  # noqa: DTZ001 - the defect under test


def test_a_field_shows_dutch_time_and_keeps_what_was_typed() -> None:
    assert formats.field_moment(SUMMER) == "2026-05-15T09:00"
    assert formats.field_moment("2026-05-15T9") == "2026-05-15T9"
    assert formats.field_moment(None) == ""


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [(1234, None, "1.234", "1,234"), (7.5, None, "7,5", "7.5"), (5, 1, "5,0", "5.0")],
)
def test_decimals_have_a_comma(
    value: float, decimals: int | None, dutch: str, english: str
) -> None:
    assert formats.number(value, "nl", decimals) == dutch
    assert formats.number(value, "en", decimals) == english


def test_sizes_and_lengths_of_time_carry_their_unit() -> None:
    assert formats.size(3_600_000, "nl") == "3,4 MB"
    assert formats.size(100 * 1024 * 1024, "nl") == "100 MB"
    assert formats.size(12, "nl") == "1 kB"
    assert [formats.duration(minutes, "nl") for minutes in (0, 50, 60, 90)] == [
        "0 min",
        "50 min",
        "1 u",
        "1 u 30 min",
    ]


def test_a_score_shows_decimals_only_if_it_has_them() -> None:
    assert [formats.score(points, "nl") for points in (17.0, 17.5, 2 / 3)] == ["17", "17,5", "0,67"]


def test_a_level_reads_as_schools_write_it() -> None:
    assert [formats.level(one) for one in ("VMBO_KB", "2F", None)] == ["VMBO KB", "2F", ""]


def test_names_are_listed_by_surname_and_sorted_without_the_prefix() -> None:
    people = [("Vries", "de", "Anna"), ("Bakker", None, "Tim"), ("Jong", "de", "Bo")]

    in_order = sorted(people, key=lambda one: formats.name_key(one[0], one[2]))

    listed = [formats.listed_name(*one) for one in in_order]
    assert listed == ["Bakker, Tim", "De Jong, Bo", "De Vries, Anna"]
