"""Style sheets of a package are read with what they import, and reach nothing outside it."""

import time

import pytest

from chalicelib.qti.vocabulary import SVG
from tests.builders.media import png
from tests.unit.qti.making import (
    choice,
    exam_test,
    item,
    item_codes,
    package,
    part,
    reference,
    section,
)
from tests.unit.qti.opening import Opened, opened, opened_item

LINK = '<stylesheet href="s.css" type="text/css"/>'


def with_css(css: str) -> Opened:
    return opened_item("<p/>", before=LINK, s_css=css.encode())


def test_a_style_sheet_is_read_without_its_comments() -> None:
    found = with_css('\ufeff@charset "utf-8"; p{color:red}/* key: B */ b{color:blue}')

    assert " ".join(found.taken.stylesheets["s.css"].split()) == "p{color:red} b{color:blue}"


def test_a_style_sheet_of_a_rubric_and_one_of_a_test_are_read() -> None:
    rubric = '<rubricBlock view="candidate"><stylesheet href="css/r.css"/><p/></rubricBlock>'
    test = exam_test(part(section(rubric + reference("Q1"))), before=LINK)
    files = {"s.css": b"p{color:red}", "css/r.css": b"p{color:blue}"}

    assert set(opened(package(test=test, files=files)).taken.stylesheets) == set(files)


def test_a_missing_style_sheet_is_refused() -> None:
    assert opened_item("<p/>", before=LINK).codes == ["file-missing"]


def test_a_picture_of_a_style_sheet_is_opened_from_where_the_sheet_lies() -> None:
    files = {"css/s.css": b"p{background:URL( 'a.png' )}", "css/a.png": png()}
    text = item().replace("<itemBody>", '<stylesheet href="css/s.css"/><itemBody>')

    assert list(opened(package({"item.xml": text}, files=files)).taken.assets) == ["css/a.png"]


def test_a_local_import_is_put_in_its_place_with_its_addresses_moved() -> None:
    files = {
        "css/s.css": b'@import "more/m.css" print; @import url(more/n.css); p{color:red}',
        "css/more/m.css": b"p{background:url(../a.png)}",
        "css/more/n.css": b"@import 'o.css'; b{color:blue}",
        "css/more/o.css": b"i{background:url('b.png')}",
        "css/a.png": png(),
        "css/more/b.png": png(),
    }
    text = item().replace("<itemBody>", '<stylesheet href="css/s.css"/><itemBody>')
    taken = opened(package({"item.xml": text}, files=files)).taken

    assert " ".join(taken.stylesheets["css/s.css"].split()) == (
        "@media print{p{background:url(a.png)}} "
        "i{background:url('more/b.png')} b{color:blue} p{color:red}"
    )
    assert set(taken.assets) == {"css/a.png", "css/more/b.png"}


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("p{background:url(https://evil.example/x)}", "reference-unsafe"),
        ("p{background:url(//evil.example/x)}", "reference-unsafe"),
        ("p{background:url('data:image/png;base64,AA')}", "reference-unsafe"),
        ("@import 'https://evil.example/x.css';", "reference-unsafe"),
        ("@import url(//evil.example/x.css);", "reference-unsafe"),
        ("@import 'gone.css';", "file-missing"),
        ("@import 's.css';", "css-import-circle"),
        ("p{background:u\\72l(https://evil.example/x)}", "css-hidden-address"),
        ("@\\69mport 'https://evil.example/x.css';", "css-hidden-address"),
        ("p{background:image-set('https://evil.example/x' 1x)}", "css-hidden-address"),
        ("p{background:url(a'b)}", "css-hidden-address"),
        ("p{width:expression(alert(1))}", "css-active"),
        ("p{-moz-binding:url(#x)}", "css-active"),
        ("p{behavior:url(#x)}", "css-active"),
        ("p{background:url(javascript:alert(1))}", "css-active"),
        ("p{color:red}\x00", "css-encoding"),
        ("p{width:" + "(" * 50, "css-too-deep"),
        ("p{width:" + "(}" * 50, "css-too-deep"),
        ("@media screen{" * 51 + "}" * 51, "css-too-deep"),
        (":is(" * 51 + "p" + ")" * 51 + "{}", "css-too-deep"),
        ('p{quotes:"' + ")" * 9 + '"' + "(')'" * 50, "css-too-deep"),
    ],
)
def test_a_style_sheet_that_acts_or_reaches_out_is_refused(css: str, code: str) -> None:
    found = with_css(css)

    assert code in found.codes
    assert found.reasons[0].place == "s.css"


@pytest.mark.parametrize("css", ["(" * 50 + ")" * 50, '"' + "(" * 60 + '"', "\\(" * 60, "()" * 60])
def test_brackets_that_are_closed_or_are_none_are_taken(css: str) -> None:
    assert with_css(css).codes == []


@pytest.mark.parametrize(
    "body",
    [
        f'<p style="width:{"(" * 300}">x</p>',
        f'<svg xmlns="{SVG}" style="d:{"(" * 300}"/>',
        '<p><img src="p.svg" alt=""/></p>',
    ],
)
def test_brackets_without_end_are_refused_wherever_a_style_stands(body: str) -> None:
    drawing = f'<svg xmlns="{SVG}"><style>p{{{"[" * 300}</style></svg>'

    codes = item_codes(item(body + choice()), files={"p.svg": drawing.encode()})

    assert codes == ["css-too-deep"]


def test_a_style_sheet_in_another_encoding_is_refused() -> None:
    found = opened_item("<p/>", before=LINK, s_css="p{content:'é'}".encode("latin-1"))

    assert found.codes == ["css-encoding"]


def test_a_style_sheet_in_another_language_is_refused() -> None:
    link = LINK.replace("text/css", "text/xsl")

    assert opened_item("<p/>", before=link, s_css=b"p{}").codes == ["stylesheet-type"]


@pytest.mark.parametrize(
    "css",
    [
        "url(" + " " * 200_000,
        "url(" * 50_000,
        "@import " + " " * 200_000 + "x",
        "@charset x" * 20_000,
        "/*" * 100_000,
    ],
)
def test_a_hostile_style_sheet_is_read_quickly(css: str) -> None:
    start = time.monotonic()
    with_css(css)

    assert time.monotonic() - start < 5


def test_style_sheets_that_import_each_other_again_and_again_are_refused() -> None:
    files = {f"{n}.css": (f"@import '{n + 1}.css';" * 30).encode() for n in range(4)}
    text = item().replace("<itemBody>", '<stylesheet href="0.css"/><itemBody>')
    found = opened(package({"item.xml": text}, files=files | {"4.css": b"p{color:red}"}))

    assert set(found.codes) == {"css-import-circle"}
