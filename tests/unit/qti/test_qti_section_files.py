"""A section in a file of its own is read as if it stood in the test."""

import json

import pytest

from chalicelib.core.exams import (
    FormSection,
    ItemPlace,
    ItemSessionControl,
    MasteredForm,
    PackageLimits,
    PackageRefused,
    TimeLimits,
    tell_nobody,
)
from chalicelib.core.kernel import ItemId
from chalicelib.qti import QtiMaster
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import (
    NAMESPACES,
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    refusal_codes,
    section,
)

ITEMS = {"items/item.xml": item()}
RUBRIC = '<rubricBlock view="candidate"><p>{0}</p></rubricBlock>'


def section_file(inside: str, identifier: str = "S2", attributes: str = "") -> bytes:
    start = f'<assessmentSection xmlns="{NAMESPACES["2.2"]}" identifier="{identifier}"'
    return f'{start} title="Los" visible="true" {attributes}>{inside}</assessmentSection>'.encode()


def to_section(path: str = "parts/two.xml", *, inside: str = "", attributes: str = "") -> str:
    start = f'<assessmentSectionRef identifier="S2" href="{path}" {attributes}>'
    return f"{start}{inside}</assessmentSectionRef>"


def packed(test: str, **files: bytes) -> bytes:
    named = {f"parts/{name}.xml": data for name, data in files.items()}
    return package(ITEMS, test=exam_test(part(test)), files=named)


def form(test: str, **files: bytes) -> MasteredForm:
    return master(packed(test, **files))


B = reference("B", path="../items/item.xml")
A = reference("A", path="items/item.xml")


def test_a_section_of_another_file_stands_where_the_test_refers_to_it() -> None:
    (outer, inner) = form(section(A + to_section()), two=section_file(B)).outline.sections

    assert outer.children == (ItemPlace(ItemId("A")), inner)
    assert inner == FormSection("S2", "Los", (ItemPlace(ItemId("B")),))


def test_a_part_may_refer_to_its_sections() -> None:
    outline = form(to_section(), two=section_file(B)).outline

    assert [one.id for one in outline.parts[0].sections] == ["S2"]


def test_what_a_reference_says_holds_for_its_section() -> None:
    inside = '<timeLimits maxTime="60"/><itemSessionControl maxAttempts="4"/>'
    reference_to_it = to_section(inside=inside, attributes='fixed="true" required="true"')
    own = '<itemSessionControl showFeedback="true"/>'

    outline = form(section(A + reference_to_it), two=section_file(own + B)).outline
    inner = outline.sections[1]

    assert (inner.fixed, inner.required) == (True, True)
    assert inner.time_limits == TimeLimits(max_seconds=60)
    assert outline.items[1].control == ItemSessionControl(max_attempts=4, show_feedback=True)


def test_a_section_file_may_refer_to_another() -> None:
    two = section_file(B + to_section("three.xml"))
    three = section_file(reference("C", path="../items/item.xml"), "S3")

    outline = form(section(to_section()), two=two, three=three).outline

    assert [one.id for one in outline.sections] == ["S1", "S2", "S3"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "file-missing"),
        ({"two": b"<section/>"}, "qti-version"),
        ({"two": exam_test("").encode()}, "qti-version"),
        ({"two": b"<!DOCTYPE x><section/>"}, "xml-doctype"),
        ({"two": section_file(to_section("two.xml"))}, "section-in-itself"),
        (
            {
                "two": section_file(to_section("three.xml")),
                "three": section_file(to_section("two.xml"), "S3"),
            },
            "section-in-itself",
        ),
        ({"two": section_file(to_section("../../evil.xml"))}, "reference-unsafe"),
        ({"two": section_file(reference("A", path="../items/item.xml"))}, "identifier-not-unique"),
        ({"two": section_file("")}, "section-empty"),
    ],
)
def test_a_section_file_that_cannot_be_read_is_refused(files: dict[str, bytes], code: str) -> None:
    assert code in refusal_codes(packed(section(A + to_section()), **files))


def test_references_to_the_same_file_cannot_make_an_exam_without_end() -> None:
    twice = to_section("{0}.xml") * 2
    files = {f"n{n}": section_file(twice.format(f"n{n + 1}"), f"N{n}") for n in range(40)}

    codes = refusal_codes(packed(to_section("parts/n0.xml"), **files))

    assert codes.count("section-twice") == 39


def test_a_chain_of_files_has_a_limit() -> None:
    files = {f"n{n}": section_file(to_section(f"n{n + 1}.xml"), f"N{n}") for n in range(60)}

    assert "section-too-deep" in refusal_codes(packed(to_section("parts/n0.xml"), **files))


def test_a_section_file_that_is_too_large_is_not_read() -> None:
    data = packed(to_section(), two=section_file(B + " " * 5_000))

    with pytest.raises(PackageRefused) as refused:
        QtiMaster(PackageLimits(xml_bytes=4_000)).master(
            data, new_id=CountingIds("part"), tell=tell_nobody
        )

    assert [(one.code, one.place) for one in refused.value.reasons] == [
        ("file-too-large", "parts/two.xml")
    ]


def test_rubrics_come_from_both_files_outermost_first() -> None:
    outer = section(RUBRIC.format("Lees eerst dit.") + A + to_section())
    two = section_file(RUBRIC.format("En dan dit.") + B)

    sections = json.loads(form(outer, two=two).content)["sections"]
    (rubric,) = [one["rubric"] for one in sections if one["id"] == "S2"]

    assert rubric.index("Lees eerst dit.") < rubric.index("En dan dit.")


def test_the_original_of_a_section_file_is_kept_with_the_scoring_part() -> None:
    scoring = json.loads(form(to_section(), two=section_file(B)).scoring)

    assert list(scoring["sections"]) == ["parts/two.xml"]


def test_what_a_rubric_of_a_section_file_shows_is_checked_there() -> None:
    rubric = RUBRIC.format('<object data="../../evil.png" type="image/png"/>')

    with pytest.raises(PackageRefused) as refused:
        form(to_section(), two=section_file(rubric + B))

    assert {one.place for one in refused.value.reasons} == {"parts/two.xml"}
