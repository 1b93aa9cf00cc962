"""Files reach candidates without the words that cameras, editors and makers leave in them."""

import re
import struct
import zlib

import pytest

from chalicelib.core.exams import EXAM_LIMITS
from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.media import read_asset
from tests.builders.media import gif, jpeg, mp3, mp4, png, vtt, wav, webp
from tests.unit.qti.leaking import CANARY, Place, in_body, leaks, master_all
from tests.unit.qti.making import choice

WORD = CANARY.encode()
PICTURE = '<p><img src="a.bin" alt=""/></p>'
SOUND = '<p><audio src="a.bin"/></p>'
FILM = '<p><video src="a.bin"/></p>'
CAPTIONS = '<p><video src="f.bin"><track src="a.bin"/></video></p>'


def chunk(name: bytes, part: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + part))
    return struct.pack(">I", len(part)) + name + part + checksum


def png_with(name: bytes, part: bytes) -> bytes:
    return png()[:33] + chunk(name, part) + png()[33:]


def segment(marker: int, part: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(part) + 2) + part


def exif(order: str = ">", *, orientation: int = 6) -> bytes:
    start = {">": b"MM\x00*\x00\x00\x00\x08", "<": b"II*\x00\x08\x00\x00\x00"}[order]
    told = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    named = struct.pack(f"{order}HHII", 0x010E, 2, len(WORD), 38)
    count = struct.pack(f"{order}H", 2)
    return b"Exif\x00\x00" + start + count + named + told + b"\x00" * 4 + WORD


def jpeg_with(marker: int, part: bytes) -> bytes:
    return jpeg()[:2] + segment(marker, part) + jpeg()[2:]


def riff_with(data: bytes, name: bytes) -> bytes:
    part = name + struct.pack("<I", len(WORD) + 1) + WORD + b"\x00" * (1 + (len(WORD) + 1) % 2)
    return data[:4] + struct.pack("<I", len(data) - 8 + len(part)) + data[8:] + part


def box(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I", 8 + len(part)) + name + part


def svg(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    text = f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'
    return text.encode()


def tagged_mp3() -> bytes:
    tag = b"TIT2" + struct.pack(">I", len(WORD)) + b"\x00\x00" + WORD
    start = b"ID3\x04\x00\x00\x00\x00\x00" + bytes([len(tag)]) + tag
    return start + mp3()[12:-128] + (b"TAG" + WORD).ljust(128, b"\x00")


FILES = {
    "PNG text": (png_with(b"tEXt", b"Comment\x00" + WORD), PICTURE),
    "PNG packed text": (png_with(b"zTXt", WORD + b"\x00\x00" + zlib.compress(WORD)), PICTURE),
    "PNG international text": (png_with(b"iTXt", b"a\x00\x00\x00\x00\x00" + WORD), PICTURE),
    "PNG EXIF": (png_with(b"eXIf", WORD), PICTURE),
    "PNG chunk of a program": (png_with(b"prVW", WORD), PICTURE),
    "PNG profile": (png_with(b"iCCP", WORD + b"\x00\x00" + zlib.compress(b"")), PICTURE),
    "PNG end": (png() + WORD, PICTURE),
    "JPEG comment": (jpeg_with(0xFE, WORD), PICTURE),
    "JPEG EXIF": (jpeg_with(0xE1, exif()), PICTURE),
    "JPEG EXIF of another order": (jpeg_with(0xE1, exif("<")), PICTURE),
    "JPEG XMP": (jpeg_with(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + WORD), PICTURE),
    "JPEG small picture": (
        jpeg_with(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01" + WORD),
        PICTURE,
    ),
    "JPEG of Photoshop": (jpeg_with(0xED, b"Photoshop 3.0\x00" + WORD), PICTURE),
    "JPEG end": (jpeg() + WORD, PICTURE),
    "GIF comment": (gif()[:-1] + b"\x21\xfe\x09" + WORD + b"\x00\x3b", PICTURE),
    "GIF text": (gif()[:-1] + b"\x21\x01\x09" + WORD + b"\x00\x3b", PICTURE),
    "GIF end": (gif() + WORD, PICTURE),
    "WebP EXIF": (riff_with(webp(), b"EXIF"), PICTURE),
    "WebP end": (webp() + WORD, PICTURE),
    "WAV list": (riff_with(wav(), b"LIST"), SOUND),
    "MP3 tags": (tagged_mp3(), SOUND),
    "MP4 box of users": (mp4() + box(b"udta", box(b"\xa9nam", WORD)), FILM),
    "MP4 free box": (mp4() + box(b"free", WORD), FILM),
    "MP4 tags of a track": (mp4() + box(b"moov", box(b"trak", box(b"udta", WORD))), FILM),
    "MP4 name of a track": (mp4(b"vide" + b"\x00" * 12 + WORD), FILM),
    "note in captions": (vtt() + b"\nNOTE " + WORD + b"\n", CAPTIONS),
    "name of a caption": (vtt().replace(b"\n\n00", b"\n\n" + WORD + b"\n00"), CAPTIONS),
    "header of captions": (vtt().replace(b"WEBVTT", b"WEBVTT " + WORD), CAPTIONS),
    "style of captions": (vtt() + b"\nSTYLE\n::cue(." + WORD + b"){color:red}\n", CAPTIONS),
    "class of a caption": (vtt().replace(b"Hallo", b"<c." + WORD + b">Hallo</c>"), CAPTIONS),
    "SVG comment": (svg(f"<!-- {CANARY} -->"), PICTURE),
    "SVG instruction": (svg(before=f"<?{CANARY} {CANARY}?>"), PICTURE),
    "SVG title": (svg(f"<title>{CANARY}</title><desc>{CANARY}</desc>"), PICTURE),
    "SVG metadata": (svg(f'<metadata><a xmlns="urn:{CANARY}">{CANARY}</a></metadata>'), PICTURE),
    "SVG of an editor": (
        svg(f'<k:named k:a="{CANARY}"/><g k:label="{CANARY}"/>', f'xmlns:k="urn:{CANARY}"'),
        PICTURE,
    ),
    "SVG id": (svg(f'<g id="{CANARY}"/><g id="b{CANARY}"/><use href="#b{CANARY}"/>'), PICTURE),
    "SVG class": (
        svg(f'<style>.{CANARY}{{fill:red}}</style><rect class="{CANARY}" width="1"/>'),
        PICTURE,
    ),
    "SVG class of nothing": (svg(f"<style>.{CANARY}, g {{fill:red}}</style>"), PICTURE),
    "SVG comment of a style": (svg(f"<style>g{{fill:red}}/* {CANARY} */</style>"), PICTURE),
    "SVG rule of a style": (svg(f"<style>@layer {CANARY};g{{--{CANARY}:1}}</style>"), PICTURE),
    "SVG attribute": (svg(f'<g data-k="{CANARY}" aria-label="{CANARY}" k="{CANARY}"/>'), PICTURE),
    "SVG style attribute": (svg(f'<g style="--{CANARY}:1;fill:red"/>'), PICTURE),
    "SVG text outside of texts": (svg(f"<g>{CANARY}<rect/>{CANARY}</g>"), PICTURE),
}


def planted(data: bytes, body: str) -> Place:
    files = {"a.bin": data} | ({"f.bin": mp4()} if "f.bin" in body else {})
    return in_body(body + choice(), files=files)


@pytest.mark.parametrize("name", FILES)
def test_a_canary_in_a_file_reaches_nobody(name: str) -> None:
    assert leaks(_place(name)) == 0


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_its_words_is_still_what_it_was(name: str) -> None:
    for asset in master_all(_place(name).package)[0].assets:
        findings = Findings("a.bin")
        seen = read_asset("a.bin", asset.data, EXAM_LIMITS, findings)

        assert seen is not None
        assert (findings.reasons, seen.media_type) == ([], asset.media_type)


def _place(name: str) -> Place:
    return planted(*FILES[name])


def stripped_picture(data: bytes) -> bytes:
    (asset,) = master_all(planted(data, PICTURE).package)[0].assets
    return asset.data


def test_a_photograph_stays_the_right_way_up() -> None:
    told = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01" + struct.pack(
        ">HHIHHI", 0x0112, 3, 1, 6, 0, 0
    )

    assert stripped_picture(jpeg_with(0xE1, exif("<"))) == jpeg_with(0xE1, told)


def test_colours_and_sizes_of_pictures_stay() -> None:
    sized = png_with(b"pHYs", b"\x00" * 9)[:-12] + chunk(b"tEXt", WORD) + png()[-12:]
    adobe = jpeg_with(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01")

    assert stripped_picture(sized) == png_with(b"pHYs", b"\x00" * 9)
    assert stripped_picture(adobe + WORD) == adobe


def test_a_gif_that_moves_goes_on_moving() -> None:
    repeats = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
    moving = gif(frames=2)

    assert stripped_picture(moving[:19] + repeats + moving[19:] + WORD) == (
        moving[:19] + repeats + moving[19:]
    )


def test_a_drawing_looks_as_it_did_under_other_names() -> None:
    drawn = svg(
        f"<style>.{CANARY}{{fill:url(#{CANARY})}} rect &gt; .weg{{fill:red}} g text{{fill:red}}"
        f'#shape{{stroke:blue}}</style><defs><linearGradient id="{CANARY}"/><filter id="f">'
        '<feGaussianBlur stdDeviation="2" in="SourceGraphic"/></filter></defs>'
        f'<rect class="{CANARY}" id="shape" style="stroke-width:2" filter="url(#f)" width="9"/>'
        '<g><text x="1">Een <tspan>twee</tspan> drie</text></g><use href="#shape"/>',
        'viewBox="0 0 9 9"',
    )
    text = stripped_picture(drawn).decode()
    gradient, blur, shape = re.findall(r' id="(id-[0-9a-f]{10})"', text)

    assert f".k1{{fill:url(#{gradient})}}g text{{fill:red}}#{shape}{{stroke:blue}}" in text
    assert f'width="9" filter="url(#{blur})"' in text or f'filter="url(#{blur})" width="9"' in text
    assert f'class="k1" id="{shape}" style="stroke-width:2"' in text
    assert '<g><text x="1">Een <tspan>twee</tspan> drie</text></g>' in text
    assert f'<use href="#{shape}"/>' in text
    assert 'viewBox="0 0 9 9"' in text


def test_captions_keep_their_times_places_and_texts() -> None:
    data = vtt("00:01.000 --> 00:02.000 line:0 position:20% align:start") + b"\nNOTE " + WORD
    form = master_all(planted(data, CAPTIONS).package)[0]

    (captions,) = [asset.data for asset in form.assets if asset.media_type == "text/vtt"]
    assert captions == (
        b"WEBVTT\n\n00:01.000 --> 00:02.000 line:0 position:20% align:start\nHallo\n"
    )


def test_captions_that_follow_their_header_at_once_stay() -> None:
    data = vtt().replace(b"\n\n00", b"\n00") + b"\nNOTE " + WORD

    (form,) = master_all(planted(data, CAPTIONS).package)
    (captions,) = [asset.data for asset in form.assets if asset.media_type == "text/vtt"]
    assert captions == vtt()


def test_the_sound_of_an_mp3_stays() -> None:
    form = master_all(planted(tagged_mp3(), SOUND).package)[0]

    assert [asset.data for asset in form.assets] == [mp3()[12:-128]]
