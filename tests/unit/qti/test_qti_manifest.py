"""What a package holds stands in its manifest; items of tests are found without it too."""

import pytest

from tests.builders.media import png
from tests.unit.qti.making import (
    exam_test,
    item,
    package,
    part,
    reference,
    section,
    zipped,
)
from tests.unit.qti.opening import Opened, opened

TEST = exam_test(part(section(reference("Q1", "item.xml"))))
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"


def with_resources(resources: str, *, attributes: str = "", **more: str) -> Opened:
    files = {
        "items/item.xml": item(),
        **{name.replace("_", "/"): text for name, text in more.items()},
    }
    manifest = f'<manifest xmlns="{CP}"><resources {attributes}>{resources}</resources></manifest>'
    written = {"imsmanifest.xml": manifest} | files
    return opened(zipped({name: text.encode() for name, text in written.items()}))


@pytest.mark.parametrize(
    "written",
    [
        "imsqti_item_xmlv2p0",
        "imsqti_item_xmlv2p1",
        "imsqti_item_xmlv2p2",
        "imsqti_item_xmlv2p2p4",
        "imsqti_item_xmlv3p0",
        "imsqti_apipitem_xmlv2p1",
        " IMSQTI_item_xmlv2p1 ",
    ],
)
def test_items_are_known_by_every_type_that_qti_gave_them(written: str) -> None:
    resource = f'<resource identifier="a" type="{written}" href="items/item.xml"/>'

    assert [one.path for one in with_resources(resource).taken.items] == ["items/item.xml"]


@pytest.mark.parametrize(
    "written",
    [
        "imsqti_test_xmlv2p1",
        "imsqti_assessment_xmlv2p1",
        "imsqti_apiptest_xmlv2p2",
        "imsqti_test_xmlv3p0",
    ],
)
def test_tests_are_known_by_every_type_and_their_items_need_no_resource(written: str) -> None:
    resource = f'<resource identifier="t" type="{written}" href="test.xml"/>'
    data = {"test.xml": TEST, "item.xml": item()}
    manifest = f'<manifest xmlns="{CP}"><resources>{resource}</resources></manifest>'
    found = opened(
        zipped({k: v.encode() for k, v in ({"imsmanifest.xml": manifest} | data).items()})
    )

    assert [one.path for one in found.taken.tests] == ["test.xml"]
    assert [one.path for one in found.taken.items] == ["item.xml"]


def test_an_xml_base_is_laid_before_what_it_holds() -> None:
    resource = (
        '<resource identifier="a" type="imsqti_item_xmlv2p2" xml:base="items/" href="item.xml"/>'
    )

    assert with_resources(resource).taken.items
    assert with_resources(
        resource.replace('"items/"', '"deep/"').replace('"item.xml"', '"../items/item.xml"')
    ).taken.items
    assert with_resources(resource.replace('xml:base="items/"', ""), attributes='xml:base="items/"')


def test_an_xml_base_does_not_lead_out_of_the_package() -> None:
    resource = '<resource identifier="a" type="imsqti_item_xmlv2p2" href="items/item.xml"/>'

    found = with_resources(resource, attributes='xml:base="https://evil.example/"')

    assert found.codes[0] == "reference-unsafe"


@pytest.mark.parametrize("href", ["https://evil.example/i.xml", "../i.xml", "/etc/i.xml"])
def test_a_resource_outside_the_package_is_refused_with_its_line(href: str) -> None:
    resource = f'\n<resource identifier="a" type="imsqti_item_xmlv2p2" href="{href}"/>'
    found = with_resources(resource)

    assert found.codes[0] == "reference-unsafe"
    assert (found.reasons[0].place, found.reasons[0].line) == ("imsmanifest.xml", 2)


def test_an_item_without_a_file_is_refused() -> None:
    found = with_resources('<resource identifier="a" type="imsqti_item_xmlv2p2"/>')

    assert found.codes[0] == "resource-without-file"


def test_a_manifest_inside_the_manifest_is_refused() -> None:
    inner = f'<manifest xmlns="{CP}"><resources/></manifest>'
    found = opened(package(resources=inner))

    assert found.codes == ["manifest-nested"]


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        ("", "manifest-empty"),
        ('<resource identifier="a" type="webcontent" href="a.html"/>', "manifest-empty"),
        (
            '<resource identifier="a" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment" href="a"/>',
            "qti-too-old",
        ),
    ],
)
def test_a_package_without_anything_of_qti_says_what_it_misses(resource: str, code: str) -> None:
    assert with_resources(resource).codes == [code]


def test_what_the_manifest_names_and_nobody_needs_is_a_remark() -> None:
    resources = (
        '<resource identifier="a" type="imsqti_item_xmlv2p2" href="items/item.xml">'
        '<file href="items/item.xml"/><file href="gone.png"/><dependency identifierref="b"/>'
        "</resource>"
    )
    found = with_resources(resources)

    assert found.taken
    assert found.told == ["manifest-file-missing", "dependency-unknown"]


def test_files_that_no_document_refers_to_stay_behind_and_are_listed_once() -> None:
    files = {"read-me.txt": b"x", "extra/a.png": png()}
    found = opened(package(files=files))

    assert found.taken.assets == {}
    assert [(one.code, one.facts["files"], one.facts["count"]) for one in found.remarks] == [
        ("files-unused", "extra/a.png, read-me.txt", "2")
    ]


def test_a_long_list_of_unused_files_ends_with_a_count() -> None:
    found = opened(package(files={f"{'x' * 40}-{number}.txt": b"" for number in range(9)}))

    assert found.remarks[0].facts["files"].endswith(" en 6 andere")
    assert len(found.remarks[0].facts["files"]) <= 200


def test_several_tests_of_one_package_share_their_items() -> None:
    more = '<resource identifier="u" type="imsqti_test_xmlv2p2" href="other.xml"/>'
    found = opened(package(test=TEST, files={"other.xml": TEST.encode()}, resources=more))

    assert [one.path for one in found.taken.tests] == ["other.xml", "test.xml"]
    assert len(found.taken.items) == 1


def test_broken_xml_is_refused_with_its_line() -> None:
    found = opened(package({"item.xml": item().replace("<itemBody>", "\n\n<itemBody></p>")}))

    assert [(one.code, one.place, one.line) for one in found.reasons] == [
        ("xml-broken", "item.xml", 3)
    ]


def test_a_document_type_is_refused_with_its_line() -> None:
    found = opened(package({"item.xml": f"\n<!DOCTYPE x>{item()}"}))

    assert [(one.code, one.line) for one in found.reasons] == [("xml-doctype", 2)]
