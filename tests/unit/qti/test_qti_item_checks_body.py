"""A body may hold what a candidate can be shown; the rest is refused with its line."""

import pytest

from tests.unit.qti.checking_items import codes, reasons, remarks
from tests.unit.qti.making import SCORE, choice, item, response

MATH = "http://www.w3.org/1998/Math/MathML"
DRAWING = "http://www.w3.org/2000/svg"
FLAG = (
    '<outcomeDeclaration identifier="F" cardinality="{cardinality}" baseType="identifier">'
    "<defaultValue><value>on</value></defaultValue></outcomeDeclaration>"
)


def body_codes(inside: str) -> list[str]:
    return codes(item(choice() + inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<audio src="a.mp3" controls="controls"/>',
        '<video><source src="v.mp4"/><track src="v.vtt"/></video>',
        '<object type="audio/mpeg" data="a.mp3">geluid</object>',
        '<object type="image/png" data="p.png"/>',
        f'<svg xmlns="{DRAWING}"><g><path d="M0 0"/></g><metadata><x/></metadata></svg>',
        f'<math xmlns="{MATH}"><semantics><mi>x</mi><annotation>x</annotation></semantics></math>',
        '<p>Het is <speak xmlns="http://www.w3.org/2001/10/synthesis">tien</speak>.</p>',
        '<templateBlock templateIdentifier="T" identifier="x"><p>tekst</p></templateBlock>',
        '<infoControl title="Hulp"><p>tekst</p></infoControl>',
        '<p><printedVariable identifier="SCORE"/></p>',
        '<rubricBlock view="scorer"><marquee/></rubricBlock>',
        '<rubricBlock view="candidate"><stylesheet href="a.css" type="text/css"/></rubricBlock>',
        '<figure xmlns="http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0"/>',
    ],
)
def test_what_we_can_show_is_taken(inside: str) -> None:
    assert body_codes(inside) == []


@pytest.mark.parametrize(
    ("inside", "element"),
    [
        ('<iframe src="x"/>', "iframe"),
        ("<p><marquee/></p>", "marquee"),
        ('<div xmlns="urn:other"/>', "div"),
        (f'<math xmlns="{MATH}"><mrow><maction/></mrow></math>', "maction"),
        (f'<svg xmlns="{DRAWING}"><foreignObject/></svg>', "svg foreignObject"),
        (f'<svg xmlns="{DRAWING}"><g><animate/></g></svg>', "svg animate"),
    ],
)
def test_an_element_that_nobody_knows_is_refused(inside: str, element: str) -> None:
    found = reasons(item(choice() + inside))

    assert [(one.code, one.facts) for one in found] == [
        ("element-not-supported", {"element": element})
    ]


def test_an_unknown_element_is_refused_with_its_line() -> None:
    assert [one.line for one in reasons(item(choice() + "\n<p>\n<marquee/></p>"))] == [3]


@pytest.mark.parametrize("media_type", ["application/x-shockwave-flash", "text/html", ""])
def test_an_object_shows_a_picture_a_sound_or_a_film(media_type: str) -> None:
    assert body_codes(f'<object type="{media_type}" data="x"/>') == ["object-type"]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert()</script>", "script"),
        ("<p><noscript>x</noscript></p>", "noscript"),
        ('<p onclick="x()">tekst</p>', "onclick"),
        ('<p><a href="javascript:x()">tekst</a></p>', "href"),
        ('<p><a href=" java&#10;script:x()">tekst</a></p>', "href"),
        (f'<svg xmlns="{DRAWING}"><path onload="x()"/></svg>', "onload"),
        ('<rubricBlock view="scorer"><script/></rubricBlock>', "script"),
    ],
)
def test_a_program_is_refused_wherever_it_stands(inside: str, found: str) -> None:
    assert [(one.code, one.facts) for one in reasons(item(choice() + inside))] == [
        ("script", {"found": found})
    ]


def test_an_include_is_refused_with_the_file_that_it_wants() -> None:
    include = '<include xmlns="http://www.w3.org/2001/XInclude" href="x.xml"/>'
    found = reasons(item(choice() + include))

    assert [(one.code, one.facts) for one in found] == [("include", {"file": "x.xml"})]


@pytest.mark.parametrize(
    ("show_hide", "identifier", "shown"),
    [
        ("show", "on", True),
        ("show", "off", False),
        ("hide", "on", False),
        ("hide", "off", True),
        ("", "on", True),
    ],
)
@pytest.mark.parametrize("cardinality", ["single", "multiple"])
def test_feedback_that_shows_before_an_answer_is_worth_a_remark(
    show_hide: str, identifier: str, shown: bool, cardinality: str
) -> None:
    stated = f'showHide="{show_hide}"' if show_hide else ""
    feedback = f'<feedbackBlock outcomeIdentifier="F" identifier="{identifier}" {stated}/>'
    declared = response(correct="B") + SCORE + FLAG.format(cardinality=cardinality)
    text = item(choice() + feedback, declarations=declared)

    assert codes(text) == []
    assert remarks(text) == (["feedback-shown-at-start"] if shown else [])


def test_a_question_in_feedback_is_taken_in_an_adaptive_item_only() -> None:
    body = f'<feedbackBlock outcomeIdentifier="F" identifier="f">{choice()}</feedbackBlock>'

    assert codes(item(body)) == ["interaction-misplaced"]
    assert codes(item(body, attributes='adaptive="true"')) == []


def test_an_item_without_a_body_is_refused() -> None:
    assert "body-missing" in codes(item().replace("itemBody", "otherBody"))


@pytest.mark.parametrize(
    "text",
    [
        item(attributes='adaptive="true"'),
        item(after='<stylesheet href="a.css" type="text/css"/>'),
        item(after='<assessmentStimulusRef identifier="s" href="s.xml"/>'),
        item(after="<companionMaterialsInfo><calculator/></companionMaterialsInfo>"),
        item(after='<catalogInfo><catalog id="c"/></catalogInfo>'),
    ],
)
def test_what_stands_around_a_body_is_taken(text: str) -> None:
    assert codes(text) == []
