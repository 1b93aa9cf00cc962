"""Pictures, sound and film are delivered under random names, in the elements of QTI 3.0."""

import pytest

from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.packages.media import Asset
from tests.fakes.kernel import CountingIds
from tests.unit.qti.rewriting import shown

FILES = {
    "antwoord.png": "image/png",
    "toon.mp3": "audio/mpeg",
    "film.mp4": "video/mp4",
    "film.vtt": "text/vtt",
    "data.bin": "audio/mpeg",
}


@pytest.mark.parametrize(
    ("written", "delivered"),
    [
        (
            '<object data="antwoord.png" type="image/png" width="5">een kaart</object>',
            '<img width="5" src="asset:part-1" alt="een kaart"/>',
        ),
        (
            '<object data="toon.mp3" type="audio/mpeg">een lied</object>',
            '<audio src="asset:part-1" controls="controls" aria-label="een lied"/>',
        ),
        (
            '<object data="film.mp4" type="video/mp4"/>',
            '<video src="asset:part-1" controls="controls"/>',
        ),
        # The bytes say what it is, not its maker.
        (
            '<object data="data.bin" type="application/octet-stream"/>',
            '<audio src="asset:part-1" controls="controls"/>',
        ),
        ('<object data="x.swf" type="application/flash"><p>Kijk</p></object>', "<p>Kijk</p>"),
        (
            '<video poster="antwoord.png" autoplay="autoplay" loop="loop">'
            '<source src="film.mp4" type="audio/x"/><source src="weg.mp4"/>'
            '<track src="film.vtt" kind="captions" srclang="nl" label="Nederlands"/></video>',
            '<video loop="loop" controls="controls" poster="asset:part-1">'
            '<source src="asset:part-2" type="video/mp4"/>'
            '<track kind="captions" srclang="nl" label="Nederlands" src="asset:part-3"/></video>',
        ),
        (
            '<picture><source srcset="x.png"/><img src="antwoord.png" alt="k"/></picture>',
            '<span><img alt="k" src="asset:part-1"/></span>',
        ),
        (
            '<img src="antwoord.png" srcset="antwoord.png 2x" longdesc="uitleg.html" alt="a"/>',
            '<img alt="a" src="asset:part-1"/>',
        ),
    ],
)
def test_what_shows_a_file(written: str, delivered: str) -> None:
    assert shown(written, FILES) == delivered


def test_a_text_may_look_like_an_address() -> None:
    assert 'alt="Data: 2026"' in shown('<img src="antwoord.png" alt="Data: 2026"/>', FILES)


def test_one_content_has_one_name_and_only_what_is_shown_has_one() -> None:
    assets = {
        path: Asset(path, "image/png", data, data.decode())
        for path, data in (("a.png", b"1"), ("b.png", b"1"), ("c.png", b"2"))
    }
    files = ShownAssets(assets, CountingIds("part"))

    names = [files.address("item.xml", path) for path in ("a.png", "b.png", "weg.png")]
    kind = files.media_type("item.xml", "c.png")

    assert (names[0], names[2], kind) == (names[1], None, "image/png")
    assert [asset.data for asset in files.shown] == [b"1"]
