"""A canary in any place of a package around its items is found nowhere."""

import io
import zipfile

import pytest

from tests.unit.qti.leaking import CANARY, Place, in_item, leaks
from tests.unit.qti.making import (
    PNG,
    assign,
    base,
    choice,
    exam_test,
    item,
    package,
    part,
    reference,
    section,
)

LINK = '<stylesheet href="s.css" type="text/css"/>'
SHOWN = '<p class="a">x</p>' + choice()
RULE = f"<match>{base('string', CANARY)}{base('string', 'x')}</match>"
OUTCOME = (
    f'<outcomeDeclaration identifier="{CANARY}" cardinality="single" baseType="string">'
    f"<defaultValue><value>{CANARY}</value></defaultValue></outcomeDeclaration>"
)
MATERIAL = (
    "<companionMaterialsInfo><digitalMaterial><fileHref>m.png</fileHref>"
    f"<label>{CANARY}</label></digitalMaterial></companionMaterialsInfo>"
)


def in_test(parts: str, *, before: str = "", after: str = "") -> Place:
    test = exam_test(parts, before=before, after=after)
    assert CANARY in test
    return Place(package(test=test))


def at_item(inside: str, attributes: str = "") -> Place:
    references = reference("A", inside=inside, attributes=attributes)
    return in_test(part(section(references), navigation="linear"))


def in_css(css: str) -> Place:
    text = item(SHOWN).replace("<itemBody>", f"{LINK}<itemBody>")
    return in_item(text, files={"s.css": css.encode()})


def zip_comment() -> Place:
    buffer = io.BytesIO(package())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.comment = CANARY.encode()
        noted = zipfile.ZipInfo(f"{CANARY}.txt")
        noted.comment = CANARY.encode()
        archive.writestr(noted, CANARY)
    return Place(buffer.getvalue())


def manifest(metadata: str) -> Place:
    return Place(package(metadata=f"<metadata>{metadata}</metadata>"))


LOM = (
    '<lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string>Toets</string></title>'
    f"<description><string>{CANARY}</string></description><keyword><string>{CANARY}</string>"
    "</keyword></general><classification><purpose><value>discipline</value></purpose><taxonPath>"
    f"<taxon><entry><string>{CANARY}</string></entry></taxon></taxonPath></classification></lom>"
)
IN_PACKAGES = {
    "metadata of the manifest": manifest(LOM),
    "comment in the manifest": manifest(f"<!-- {CANARY} -->"),
    "file that nothing shows": Place(package(files={f"{CANARY}.txt": CANARY.encode()})),
    "comment of the zip": zip_comment(),
    "name of the file of an item": Place(package({f"{CANARY}.xml": item()})),
    "name of the file of a test's item": Place(
        package(
            {f"{CANARY}.xml": item()},
            test=exam_test(part(section(reference("A", f"{CANARY}.xml")))),
        )
    ),
    "identifier of a resource": Place(
        package(resources=f'<resource identifier="{CANARY}" type="webcontent" href="a.txt"/>')
    ),
    "companion material": in_item(
        item().replace("<itemBody>", f"{MATERIAL}<itemBody>"),
        files={"m.png": PNG + CANARY.encode()},
    ),
}
IN_TESTS = {
    "outcome of a test": in_test(part(section(reference("A"))), before=OUTCOME),
    "outcome processing": in_test(
        part(section(reference("A"))),
        before=OUTCOME,
        after=f"<outcomeProcessing>{assign(base('string', CANARY), outcome=CANARY)}"
        "</outcomeProcessing>",
    ),
    "feedback of a test": in_test(
        part(section(reference("A"))),
        after=f'<testFeedback access="atEnd" outcomeIdentifier="X" identifier="{CANARY}" '
        f'showHide="show"><p>{CANARY}</p></testFeedback>',
    ),
    "condition before an item": at_item(f"<preCondition>{RULE}</preCondition>"),
    "branch behind an item": at_item(f'<branchRule target="EXIT_TEST">{RULE}</branchRule>'),
    "category": at_item("", attributes=f'category="{CANARY}"'),
    "weight": at_item(f'<weight identifier="{CANARY}" value="1"/>'),
    "mapping of a variable": at_item(
        f'<variableMapping sourceIdentifier="SCORE" targetIdentifier="{CANARY}"/>'
    ),
    "title of a section that is not shown": in_test(
        part(section(reference("A"), attributes=f'title="{CANARY}" visible="false"'))
    ),
    "rubric for scorers": in_test(
        part(section(f'<rubricBlock view="scorer"><p>{CANARY}</p></rubricBlock>' + reference("A")))
    ),
    "comment in a test": in_test(part(section(f"<!-- {CANARY} -->" + reference("A")))),
    "identifier of a test": Place(
        package(test=exam_test(part(section(reference("A")))).replace('"t"', f'"{CANARY}"'))
    ),
}
IN_STYLES = {
    "comment": in_css(f"p{{color:red}}/* {CANARY} */"),
    "class": in_css(f"p.{CANARY}{{color:red}}"),
    "class in a longer selector": in_css(f"p .{CANARY}>b,p{{color:red}}"),
    "id": in_css(f"#{CANARY}{{color:red}}"),
    "attribute": in_css(f'p[{CANARY}="{CANARY}"]{{color:red}}'),
    "value of an attribute": in_css(f'p[class="{CANARY}"]{{color:red}}'),
    "element": in_css(f"{CANARY}{{color:red}}"),
    "pseudo-class": in_css(f"p:{CANARY}{{color:red}}"),
    "negation": in_css(f"p:not(.{CANARY}){{color:red}}"),
    "property": in_css(f"p{{{CANARY}:red}}"),
    "custom property": in_css(f"p{{--{CANARY}:{CANARY};color:red}}"),
    "word": in_css(f"p{{color:{CANARY}}}"),
    "text": in_css(f'p::before{{content:"{CANARY}"}}'),
    "unit": in_css(f"p{{width:1{CANARY}}}"),
    "function": in_css(f"p{{width:{CANARY}(1px)}}"),
    "name in a grid": in_css(f"p{{grid-template-columns:[{CANARY}] 1fr}}"),
    "list marker": in_css(f'p{{list-style-type:"{CANARY}"}}'),
    "condition": in_css(f"@media ({CANARY}){{p{{color:red}}}}"),
    "layer": in_css(f"@layer {CANARY}{{p{{color:red}}}}"),
    "keyframes": in_css(f"@keyframes {CANARY}{{from{{color:red}}}}"),
    "unknown rule": in_css(f"@{CANARY} {CANARY};p{{color:red}}"),
    "font of the machine": in_css(f"p{{font:1em {CANARY},serif}}"),
    "font of the package": in_css(f"@font-face{{font-family:{CANARY};src:local({CANARY})}}"),
}
PLACES = IN_PACKAGES | IN_TESTS | {f"style: {name}": one for name, one in IN_STYLES.items()}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_canary_around_the_items_reaches_nobody(place: Place) -> None:
    assert leaks(place) == 0


@pytest.mark.parametrize(
    "place",
    [
        in_test(part(section(reference("A"), attributes=f'title="{CANARY}" visible="true"'))),
        in_test(
            part(
                section(
                    f"<rubricBlock view='candidate'><p>{CANARY}</p></rubricBlock>" + reference("A")
                )
            )
        ),
        in_test(part(section(reference("A"), identifier=CANARY))),
    ],
    ids=["title of a section", "rubric for candidates", "identifier of a section"],
)
def test_a_canary_in_what_a_test_shows_is_found(place: Place) -> None:
    assert leaks(place) > 0
