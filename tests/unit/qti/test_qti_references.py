"""Every file that a document refers to is there and is opened; nothing leads outside."""

import pytest

from chalicelib.core.exams import PackageReason
from tests.builders.media import mp3, mp4, png, vtt
from tests.unit.qti.making import SVG, choice, exam_test, item, package, part, reference, section
from tests.unit.qti.opening import opened, opened_item

OBJECT = '<object data="a.png" type="image/png"/>'
SVG_IN_TEXT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
PLACES = {
    "picture": '<p><img src="a.png" alt=""/></p>',
    "set of pictures": '<p><img src="a.png" srcset="a.png 1x, a.png 2x" alt=""/></p>',
    "source of a picture": '<picture><source srcset="a.png"/><img src="a.png" alt=""/></picture>',
    "object": f"<p>{OBJECT}</p>",
    "poster": '<video poster="a.png"/>',
    "inside a hotspot": f"<hotspotInteraction>{OBJECT}</hotspotInteraction>",
    "inside a gap image": f"<graphicGapMatchInteraction><gapImg>{OBJECT}</gapImg>"
    "</graphicGapMatchInteraction>",
    "stage": f"<positionObjectStage>{OBJECT}</positionObjectStage>",
    "choice": f"<choiceInteraction><simpleChoice>{OBJECT}</simpleChoice></choiceInteraction>",
    "drawing": f'{SVG_IN_TEXT}<image href="a.png"/></svg>',
    "drawing by xlink": f'{SVG_IN_TEXT}<image x:href="a.png"/></svg>',
    "style": "<p style=\"background:url('a.png')\">x</p>",
    "feedback": '<feedbackBlock><img src="a.png" alt=""/></feedbackBlock>',
    "material": "<companionMaterialsInfo><digitalMaterial><fileHref>a.png</fileHref>"
    "</digitalMaterial></companionMaterialsInfo>",
    "catalog": "<catalogInfo><catalog><card><fileHref>a.png</fileHref></card></catalog>"
    "</catalogInfo>",
}


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES.keys())
def test_a_file_is_found_wherever_it_is_named(body: str) -> None:
    assert list(opened_item(body, a_png=png()).taken.assets) == ["a.png"]


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES.keys())
def test_a_missing_file_is_named_with_the_line_that_wants_it(body: str) -> None:
    reasons = opened_item(f"\n{body}").reasons

    assert reasons[0] == PackageReason("file-missing", "item.xml", {"file": "a.png"}, 2)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a.png",
        "//evil.example/a.png",
        "../a.png",
        "/a.png",
        "file:a.png",
        "data:image/png;base64,AAAA",
        "..%2Fa.png",
    ],
)
@pytest.mark.parametrize("place", [one for one in PLACES if one != "set of pictures"])
def test_a_file_from_elsewhere_is_refused(place: str, address: str) -> None:
    body = PLACES[place].replace("a.png", address)
    # A drawing may hold a small picture itself; a browser shows that as it is.
    if place.startswith("drawing") and address.startswith("data:"):
        assert opened_item(body).codes == []
    else:
        assert "reference-unsafe" in opened_item(body).codes


def test_sound_film_and_captions_are_found() -> None:
    body = (
        '<audio><source src="a.mp3" type="audio/mpeg"/></audio>'
        '<video src="a.mp4"><track src="a.vtt" kind="captions"/></video>'
    )
    assets = opened_item(body, a_mp3=mp3(), a_mp4=mp4(), a_vtt=vtt()).taken.assets

    assert [one.media_type for one in assets.values()] == ["audio/mpeg", "video/mp4", "text/vtt"]


@pytest.mark.parametrize("written", ["caf%C3%A9.png", "caf\u00e9.png", "cafe\u0301.png"])
def test_a_file_with_a_name_of_macos_is_found(written: str) -> None:
    text = item(f'<p><img src="{written}" alt=""/></p>{choice()}')
    found = opened(package({"item.xml": text}, files={"cafe\u0301.png": png()}))

    assert list(found.taken.assets) == ["caf\u00e9.png"]


def test_a_rubric_of_a_test_may_show_a_picture() -> None:
    rubric = '<rubricBlock view="candidate"><p><img src="a.png" alt=""/></p></rubricBlock>'
    test = exam_test(part(section(rubric + reference("Q1"))))

    assert list(opened(package(test=test, files={"a.png": png()})).taken.assets) == ["a.png"]


def test_an_aid_of_a_kind_that_we_do_not_know_is_left_behind_with_a_remark() -> None:
    found = opened_item(PLACES["catalog"], a_png=b"braille")

    assert found.taken.assets == {}
    assert found.told == ["support-left"]


@pytest.mark.parametrize(
    "address", ["https://cbs.nl/bron", "http://x.example", "//x.example", "mailto:a@example.nl"]
)
def test_a_link_to_elsewhere_is_a_remark_because_its_text_stays(address: str) -> None:
    found = opened_item(f'<p>\n<a href="{address}">Bron</a></p>')

    assert found.taken
    assert [(one.code, one.line) for one in found.remarks] == [("link-dropped", 2)]


def test_a_link_inside_the_item_is_nothing_to_remark() -> None:
    assert opened_item('<p><a href="#tekst">Terug</a></p>').told == []


def test_a_link_to_a_file_is_refused_because_a_candidate_would_miss_it() -> None:
    assert opened_item('<p><a href="bijlage.pdf">Bijlage</a></p>').codes == ["link-to-file"]


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="other.svg#a"/>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<rect fill="url(https://evil.example/x)"/>',
        "<style>@import 'x.css';</style>",
        '<use href="javascript:alert(1)"/>',
    ],
)
def test_a_drawing_in_the_text_that_loads_something_is_refused(inside: str) -> None:
    found = opened_item(f"{SVG_IN_TEXT}{inside}</svg>")

    assert set(found.codes) == {"svg-active"}


def test_a_drawing_that_repeats_itself_without_end_is_refused() -> None:
    bomb = "".join(
        f'<g id="a{n}"><use href="#a{n + 1}"/>' + f'<use href="#a{n + 1}"/></g>' for n in range(20)
    )
    heavy = SVG.replace(b'<path d="M0 0"/>', f'{bomb}<g id="a20"><path d="M0 0"/></g>'.encode())
    circle = SVG.replace(b'<path d="M0 0"/>', b'<g id="a"><use href="#a"/></g>')

    for data in (heavy, circle):
        found = opened_item('<p><img src="a.svg" alt=""/></p>', a_svg=data)
        assert found.codes == ["svg-too-heavy"]
    assert opened_item(f"{circle.decode()}").codes == ["svg-too-heavy"]
