"""What a package says of its exam and items is read, in every spelling of LOM."""

import pytest

from chalicelib.core.exams import ItemFacts, PackageFacts
from tests.unit.qti.making import (
    SCORE,
    exam_test,
    item,
    package,
    part,
    reference,
    response,
    section,
)
from tests.unit.qti.opening import opened

LOM = (
    '<metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title>'
    '<string language="en">Maths</string><string language="nl">Rekenen\n  2F</string></title>'
    "</general><classification><purpose><source>LOMv1.0</source><value>discipline</value></purpose>"
    "<taxonPath><source><string>x</string></source><taxon><id>1</id><entry><string>Rekenen</string>"
    "</entry></taxon></taxonPath></classification><classification><purpose><value>educational level"
    "</value></purpose><taxonPath><taxon><entry><string>VO</string></entry></taxon><taxon><entry>"
    "<string>HAVO</string></entry></taxon></taxonPath></classification></lom></metadata>"
)
OLD_LOM = (
    '<metadata><lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"><general><title>'
    '<langstring xml:lang="nl">Rekenen 2F</langstring></title></general><educational><context>'
    "<value><langstring>VMBO</langstring></value></context></educational><classification><purpose>"
    "<value><langstring>Discipline</langstring></value></purpose><taxonpath><taxon><entry>"
    "<langstring>Bèta</langstring></entry><taxon><entry><langstring>Wiskunde</langstring></entry>"
    "</taxon></taxon></taxonpath></classification></lom></metadata>"
)
TEST = exam_test(part(section(reference("Q1"))))


def domain(purpose: str, name: str) -> str:
    return (
        f"<classification><purpose><value>{purpose}</value></purpose><taxonPath><taxon><entry>"
        f"<string>{name}</string></entry></taxon></taxonPath></classification>"
    )


def facts_of(text: str, *, metadata: str = "") -> ItemFacts:
    resource = (
        f'<resource identifier="q" type="imsqti_item_xmlv2p2" href="item.xml">{metadata}</resource>'
    )
    taken = opened(package({"item.xml": text}, resources=resource)).taken
    return taken.item_facts["item.xml"]


@pytest.mark.parametrize(
    ("metadata", "facts"),
    [
        (LOM, PackageFacts("Rekenen 2F", "Rekenen", "HAVO")),
        (OLD_LOM, PackageFacts("Rekenen 2F", "Wiskunde", "VMBO")),
        ("", PackageFacts()),
        ("<metadata><schema>QTI Package</schema></metadata>", PackageFacts()),
    ],
)
def test_the_manifest_tells_title_subject_and_level(metadata: str, facts: PackageFacts) -> None:
    assert opened(package(metadata=metadata)).taken.facts == facts


def test_the_title_of_the_only_test_goes_before_that_of_the_manifest() -> None:
    assert opened(package(test=TEST, metadata=LOM)).taken.facts.title == "Toets"


@pytest.mark.parametrize(("other", "title"), [("Toets B", ""), ("Toets", "Toets")])
def test_tests_name_the_exam_only_if_they_are_called_the_same(other: str, title: str) -> None:
    second = TEST.replace('title="Toets"', f'title="{other}"')
    resource = '<resource identifier="t2" type="imsqti_test_xmlv2p2" href="t2.xml"/>'

    facts = opened(package(test=TEST, files={"t2.xml": second.encode()}, resources=resource))

    assert facts.taken.facts.title == title


def test_metadata_in_a_file_of_its_own_is_read_and_is_no_unused_file() -> None:
    resources = (
        '<resource identifier="t" type="imsqti_test_xmlv2p2" href="test.xml">'
        '<dependency identifierref="m"/></resource>'
        '<resource identifier="m" type="resourcemetadata/xml" href="m.xml"/>'
    )
    lom = LOM.removeprefix("<metadata>").removesuffix("</metadata>")
    files = {"test.xml": TEST.encode(), "m.xml": lom.encode()}
    found = opened(package(files=files, resources=resources))

    assert found.taken.facts == PackageFacts("Toets", "Rekenen", "HAVO")
    assert found.remarks == ()


def test_metadata_that_cannot_be_read_is_not_used() -> None:
    resources = (
        '<resource identifier="t" type="imsqti_test_xmlv2p2" href="test.xml">'
        '<dependency identifierref="m"/></resource>'
        '<resource identifier="m" type="resourcemetadata/xml" href="m.xml"/>'
    )
    files = {"test.xml": TEST.encode(), "m.xml": b"<lom>"}
    found = opened(package(files=files, resources=resources))

    assert found.taken.facts == PackageFacts("Toets")
    assert [one.facts["files"] for one in found.remarks] == ["m.xml"]


@pytest.mark.parametrize(
    ("classifications", "expected"),
    [
        (domain("discipline", "Rekenen"), "Rekenen"),
        (domain("discipline", "Rekenen") + domain("competency", "Verhoudingen"), "Verhoudingen"),
        (domain("Educational Objective", "Procenten"), "Procenten"),
        (domain("access rights", "open"), ""),
        (
            '<curriculumStandardsMetadataSet xmlns="http://www.imsglobal.org/xsd/imscsmd">'
            "<curriculumStandardsMetadata><setOfGUIDs><labelledGUID><label>Getallen</label>"
            "<GUID>1</GUID></labelledGUID></setOfGUIDs></curriculumStandardsMetadata>"
            "</curriculumStandardsMetadataSet>",
            "Getallen",
        ),
    ],
)
def test_an_item_has_the_domain_of_its_resource(classifications: str, expected: str) -> None:
    metadata = f"<metadata><lom>{classifications}</lom></metadata>"

    assert facts_of(item(), metadata=metadata).domain == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("MAXSCORE", "3", 3),
        ("MAXSCORE", " 2.5 ", 2.5),
        ("MAX_SCORE", "1", 1),
        ("MAXSCORE", "nan", None),
        ("MAXSCORE", "1e99", None),
        ("MAXSCORE", "-1", None),
        ("OTHER", "1", None),
    ],
)
def test_the_maximum_is_what_the_outcome_of_that_name_says(
    name: str, value: str, expected: float | None
) -> None:
    outcome = (
        f'<outcomeDeclaration identifier="{name}" cardinality="single" baseType="float">'
        f"<defaultValue><value>{value}</value></defaultValue></outcomeDeclaration>"
    )
    text = item(declarations=response(correct="B") + SCORE).replace(SCORE, SCORE + outcome)

    found = opened(package({"item.xml": text})).package
    assert found is not None
    assert found.item_facts["item.xml"].max_score == expected


@pytest.mark.parametrize(
    ("materials", "calculator", "tools"),
    [
        ("", None, ()),
        ("<calculator><calculatorType>basic</calculatorType></calculator>", True, ("calculator",)),
        ("<rule/><rule/><protractor/>", None, ("ruler", "protractor")),
        ("<physicalMaterial>Binas</physicalMaterial>", None, ("physical_material",)),
    ],
)
def test_companion_materials_tell_the_tools_of_an_item(
    materials: str, calculator: bool | None, tools: tuple[str, ...]
) -> None:
    info = f"<companionMaterialsInfo>{materials}</companionMaterialsInfo>"
    facts = facts_of(item().replace("<itemBody>", f"{info}<itemBody>"))

    assert (facts.calculator, facts.tools) == (calculator, tools)
