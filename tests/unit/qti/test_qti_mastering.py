"""What a candidate receives tells nothing of the key, and says all of the question."""

import base64
import json
import re

import pytest
from lxml import etree

from chalicelib.core.exams import Cardinality, MasteredForm
from chalicelib.qti.mastering.styles import Stylesheet
from tests.unit.qti.making import (
    PNG,
    SCORE,
    choice,
    exam_test,
    item,
    master,
    master_item,
    package,
    part,
    reference,
    response,
    section,
)
from tests.unit.qti.rewriting import shown

MATHML = "http://www.w3.org/1998/Math/MathML"
QTI3 = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"


def body_of(form: MasteredForm, number: int = 0) -> str:
    return str(json.loads(form.content)["items"][number]["body"])


def delivered(body: str) -> str:
    return body_of(master_item(item(body + choice())))


def leaky_item() -> str:
    """An item with a canary in every place of the leak list."""
    declarations = (
        '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">'
        "<correctResponse interpretation='CANARY-interpretation'><value>B</value></correctResponse>"
        '<mapping defaultValue="0"><mapEntry mapKey="B" mappedValue="31.25"/>'
        '<mapEntry mapKey="CANARY-mapping" mappedValue="1"/></mapping></responseDeclaration>'
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" '
        'interpretation="CANARY-outcome"/>'
        '<outcomeDeclaration identifier="MODEL" cardinality="single" baseType="string">'
        "<defaultValue><value>CANARY-model</value></defaultValue></outcomeDeclaration>"
    )
    body = (
        "<!-- CANARY-comment --><?CANARY instruction?>"
        '<p data-key="CANARY-data">Vraag'
        '<feedbackInline outcomeIdentifier="F" identifier="x" showHide="show">CANARY-inline'
        "</feedbackInline></p>"
        '<rubricBlock view="scorer"><p>CANARY-rubric</p></rubricBlock>'
        '<rubricBlock view="tutor author"><p>CANARY-tutor</p></rubricBlock>'
        '<rubricBlock view="candidate"><p>Lees goed.</p></rubricBlock>'
        '<feedbackBlock outcomeIdentifier="F" identifier="y" showHide="show"><p>CANARY-block</p>'
        '<img src="CANARY-picture.png" alt=""/></feedbackBlock>'
        "<template>CANARY-template</template>"
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi>'
        "<annotation>CANARY-annotation</annotation></semantics></math>"
    )
    after = (
        '<modalFeedback outcomeIdentifier="F" identifier="z" showHide="show">CANARY-modal'
        "</modalFeedback><catalogInfo><catalog id='c'>CANARY-catalog</catalog></catalogInfo>"
    )
    processing = (
        '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/'
        'rptemplates/map_response"/>'
    )
    asked = choice().replace('identifier="B"', 'identifier="B" correct="CANARY-attribute"')
    return item(body + asked, declarations=declarations, processing=processing, after=after)


def test_no_canary_reaches_the_delivery_part() -> None:
    form = master_item(leaky_item(), files={"CANARY-picture.png": PNG + b"CANARY-bytes"})
    shown = [form.content, *(asset.data for asset in form.assets)]
    shown += [asset.name.encode() for asset in form.assets]

    assert not [part for part in shown if b"CANARY" in part or b"31.25" in part]
    assert "Lees goed." in body_of(form)
    assert "rptemplates" not in form.content.decode()
    assert form.assets == ()


@pytest.mark.parametrize(
    "word",
    ["correct", "mapping", "processing", "feedback", "outcome", "default", "template", "shuffle"],
)
def test_no_word_of_the_key_stands_in_a_body(word: str) -> None:
    text = leaky_item().replace('maxChoices="1"', 'maxChoices="1" shuffle="true"')

    assert word not in body_of(master_item(text, files={"CANARY-picture.png": PNG})).lower()


def test_items_stand_in_an_order_that_tells_nothing_of_the_test() -> None:
    references = [f"Q{number}" for number in range(12)]
    forward = exam_test(part(section("".join(map(reference, references)))))
    backward = exam_test(part(section("".join(map(reference, reversed(references))))))

    orders = [
        [one["id"] for one in json.loads(master(package(test=test)).content)["items"]]
        for test in (forward, backward)
    ]

    assert orders[0] == orders[1]
    assert orders[0] != references


def test_the_numbers_of_styles_do_not_tell_the_order_of_the_test() -> None:
    names = [f"Q{number}" for number in range(8)]
    items = {
        f"{name}.xml": item(f'<p style="width:{number}em">x</p>' + choice())
        for number, name in enumerate(names)
    }
    sheets = []
    for order in (names, names[::-1]):
        inside = "".join(reference(name, f"{name}.xml") for name in order)
        form = master(package(items, test=exam_test(part(section(inside)))))
        sheets.append(json.loads(form.content)["stylesheet"])

    assert sheets[0] == sheets[1]
    assert len(sheets[0]) > 8


def test_qti_2_becomes_qti_3() -> None:
    root = etree.fromstring(body_of(master_item(item())))
    names = [str(element.tag) for element in root.iter()]

    assert names == [
        f"{QTI3}{name}"
        for name in (
            "qti-assessment-item",
            "qti-response-declaration",
            "qti-item-body",
            "qti-choice-interaction",
            *["qti-simple-choice"] * 3,
        )
    ]
    assert dict(root[0].attrib) == {
        "identifier": "RESPONSE",
        "cardinality": "single",
        "base-type": "identifier",
    }
    assert dict(root[1][0].attrib) == {"response-identifier": "RESPONSE", "max-choices": "1"}


def test_a_declaration_stays_without_its_key_so_that_answers_can_come_back() -> None:
    form = master_item(item(declarations=response(correct="B", cardinality="single") + SCORE))
    declared = form.outline.items[0].responses

    assert [(one.id, one.cardinality, one.base_type) for one in declared] == [
        ("RESPONSE", Cardinality.SINGLE, "identifier")
    ]
    assert etree.fromstring(body_of(form))[0].text is None


def test_text_around_elements_that_stay_behind_is_kept() -> None:
    body = delivered("<p>een <template>x()</template>twee <b>drie</b> vier</p>")

    assert "<p>een twee <b>drie</b> vier</p>" in body


@pytest.mark.parametrize(
    "running",
    [
        '<p onclick="alert(1)">x</p>',
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JAVASCRIPT:alert(1)">x</a>',
        f'<math xmlns="{MATHML}"><mi href="javascript:alert(1)">x</mi></math>',
    ],
)
def test_what_runs_would_not_be_delivered_even_if_it_were_not_refused(running: str) -> None:
    body = re.sub(r'xmlns="[^"]*"', "", shown(running)).lower()

    assert not [word for word in ("alert", "script", "onclick") if word in body]


@pytest.mark.parametrize(
    "hostile",
    [
        '<a href="https://evil.example/x">x</a>',
        '<blockquote cite="https://evil.example/x">x</blockquote>',
        '<p style="position:fixed">x</p>',
        '<p class="a" xmlns:x="urn:x" x:href="https://evil.example/">x</p>',
    ],
)
def test_nothing_that_leads_outside_is_delivered(hostile: str) -> None:
    form = master_item(item(hostile + choice()))
    body = re.sub(r'xmlns="[^"]*"', "", body_of(form)).lower()

    assert not [word for word in ("evil",) if word in body]
    assert not [word for word in ("url", "evil", "fixed") if word in form.content.decode()]


def test_styles_become_classes_of_one_stylesheet() -> None:
    body = '<p style="width: 3em; color:red">a</p><p class="x" style="width:3em;color:red">b</p>'
    content = json.loads(master_item(item(body + choice())).content)

    assert content["stylesheet"] == ".fs-1{width:3em;color:red}"
    assert '<p class="fs-1">a</p><p class="x fs-1">b</p>' in content["items"][0]["body"]
    assert "style=" not in content["items"][0]["body"]


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("font:12px/1.5 serif", "font:12px/1.5 serif"),
        ("COLOR: Red !important", "color:Red"),
        ("grid-column:1 / 3;flex:1 1 auto", "grid-column:1 / 3;flex:1 1 auto"),
        ("position:absolute;top:0;z-index:9;transform:rotate(9deg);opacity:0.5", "opacity:0.5"),
        ("background:image-set('x.png');list-style:url(x.png);content:'B'", ""),
        ("color:var(--key);width:calc(1px + 2px)", "width:calc(1px + 2px)"),
    ],
)
def test_styles_that_lay_out_a_text_are_kept_and_those_that_load_or_move_are_not(
    style: str, kept: str
) -> None:
    sheet = Stylesheet()

    assert sheet.class_for(style) == ("fs-1" if kept else None)
    assert sheet.text == (f".fs-1{{{kept}}}" if kept else "")


def test_a_style_cannot_break_out_of_its_rule() -> None:
    body = '<p style="color:red}body{display:none">a</p>'

    assert json.loads(master_item(item(body + choice())).content)["stylesheet"] == ""


def test_old_html_becomes_html_that_browsers_know() -> None:
    assert "<p><code>a</code><abbr>b</abbr><span>c</span></p>" in delivered(
        "<p><tt>a</tt><acronym>b</acronym><big>c</big></p>"
    )


def test_the_same_package_masters_to_the_same_bytes() -> None:
    assert master(package()) == master(package())


def test_the_scoring_part_holds_the_original_bytes() -> None:
    text = item(after="<!-- as it came -->")
    scoring = json.loads(master_item(text).scoring)

    assert scoring["items"][0]["version"] == "2.2"
    assert base64.b64decode(scoring["items"][0]["xml"]) == text.encode()
