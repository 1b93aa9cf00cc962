"""A test that is broken is refused, with the line where it is."""

import pytest

from chalicelib.core.exams import PackageRefused
from tests.unit.qti.making import (
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    refusal_codes,
    section,
)

ITEMS = {"item.xml": item()}
A = reference("A")
INNER = section(reference("B"), identifier="S2")


def codes_of(test: str) -> list[str]:
    return refusal_codes(package(ITEMS, test=test))


def control(text: str) -> str:
    return reference("A", inside=f"<itemSessionControl {text}/>")


def limits(text: str) -> str:
    return reference("A", inside=f"<timeLimits {text}/>")


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (A + A, "identifier-not-unique"),
        (reference("S1"), "identifier-not-unique"),
        (A + section(reference("B"), identifier="P"), "identifier-not-unique"),
        (reference(""), "identifier-invalid"),
        (reference("a|b"), "identifier-invalid"),
        (reference("a" * 65), "identifier-invalid"),
        (A + section(reference("B"), identifier="s 2"), "identifier-invalid"),
        (reference("A", path="../other.xml"), "reference-unsafe"),
        (reference("A", path="https://evil.example/i.xml"), "reference-unsafe"),
        (reference("A", path="missing.xml"), "file-missing"),
        ("", "section-empty"),
        (A + section("", identifier="S2"), "section-empty"),
        ("<video/>" + A, "structure-element"),
        ("<assessmentItem/>" + A, "structure-element"),
        ("<ordering/><ordering/>" + A, "structure-element"),
        ("<ordering><any/></ordering>" + A, "structure-element"),
        ('<selection select="1"><any/></selection>' + A, "structure-element"),
        (reference("A", inside="<timeLimits/><timeLimits/>"), "structure-element"),
        (reference("A", inside=A), "structure-element"),
        ('<selection select="3"/>' + A + INNER, "selection-too-large"),
        (
            '<selection select="1"/>'
            + reference("A", attributes='required="true"')
            + reference("B", attributes='required="true"'),
            "selection-too-small",
        ),
        ('<selection select="0"/>' + A, "number-invalid"),
        ('<selection select="-1"/>' + A, "number-invalid"),
        ('<selection select="half"/>' + A, "number-invalid"),
        ("<selection/>" + A, "number-invalid"),
        ('<selection select="1" withReplacement="ja"/>' + A, "flag-invalid"),
        ('<ordering shuffle="yes"/>' + A, "flag-invalid"),
        (reference("A", attributes='fixed="TRUE"'), "flag-invalid"),
        (reference("A", attributes='required="2"'), "flag-invalid"),
        (control('allowSkipping="nee"'), "flag-invalid"),
        (control('maxAttempts="-1"'), "number-invalid"),
        (control('maxAttempts="1.5"'), "number-invalid"),
        (limits('maxTime="snel"'), "number-invalid"),
        (limits('maxTime="-1"'), "number-invalid"),
        (limits('maxTime="1e999"'), "number-invalid"),
        (limits('maxTime="NaN"'), "number-invalid"),
        (limits('maxTime=""'), "number-invalid"),
        (limits('minTime="61" maxTime="60"'), "time-limits-crossed"),
        (reference("A", inside='<weight identifier="W" value="zwaar"/>'), "number-invalid"),
        (reference("A", inside='<weight identifier="W"/>'), "number-invalid"),
        (reference("A", inside='<weight value="1"/>'), "identifier-not-unique"),
        (
            reference("A", inside='<weight identifier="W" value="1"/>' * 2),
            "identifier-not-unique",
        ),
        (reference("A", inside='<branchRule target="NOWHERE"/>'), "branch-target"),
    ],
)
def test_a_broken_section_is_refused(inside: str, code: str) -> None:
    assert codes_of(exam_test(part(section(inside), navigation="linear")))[0] == code


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ("", ["part-missing", "item-count"]),
        (part(""), ["part-empty", "item-count"]),
        (part(section(A), navigation=""), ["navigation"]),
        (part(section(A), navigation="sideways"), ["navigation"]),
        (part(section(A), submission="never"), ["submission"]),
        (part(section(A)) * 2, ["identifier-not-unique"] * 2),
        (part(section(A)) + section(reference("B"), identifier="S2"), ["structure-element"]),
        (part(section(A) + reference("B")), ["structure-element"]),
    ],
)
def test_a_broken_part_is_refused(parts: str, codes: list[str]) -> None:
    assert codes_of(exam_test(parts))[: len(codes)] == codes


def test_a_selection_that_takes_nothing_but_required_ones_is_fine() -> None:
    inside = '<selection select="1"/>' + reference("A", attributes='required="1"') + INNER

    assert codes_of(exam_test(part(section(inside)))) == []


def test_a_selection_with_replacement_may_take_more_than_there_are() -> None:
    inside = '<selection select="9" withReplacement="true"/>' + A

    assert codes_of(exam_test(part(section(inside)))) == []


def test_a_selection_does_not_make_an_exam_without_end() -> None:
    inside = '<selection select="501" withReplacement="true"/>' + A

    assert codes_of(exam_test(part(section(inside)))) == ["item-count"]


def test_sections_in_sections_have_a_limit() -> None:
    inside = A
    for number in range(60):
        inside = section(inside, identifier=f"N{number}")

    assert "section-too-deep" in codes_of(exam_test(part(inside)))


def test_a_finding_names_its_line() -> None:
    inside = f'\n\n<selection select="3"/>\n{A}'

    with pytest.raises(PackageRefused) as refused:
        master(package(ITEMS, test=exam_test(part(section(inside)))))

    (reason,) = refused.value.reasons
    assert (reason.place, reason.line) == ("test.xml", 3)
    assert reason.facts == {"identifier": "S1", "select": "3", "count": "1"}
