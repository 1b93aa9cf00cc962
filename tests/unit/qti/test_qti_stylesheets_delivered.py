"""Style sheets of a package dress the bodies that name them, and do nothing else."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from chalicelib.core.exams import MasteredForm
from tests.builders.forms import master_package
from tests.builders.media import mp3, png, woff2
from tests.unit.qti.making import (
    choice,
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    refusal_codes,
    section,
)

LINK = '<stylesheet href="css/s.css" type="text/css"/>'
BODY = '<p class="intro note" dir="rtl">x<b>y</b></p><ul><li>z</li></ul>' + choice()
SCHEMA = Path(__file__).parents[3] / "docs" / "qti" / "delivery-format.schema.json"


def styled(css: str, *, body: str = BODY, files: dict[str, bytes] | None = None) -> bytes:
    text = item(body).replace("<itemBody>", f"{LINK}<itemBody>")
    return package({"item.xml": text}, files={"css/s.css": css.encode(), **(files or {})})


def content_of(data: bytes) -> dict[str, Any]:
    content = json.loads(master(data).content)
    jsonschema_rs.validator_for(json.loads(SCHEMA.read_text())).validate(content)
    return dict(content)


def delivered(css: str, *, body: str = BODY, files: dict[str, bytes] | None = None) -> str:
    return str(content_of(styled(css, body=body, files=files))["stylesheet"])


def left(css: str) -> list[str]:
    remarks = master_package(styled(css)).remarks
    return [one.facts["found"] for one in remarks if one.code == "style-left"]


def test_a_sheet_is_scoped_to_the_body_that_names_it() -> None:
    items = {"a.xml": item(BODY).replace("<itemBody>", f"{LINK}<itemBody>"), "b.xml": item(BODY)}
    content = content_of(package(items, files={"css/s.css": b"p{color:red}"}))
    bodies = [one["body"] for one in content["items"]]

    assert content["stylesheet"] == ".fx-1 p{color:red}"
    assert sorted('<qti-item-body class="fx-1">' in body for body in bodies) == [False, True]


def test_items_that_share_a_sheet_share_its_rules() -> None:
    text = item(BODY).replace("<itemBody>", f"{LINK}<itemBody>")
    content = content_of(
        package({"a.xml": text, "b.xml": text}, files={"css/s.css": b"p{color:red}"})
    )

    assert content["stylesheet"] == ".fx-1 p{color:red}"
    assert all('class="fx-1"' in one["body"] for one in content["items"])


def test_sheets_of_a_test_and_of_a_rubric_are_scoped_to_rubrics() -> None:
    rubric = '<rubricBlock view="candidate"><stylesheet href="r.css"/><p>x</p></rubricBlock>'
    test = exam_test(part(section(rubric + reference("Q1"))), before='<stylesheet href="t.css"/>')
    files = {"r.css": b"p{color:red}", "t.css": b"p{color:blue}"}
    content = content_of(package(test=test, files=files))

    assert content["stylesheet"] == ".fx-1 p{color:blue}.fx-2 p{color:red}"
    assert 'class="fx-1 fx-2"' in content["sections"][0]["rubric"]


def test_a_sheet_of_a_stimulus_is_scoped_to_it() -> None:
    stimulus = (
        '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" '
        'identifier="s" title="Folder"><qti-stylesheet href="css/s.css" type="text/css"/>'
        "<qti-stimulus-body><p>x</p></qti-stimulus-body></qti-assessment-stimulus>"
    )
    asks = '<assessmentStimulusRef identifier="s" href="s.xml"/>'
    text = item().replace("<itemBody>", f"{asks}<itemBody>")
    files = {"s.xml": stimulus.encode(), "css/s.css": b"p{color:red}"}
    content = content_of(package({"item.xml": text}, files=files))

    assert content["stylesheet"] == ".fx-1 p{color:red}"
    assert "<qti-stimulus-body xmlns=" in content["stimuli"][0]["body"]
    assert 'class="fx-1"' in content["stimuli"][0]["body"]


@pytest.mark.parametrize(
    ("css", "rules"),
    [
        ("p, li {color: Red}", ".fx-1 p,.fx-1 li{color:Red}"),
        ("p.intro>b:first-child{top:0;width:3EM}", ".fx-1 p.intro>b:first-child{width:3EM}"),
        ("body{color:red} :root{gap:1px}", ".fx-1{color:red}.fx-1{gap:1px}"),
        ("itemBody{color:red}", ".fx-1{color:red}"),
        ("body ul > li{color:red}", ".fx-1 ul>li{color:red}"),
        ("simpleChoice{color:red}", ".fx-1 qti-simple-choice{color:red}"),
        ("qti-simple-choice{color:red}", ".fx-1 qti-simple-choice{color:red}"),
        ("li:nth-child( 2n+1 )::before{color:red}", ".fx-1 li:nth-child(2n+1)::before{color:red}"),
        ('p[dir="rtl"]{color:red}', '.fx-1 p[dir="rtl"]{color:red}'),
        ("*{color:red}", ".fx-1 *{color:red}"),
        ("p{color:red!important}", ".fx-1 p{color:red}"),
        (
            "p{color:#fff;margin:0 auto;font:bold 1em/1.5 Arial,serif}",
            ".fx-1 p{color:#fff;margin:0 auto;font:bold 1em/1.5 arial,serif}",
        ),
        (
            "ul{display:flex;grid-template-columns:repeat(2,1fr)}",
            ".fx-1 ul{display:flex;grid-template-columns:repeat(2,1fr)}",
        ),
        (
            "@media screen and (max-width:40em){p{color:red}}",
            "@media screen and (max-width:40em){.fx-1 p{color:red}}",
        ),
        (
            'p{font-family:"Times New Roman", Wingdings, serif}',
            '.fx-1 p{font-family:"times new roman",serif}',
        ),
    ],
)
def test_what_gives_looks_is_kept(css: str, rules: str) -> None:
    assert delivered(css) == rules


@pytest.mark.parametrize(
    "css",
    [
        *(f"p{{position:{one}}}" for one in ("fixed", "absolute", "sticky", "relative")),
        "p{z-index:9}",
        "p{margin-top:-50em}",
        "p{margin:0 0 -9px}",
        "p{margin:calc(0px - 9em)}",
        "p{transform:scale(9)}",
        "p{content:'B'}",
        "p{animation:a 1s}",
        "p{--key:B}",
        "p{color:var(--key)}",
        "p{width:attr(data-key)}",
        "p{list-style-type:'B'}",
        "p{color:antwoord}",
        "p{width:1antwoord}",
        "p{font-family:Antwoord}",
        "@keyframes a{from{color:red}}",
        "@page{margin:0}",
        "@container (width:9em){p{color:red}}",
        "@layer antwoord{p{color:red}}",
        "@media (antwoord){p{color:red}}",
        "p#antwoord{color:red}",
        "p:has(b){color:red}",
        "p:not(.antwoord){color:red}",
        "p[dir^=r]{color:red}",
        "::backdrop{color:red}",
        "p{b{color:red}}",
    ],
)
def test_what_does_more_is_left_with_a_remark(css: str) -> None:
    assert delivered(css) == ""
    assert len(left(css)) == 1


@pytest.mark.parametrize("css", ["h1{color:red}", ".antwoord{color:red}", "p.goed b{color:red}"])
def test_a_rule_for_nothing_that_is_shown_stays_behind_without_a_word(css: str) -> None:
    assert delivered(css) == ""
    assert left(css) == []


def test_a_class_of_the_body_itself_can_be_dressed() -> None:
    text = item(BODY).replace("<itemBody>", f'{LINK}<itemBody class="wide">')
    data = package({"item.xml": text}, files={"css/s.css": b".wide{color:red}"})

    assert content_of(data)["stylesheet"] == ".fx-1.wide{color:red}"


def test_a_class_of_the_package_cannot_pass_for_a_scope() -> None:
    assert (
        "fx-9"
        not in master(
            package({"item.xml": item('<p class="fx-9">x</p>' + choice())})
        ).content.decode()
    )


def test_a_picture_of_a_sheet_travels_under_a_random_name() -> None:
    form = master(
        styled("p{background:url('../antwoord.png') no-repeat}", files={"antwoord.png": png()})
    )

    (asset,) = form.assets
    assert json.loads(form.content)["stylesheet"] == (
        f".fx-1 p{{background:url(asset:{asset.name}) no-repeat}}"
    )


def test_a_file_of_a_rule_that_stays_behind_does_not_travel() -> None:
    assert master(styled("h1{background:url(../a.png)}", files={"a.png": png()})).assets == ()


FACE = "@font-face{font-family:Antwoord B;src:local(x),url(../a.woff2) format('woff2')}"


def fonts_of(css: str) -> MasteredForm:
    return master(styled(FACE + css, files={"a.woff2": woff2()}))


def test_a_font_of_the_package_travels_under_another_name() -> None:
    form = fonts_of("p{font-family:'Antwoord B',serif}")

    assert [asset.media_type for asset in form.assets] == ["font/woff2"]
    assert json.loads(form.content)["stylesheet"] == (
        f'@font-face{{font-family:ff-1;src:url(asset:{form.assets[0].name}) format("woff2")}}'
        ".fx-1 p{font-family:ff-1,serif}"
    )


def test_a_font_that_no_rule_asks_for_stays_behind() -> None:
    form = fonts_of("p{color:red}")

    assert form.assets == ()
    assert json.loads(form.content)["stylesheet"] == ".fx-1 p{color:red}"


def test_a_style_attribute_may_ask_for_a_font_and_wins_from_a_sheet() -> None:
    body = '<p style="font-family:Antwoord B">x</p>' + choice()
    form = master(styled(FACE + "p{color:red}", body=body, files={"a.woff2": woff2()}))
    sheet = json.loads(form.content)["stylesheet"]

    assert sheet.endswith(".fx-1 p{color:red}.fs-1.fs-1.fs-1.fs-1{font-family:ff-1}")
    assert sheet.startswith("@font-face")


def test_only_pictures_and_fonts_are_shown_by_a_sheet() -> None:
    data = styled("p{background:url(../a.mp3)}", files={"a.mp3": mp3()})

    assert refusal_codes(data) == ["asset-kind"]
