"""The same item scores and shows the same, whatever version of QTI it is written in."""

import json

import pytest

from chalicelib.core.kernel import ItemId
from tests.builders.forms import scores_of
from tests.unit.qti.making import (
    TEMPLATES,
    exam_test,
    item,
    master,
    package,
    part,
    refusal_codes,
    section,
)

QTI3_ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i"
 title="Opgave" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="identifier">
<qti-correct-response><qti-value>A</qti-value><qti-value>B</qti-value></qti-correct-response>
<qti-mapping lower-bound="0" upper-bound="3" default-value="-1">
<qti-map-entry map-key="A" mapped-value="1"/><qti-map-entry map-key="B" mapped-value="2"/>
</qti-mapping></qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="0">
<qti-simple-choice identifier="A">keuze A</qti-simple-choice>
<qti-simple-choice identifier="B">keuze B</qti-simple-choice>
<qti-simple-choice identifier="C">keuze C</qti-simple-choice>
</qti-choice-interaction></qti-item-body>{processing}</qti-assessment-item>"""

TEMPLATE3 = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"
PROCESSING3 = {
    "template": f'<qti-response-processing template="{TEMPLATE3}"/>',
    "rules": """<qti-response-processing><qti-response-condition>
<qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value>
</qti-set-outcome-value></qti-response-if>
<qti-response-else-if><qti-match><qti-variable identifier="RESPONSE"/>
<qti-correct identifier="RESPONSE"/></qti-match><qti-set-outcome-value identifier="SCORE">
<qti-base-value base-type="float">3</qti-base-value></qti-set-outcome-value>
</qti-response-else-if><qti-response-else><qti-set-outcome-value identifier="SCORE">
<qti-map-response identifier="RESPONSE"/></qti-set-outcome-value></qti-response-else>
</qti-response-condition></qti-response-processing>""",
}


def as_qti2(version: str) -> str:
    declarations = (
        '<responseDeclaration identifier="RESPONSE" cardinality="multiple" baseType="identifier">'
        '<mapping lowerBound="0" upperBound="3" defaultValue="-1">'
        '<mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="2"/></mapping>'
        '</responseDeclaration><outcomeDeclaration identifier="SCORE" cardinality="single" '
        'baseType="float"/>'
    )
    body = '<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0">'
    body += "".join(f'<simpleChoice identifier="{one}">keuze {one}</simpleChoice>' for one in "ABC")
    return item(
        body + "</choiceInteraction>",
        declarations=declarations,
        processing=f'<responseProcessing template="{TEMPLATES}/map_response"/>',
        version=version,
    )


WRITINGS = {
    "2.1": as_qti2("2.1"),
    "2.2": as_qti2("2.2"),
    **{f"3.0 {name}": QTI3_ITEM.format(processing=one) for name, one in PROCESSING3.items()},
}


@pytest.mark.parametrize("text", WRITINGS.values(), ids=WRITINGS.keys())
def test_every_version_scores_the_same(text: str) -> None:
    form = master(package({"item.xml": text}))
    answers: list[list[str] | None] = [None, ["A"], ["B", "A"], ["A", "C"], ["C"]]

    scores = [
        scores_of(form, {ItemId("ITEM-1"): {"RESPONSE": answer}})[ItemId("ITEM-1")].score
        for answer in answers
    ]

    assert scores == [0, 1, 3, 0, 0]
    assert form.outline.items[0].max_score == 3


def test_every_version_shows_the_same() -> None:
    bodies = {
        "".join(json.loads(master(package({"item.xml": text})).content)["items"][0]["body"].split())
        for text in WRITINGS.values()
    }

    assert len(bodies) == 1


def test_a_test_of_qti_3_is_read_like_one_of_qti_2() -> None:
    test = """<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
     identifier="t" title="Toets"><qti-test-part identifier="p" navigation-mode="linear"
     submission-mode="individual"><qti-assessment-section identifier="S" title="Deel">
     <qti-rubric-block view="candidate" use="instructions"><qti-content-body><p>Lees.</p>
     </qti-content-body></qti-rubric-block><qti-assessment-item-ref identifier="Q" href="item.xml"/>
     </qti-assessment-section></qti-test-part></qti-assessment-test>"""

    form = master(package({"item.xml": WRITINGS["3.0 rules"]}, test=test))
    (delivered,) = json.loads(form.content)["sections"]

    assert (delivered["id"], delivered["title"]) == ("S", "Deel")
    assert json.loads(form.content)["items"][0]["section_id"] == "S"
    assert delivered["rubric"].count("<qti-content-body>") == 1


def test_a_section_without_a_name_is_refused() -> None:
    test = exam_test(part(section("", identifier="")))

    assert refusal_codes(package(test=test))[0] == "identifier-invalid"
