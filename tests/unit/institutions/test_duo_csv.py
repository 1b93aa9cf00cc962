"""DUO's files, with invented schools: every set of columns, encodings, and lines that are wrong."""

import pytest

from chalicelib.core.institutions import BrinCode, BrinEntry
from chalicelib.core.institutions.duo_csv import DuoProblem, merged, read_duo_csv

OF_SITES = """PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM
Verzonnen;99999;99ZA;99ZA00;Voorbeeldcollege Noord;WATERHOVEN
Verzonnen;99999;99ZA;99ZA01;Voorbeeldcollege Noord, dependance;WATERHOVEN
Verzonnen;99998;99ZB;99ZB00;Café-school 't Zuiden;HEIDEBERGEN
"""
NOORD = BrinEntry(
    BrinCode("99ZA"),
    "Voorbeeldcollege Noord",
    {"00": "Voorbeeldcollege Noord", "01": "Voorbeeldcollege Noord, dependance"},
)
ZUID = BrinEntry(BrinCode("99ZB"), "Café-school 't Zuiden", {"00": "Café-school 't Zuiden"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_file_of_sites_is_read_in_every_encoding(encoding: str) -> None:
    read = read_duo_csv(OF_SITES.encode(encoding))

    assert read.entries == (NOORD, ZUID)
    assert read.problems == ()


def test_the_column_names_of_later_years_and_commas_are_read_too() -> None:
    text = OF_SITES.replace("BRIN NUMMER", "INSTELLINGSCODE").replace(
        "VESTIGINGSNUMMER", "VESTIGINGSCODE"
    )
    quoted = text.replace("Noord, dependance", "Noord - dependance").replace(";", ",")

    read = read_duo_csv(quoted.encode())

    assert [entry.name for entry in read.entries] == [NOORD.name, ZUID.name]


def test_a_file_of_institutions_has_no_sites() -> None:
    read = read_duo_csv(b"BRIN NUMMER;INSTELLINGSNAAM\r\n99zc;ROC Verzonnen\r\n")

    assert read.entries == (BrinEntry(BrinCode("99ZC"), "ROC Verzonnen", {}),)


def test_a_number_of_one_digit_is_a_site_too() -> None:
    read = read_duo_csv(b"BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM\n99ZA;3;Klein\n")

    assert read.entries[0].sites == {"03": "Klein"}


def test_a_line_that_is_wrong_is_named_and_the_others_are_read() -> None:
    text = OF_SITES + "Verzonnen;99997;9ZA;00;Kort;X\n\nVerzonnen;99997;99ZD;99ZDX0;Letter;X\n"

    read = read_duo_csv(text.encode())

    assert read.entries[:2] == (NOORD, ZUID)
    assert read.problems == (
        DuoProblem(5, "'9ZA' is no BRIN code"),
        DuoProblem(7, "'X0' is no site number"),
    )


@pytest.mark.parametrize("data", [b"", b"a;b\n1;2\n", b"\xff\xfe\x00"])
def test_a_file_that_is_something_else_gives_one_problem(data: bytes) -> None:
    read = read_duo_csv(data)

    assert read.entries == ()
    assert [problem.line for problem in read.problems] == [1]


def test_a_school_with_two_sectors_has_the_sites_of_both_files() -> None:
    other = b"INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM\n99ZA;99ZA05;Mbo-deel\n"

    both = merged([read_duo_csv(OF_SITES.encode()), read_duo_csv(other)])

    assert both[0].sites == {**NOORD.sites, "05": "Mbo-deel"}
    assert both[0].name == NOORD.name
