"""A picture is what its bytes say, and only pictures that are shown leave the server."""

import json
import time

import pytest

from tests.builders.media import gif, jpeg, webp
from tests.unit.qti.making import (
    PNG,
    SVG,
    choice,
    item,
    item_codes,
    master,
    master_item,
    package,
)

SHOWS = '<p><img src="img/antwoord-b.png" alt="plaatje"/></p>' + choice()
HOSTILE_SVG = {
    "script": "<script>alert(1)</script>",
    "event": '<path onload="alert(1)"/>',
    "html inside": "<foreignObject/>",
    "html by namespace": '<b xmlns="http://www.w3.org/1999/xhtml"/>',
    "outside picture": '<image href="https://evil.example/x"/>',
    "outside xlink": '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg#a"/>',
    "link": '<a href="https://evil.example"/>',
    "javascript": '<use href="javascript:alert(1)"/>',
    "outside fill": "<path fill=\"url( 'https://e.example')\"/>",
    "import": '<style>@import "x.css";</style>',
    "escaped style": "<style>a{b:\\75rl(x)}</style>",
    "style behind an element": "<style><g/>a{b:url(https://e.example)}</style>",
    "changed by animation": '<animate attributeName="href"/>',
    "svg in data": '<image href="data:image/svg+xml;base64,AA"/>',
}


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PNG, "image/png"),
        (jpeg(), "image/jpeg"),
        (gif(), "image/gif"),
        (webp(), "image/webp"),
        (SVG, "image/svg+xml"),
    ],
)
def test_the_media_type_is_that_of_the_content(data: bytes, media_type: str) -> None:
    form = master_item(item(SHOWS), files={"img/antwoord-b.png": data})

    assert [(asset.media_type, asset.data) for asset in form.assets] == [(media_type, data)]


@pytest.mark.parametrize("data", [b"", b"MZ executable", b"<html/>", b"<p>svg</p>"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert item_codes(item(SHOWS), files={"img/antwoord-b.png": data}) == ["asset-type"]


@pytest.mark.parametrize("inside", HOSTILE_SVG.values(), ids=HOSTILE_SVG.keys())
def test_an_svg_that_does_more_than_draw_is_refused(inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'

    assert item_codes(item(SHOWS), files={"img/antwoord-b.png": svg.encode()}) == ["svg-active"]


def test_an_svg_may_use_its_own_parts() -> None:
    svg = SVG.replace(b'd="M0 0"', b'd="M0 0" fill="url(#a)" style="fill:url(#b)"')

    assert item_codes(item(SHOWS), files={"img/antwoord-b.png": svg}) == []


def test_a_missing_picture_is_refused() -> None:
    assert item_codes(item(SHOWS)) == ["file-missing"]


@pytest.mark.parametrize(
    "source",
    ["https://evil.example/x.png", "//evil.example/x.png", "/etc/x.png", "../x.png", "data:x", ""],
)
def test_a_picture_from_outside_the_package_is_refused(source: str) -> None:
    assert item_codes(item(SHOWS.replace("img/antwoord-b.png", source))) == ["reference-unsafe"]


def test_names_of_pictures_tell_nothing_and_the_same_content_has_one_name() -> None:
    body = SHOWS.replace("</p>", '<img src="img/kopie.png" alt=""/></p>')
    form = master_item(item(body), files={"img/antwoord-b.png": PNG, "img/kopie.png": PNG})
    content = json.loads(form.content)

    assert b"antwoord-b" not in form.content
    assert content["items"][0]["body"].count(f"asset:{form.assets[0].name}") == 2
    assert content["assets"] == [{"name": form.assets[0].name, "media_type": "image/png"}]


def test_a_picture_of_the_feedback_stays_behind() -> None:
    feedback = '<modalFeedback><img src="uitleg.png" alt=""/></modalFeedback>'
    form = master_item(item(after=feedback), files={"uitleg.png": PNG})

    assert form.assets == ()


def test_a_file_that_no_item_shows_is_not_opened() -> None:
    form = master(package(files={"leeswijzer.exe": b"MZ"}))

    assert form.assets == ()


def test_an_object_with_a_picture_becomes_an_image_with_its_text() -> None:
    body = '<p><object data="a.png" type="image/png" width="20">Een <b>kaart</b></object></p>'
    form = master_item(item(body + choice()), files={"a.png": PNG})
    delivered = json.loads(form.content)["items"][0]["body"]

    assert f'src="asset:{form.assets[0].name}"' in delivered
    assert 'alt="Een kaart"' in delivered
    assert 'width="20"' in delivered


def test_a_drawing_with_a_hostile_address_is_read_quickly() -> None:
    svg = SVG.replace(b'd="M0 0"', b'fill="url(' + b" " * 100_000 + b'"')
    start = time.monotonic()

    assert item_codes(item(SHOWS), files={"img/antwoord-b.png": svg}) == ["svg-active"]
    assert time.monotonic() - start < 5
