"""Media are what their bytes say, from the first to the last."""

from dataclasses import replace

import pytest

from chalicelib.core.exams import EXAM_LIMITS
from tests.builders.media import (
    gif,
    jpeg,
    mp3,
    mp4,
    ogg,
    pdf,
    png,
    ttf,
    vtt,
    wav,
    webm,
    webp,
    woff2,
)
from tests.unit.qti.opening import opened_item

PICTURE = '<p><img src="a.bin" alt=""/></p>'
SOUND = '<p><audio src="a.bin"/></p>'
FILM = '<p><video src="a.bin"/></p>'
CAPTIONS = '<p><video><track src="a.bin"/></video></p>'
MATERIAL = (
    "<companionMaterialsInfo><digitalMaterial><fileHref>a.bin</fileHref></digitalMaterial>"
    "</companionMaterialsInfo>"
)
KINDS = {
    "image/png": (png(), PICTURE),
    "image/jpeg": (jpeg(), PICTURE),
    "image/gif": (gif(), PICTURE),
    "image/webp": (webp(), PICTURE),
    "audio/wav": (wav(), SOUND),
    "audio/mpeg": (mp3(), SOUND),
    "audio/mp4": (mp4(b"soun"), SOUND),
    "audio/ogg": (ogg(), SOUND),
    "audio/webm": (webm(2), SOUND),
    "video/mp4": (mp4(), FILM),
    "video/webm": (webm(), FILM),
    "video/ogg": (ogg(b"\x80theora"), FILM),
    "text/vtt": (vtt(), CAPTIONS),
}


@pytest.mark.parametrize("media_type", KINDS)
def test_a_file_is_what_its_content_says(media_type: str) -> None:
    data, body = KINDS[media_type]
    asset = opened_item(body, a_bin=data).taken.assets["a.bin"]

    assert (asset.media_type, asset.data, len(asset.sha256)) == (media_type, data, 64)


@pytest.mark.parametrize("media_type", [one for one in KINDS if one != "text/vtt"])
def test_a_file_that_is_cut_off_is_refused(media_type: str) -> None:
    data, body = KINDS[media_type]
    found = opened_item(body, a_bin=data[: max(len(data) // 4, 20)])

    assert found.codes == ["asset-broken"]
    assert found.reasons[0].place == "a.bin"


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (png().replace(b"IDAT", b"IDAX"), PICTURE),
        (png()[:-1] + b"\x00", PICTURE),
        (png()[:-17] + b"\x00" + png()[-16:], PICTURE),
        (jpeg().replace(b"\xff\xdb", b"\xff\xfe"), PICTURE),
        (jpeg(width=0), PICTURE),
        (gif(width=0), PICTURE),
        (gif().replace(b"\x2c\x00\x00\x00\x00\x01\x00", b"\x2c\x00\x00\x00\x00\x09\x00"), PICTURE),
        (gif(frames=0), PICTURE),
        (wav().replace(b"fmt \x10\x00\x00\x00\x01", b"fmt \x10\x00\x00\x00\x07"), SOUND),
        (wav().replace(b"data", b"atad"), SOUND),
        (mp4().replace(b"mdat", b"free"), FILM),
        (mp4(b"text"), FILM),
        (ogg(b"unknown!"), SOUND),
        (webm().replace(b"webm", b"matr"), FILM),
        (webm(17), FILM),
        (vtt("00:01 --> 00:02"), CAPTIONS),
        (vtt() + b"\nSTYLE\n::cue{background:url(https://evil.example/x)}\n", CAPTIONS),
        (mp3() + b"<html>", SOUND),
        (
            mp3().replace(
                b"\x00" * 100, b"\x00" * 32 + b"Info\x00\x00\x00\x01\x00\x00\x00\x09" + b"\x00" * 56
            ),
            SOUND,
        ),
    ],
)
def test_a_damaged_file_is_refused(data: bytes, body: str) -> None:
    assert opened_item(body, a_bin=data).codes == ["asset-broken"]


@pytest.mark.parametrize("data", [png(40, 30), jpeg(40, 30), gif(40, 30), webp(40, 30)])
def test_a_picture_has_a_limit_of_pixels(data: bytes) -> None:
    just, less = replace(EXAM_LIMITS, pixels=1200), replace(EXAM_LIMITS, pixels=1199)

    assert opened_item(PICTURE, limits=just, a_bin=data).codes == []
    assert opened_item(PICTURE, limits=less, a_bin=data).codes == ["picture-too-large"]


@pytest.mark.parametrize("data", [png(20, 20, frames=4), gif(20, 20, frames=4)])
def test_all_frames_of_an_animation_count(data: bytes) -> None:
    limits = replace(EXAM_LIMITS, pixels=1599)

    assert opened_item(PICTURE, limits=limits, a_bin=data).codes == ["picture-too-large"]


def test_a_png_that_promises_more_pixels_than_it_holds_is_refused() -> None:
    promised, held = png(100, 100), png(10, 10)
    start = promised.index(b"IDAT") - 4
    data = promised[:start] + held[held.index(b"IDAT") - 4 :]

    assert opened_item(PICTURE, a_bin=data).codes == ["asset-broken"]


@pytest.mark.parametrize("data", [mp4(), vtt(), pdf(), ttf()])
def test_what_is_no_picture_is_not_shown_as_one(data: bytes) -> None:
    found = opened_item(PICTURE, a_bin=data)

    assert found.codes == ["asset-kind"]
    assert (found.reasons[0].place, found.reasons[0].line) == ("item.xml", 1)


@pytest.mark.parametrize(
    ("declared", "data", "codes"),
    [
        ("image/png", png(), []),
        ("image/jpg", jpeg(), []),
        ("image/PNG; q=1", png(), []),
        ("audio/mp3", mp3(), []),
        ("application/ogg", ogg(), []),
        ("video/mp4", mp4(b"soun"), []),
        ("image/png", jpeg(), ["media-type-wrong"]),
        ("image/png", mp4(), ["media-type-wrong"]),
        ("audio/mp4", mp4(), ["media-type-wrong"]),
        ("audio/mpeg", ogg(), ["media-type-wrong"]),
        ("image/svg+xml", png(), ["media-type-wrong"]),
        ("image/png", b"<html><body>", ["asset-type"]),
    ],
)
def test_what_a_document_says_of_a_file_must_be_true(
    declared: str, data: bytes, codes: list[str]
) -> None:
    body = f'<p><object data="a.bin" type="{declared}"/></p>'

    assert opened_item(body, a_bin=data).codes == codes


@pytest.mark.parametrize("data", [woff2(), ttf()])
def test_a_style_sheet_may_bring_a_font(data: bytes) -> None:
    css = b'@font-face{font-family:x;src:url("a.bin")}'
    found = opened_item("<p/>", before='<stylesheet href="s.css"/>', s_css=css, a_bin=data)

    assert found.taken.assets["a.bin"].media_type.startswith("font/")


@pytest.mark.parametrize("data", [woff2()[:-1], ttf()[:-1]])
def test_a_font_that_is_cut_off_is_refused(data: bytes) -> None:
    css = b'@font-face{font-family:x;src:url("a.bin")}'
    found = opened_item("<p/>", before='<stylesheet href="s.css"/>', s_css=css, a_bin=data)

    assert found.codes == ["asset-broken"]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (pdf(), []),
        (pdf(b"/OpenAction << /S /JavaScript >>"), ["document-active"]),
        (pdf(b"/A << /URI (https://evil.example) >>"), ["document-active"]),
        (pdf()[:-8], ["asset-broken"]),
    ],
)
def test_a_sheet_of_formulas_may_be_a_pdf_that_does_nothing(data: bytes, codes: list[str]) -> None:
    assert opened_item("<p/>", before=MATERIAL, a_bin=data).codes == codes


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (webm()[:11] + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" * 5_000, FILM),
        (mp4() + b"\x00\x00\x00\x08free" * 250_000, FILM),
    ],
)
def test_a_file_of_endless_pieces_is_refused(data: bytes, body: str) -> None:
    limits = replace(EXAM_LIMITS, ratio=10_000)

    assert opened_item(body, limits=limits, a_bin=data).codes == ["asset-broken"]
