"""The body holds what candidates need and nothing that tells: ids, classes, notes of makers."""

import re

import pytest

from tests.unit.qti.rewriting import shown

MATHML = "http://www.w3.org/1998/Math/MathML"
SVG = "http://www.w3.org/2000/svg"


@pytest.mark.parametrize(
    "kept",
    [
        '<p lang="fr" dir="rtl">x</p>',
        '<p><bdo dir="rtl">x</bdo> <ruby>x<rp>(</rp><rt>y</rt><rp>)</rp></ruby></p>',
        '<ol start="3" type="a" reversed="reversed"><li value="5">x</li></ol>',
        "<dl><dt>x</dt><dd>y</dd></dl>",
        "<figure><figcaption>x</figcaption></figure>",
        '<details open="open"><summary>x</summary>y</details>',
        '<table><caption>x</caption><colgroup><col span="2"/></colgroup><tbody><tr>'
        '<th scope="row" abbr="k">x</th><td colspan="2" rowspan="1">y</td></tr></tbody></table>',
        '<div role="note" aria-label="let op" title="uitleg">x</div>',
        '<p class="qti-italic intro">x</p>',
        '<p data-qti-suppress-tts="all">x</p>',
    ],
)
def test_what_readers_need_is_kept(kept: str) -> None:
    assert shown(kept) == kept


@pytest.mark.parametrize(
    "written",
    [
        '<p id="antwoord">x</p>',
        '<p label="correct">x</p>',
        '<p class="correct">x</p>',
        '<p class="fs-1">x</p>',
        '<p data-catalog-idref="sleutel">x</p>',
        '<p data-key="B">x</p>',
        '<p longdesc="antwoord.html">x</p>',
        '<p>x<feedbackInline outcomeIdentifier="F" identifier="i" showHide="show">goed'
        "</feedbackInline></p>",
        '<p>x</p><rubricBlock view="scorer"><p>goed</p></rubricBlock>',
        '<p>x<goed xmlns="urn:x">goed</goed></p>',
    ],
)
def test_what_nobody_needs_stays_behind(written: str) -> None:
    assert shown(written) == "<p>x</p>"


def test_an_id_that_is_referred_to_has_another_name() -> None:
    text = shown(
        '<p id="sleutel">x</p><a href="#sleutel">y</a><p aria-describedby="sleutel niets">z</p>'
        '<table><tr><th id="kop">k</th><td headers="kop">d</td></tr></table>'
    )
    ids = re.findall(r' id="(id-[0-9a-f]{10})"', text)

    assert f'<a href="#{ids[0]}">' in text
    assert f'aria-describedby="{ids[0]}"' in text
    assert f'<td headers="{ids[1]}">' in text
    assert not re.search("sleutel|niets|kop", text)


def test_a_rubric_tells_its_candidate_only() -> None:
    text = shown('<rubricBlock view="candidate scorer" id="r"><p>Lees</p></rubricBlock>')

    assert text == (
        '<qti-rubric-block view="candidate"><qti-content-body><p>Lees</p></qti-content-body>'
        "</qti-rubric-block>"
    )


def test_information_on_request_becomes_what_browsers_open_and_close() -> None:
    assert shown('<infoControl title="Uitleg" id="hint1"><p>Kijk.</p></infoControl>') == (
        "<details><summary>Uitleg</summary><p>Kijk.</p></details>"
    )


def test_how_a_text_is_spoken_leaves_its_words() -> None:
    ssml = 'xmlns:s="http://www.w3.org/2001/10/synthesis"'

    assert shown(f'<p {ssml}>de <s:sub alias="enzovoort">enz.</s:sub> x</p>') == "<p>de enz. x</p>"


def test_a_drawing_keeps_its_shapes_and_loses_what_acts() -> None:
    text = shown(
        f'<svg xmlns="{SVG}" xmlns:l="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" '
        'onload="x()"><defs><linearGradient id="goed"><stop offset="1" stop-color="red"/>'
        '</linearGradient></defs><rect fill="url(#goed)" width="9" height="9"/>'
        '<use l:href="#goed"/><circle r="1" fill="url(https://evil.example/x)"/>'
        '<image l:href="k.png" width="2" height="2"/><script>x()</script>'
        "<foreignObject><p>x</p></foreignObject><text>een <tspan>twee</tspan></text></svg>",
        {"k.png": "image/png"},
    )
    (name,) = set(re.findall(r"id-[0-9a-f]{10}", text))

    assert text == (
        f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><defs><linearGradient id="{name}">'
        '<stop offset="1" stop-color="red"/></linearGradient></defs>'
        f'<rect fill="url(#{name})" width="9" height="9"/><use href="#{name}"/>'
        '<circle r="1"/><image width="2" height="2" href="asset:part-1"/>'
        "<text>een <tspan>twee</tspan></text></svg>"
    )


def test_a_formula_is_kept_without_its_other_spellings() -> None:
    assert shown(
        f'<math xmlns="{MATHML}" alttext="x in het kwadraat"><semantics><msup><mi>x</mi>'
        '<mn>2</mn></msup><annotation encoding="TeX">x^2</annotation></semantics></math>'
    ) == (
        f'<math xmlns="{MATHML}" alttext="x in het kwadraat"><semantics><msup><mi>x</mi>'
        "<mn>2</mn></msup></semantics></math>"
    )
