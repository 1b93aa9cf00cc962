"""Honest packages that mutations start from: every question, rule, kind of file and structure."""

from functools import cache

from demonstration.build import build_package
from tests.builders import media
from tests.conformance.corpus import corpus
from tests.faults.fuzzing.zips import rezip, unzip
from tests.journeys import kinds_of_questions
from tests.unit.qti.asking import QUESTIONS, Question
from tests.unit.qti.making import (
    MAP_RESPONSE,
    MATCH_CORRECT,
    SCORE,
    SVG,
    TEXT_ENTRY,
    assign,
    base,
    choice,
    exam_test,
    item,
    package,
    part,
    reference,
    response,
    rules,
    section,
    when,
)
from tests.unit.qti.templated import DRAW, KEY, templated

STYLE = """@import "more.css"; @font-face {font-family: x; src: url(f.woff2)}
p.a > b:first-child, table td {color: #00f; background: url("p.png"); margin: 1em 2%}
@media (min-width: 30em) { .b {float: left} }"""
SHOWN = """<div class="a"><img src="p.png" alt="a"/><img src="p.jpg" alt="b"/><img src="p.gif"
 alt="c"/><img src="p.webp" alt="d"/><img src="p.svg" alt="e"/>
<object data="a.mp3" type="audio/mpeg"/><object data="a.wav" type="audio/wav"/>
<object data="a.ogg" type="audio/ogg"/><object data="v.mp4" type="video/mp4"/>
<object data="v.webm" type="video/webm"/>
<table><tr><th style="width:3em">x</th><td>1</td></tr></table>
<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>1</mn><mi>x</mi></mfrac></math></div>"""
STRUCTURE = """<testPart identifier="P2" navigationMode="linear" submissionMode="simultaneous">
<preCondition><baseValue baseType="boolean">true</baseValue></preCondition>
<itemSessionControl maxAttempts="1" allowSkipping="false"/><timeLimits maxTime="600"/>
<assessmentSection identifier="S2" title="Keuze" visible="true" keepTogether="false">
<selection select="2" withReplacement="true"/><ordering shuffle="true"/>
<rubricBlock view="candidate"><p>Lees <b>goed</b>.</p></rubricBlock>
<assessmentItemRef identifier="R1" href="q0.xml" fixed="true" category="a b">
<weight identifier="W" value="2"/><branchRule target="EXIT_TEST"><isNull>
<variable identifier="R1.SCORE"/></isNull></branchRule></assessmentItemRef>
<assessmentItemRef identifier="R2" href="q1.xml"/></assessmentSection></testPart>"""


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Return the names and bytes of all seeds; those of the corpus when this machine has it."""
    made = {
        "questions": _questions(),
        "rules": _rules(),
        "templates": _templates(),
        "files": _files(),
        "kinds": kinds_of_questions.package(),
        "demonstration": build_package(),
    }
    folder = corpus()
    for path in sorted(folder.glob("packages/*.zip")) if folder else ():
        made[path.stem] = path.read_bytes()
    # Packed anew, because a zip tells when it was made: a case must be the same tomorrow.
    return tuple((name, rezip(unzip(data))) for name, data in made.items())


def _questions() -> bytes:
    items = {f"q{number}.xml": _scored(one) for number, one in enumerate(QUESTIONS)}
    references = "".join(reference(path[:-4].upper(), path) for path in items)
    test = exam_test(part(section(references)) + STRUCTURE)
    return package(items, test=test, files={"p.png": media.png(), "a.mp3": media.mp3()})


def _scored(question: Question) -> str:
    if not question.base_type or question.base_type == "file":
        return question.item()
    key = [question.answer] if isinstance(question.answer, str) else question.answer
    values = "".join(f"<value>{one}</value>" for one in key)
    declared = response(
        mapping=f"<correctResponse>{values}</correctResponse>",
        cardinality=question.cardinality,
        base_type=question.base_type,
    )
    return item(question.body, declarations=declared + SCORE)


def _rules() -> bytes:
    answer = '<variable identifier="RESPONSE"/>'
    mapping = """<mapping defaultValue="0" lowerBound="0" upperBound="3">
<mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="C" mappedValue="2.5"/></mapping>"""
    declared = response(correct="A C", mapping=mapping, cardinality="multiple") + SCORE
    number = response(correct="2.5", base_type="float") + SCORE
    close = f'<equal toleranceMode="absolute" tolerance="0.1">{answer}{base("float", 2.5)}</equal>'
    text = response(correct="kaas", base_type="string") + SCORE
    told = f'<patternMatch pattern="[Kk]a+s(je)?">{answer}</patternMatch>'
    chosen = choice("A B C D", attributes='maxChoices="0" shuffle="true"')
    items = {
        "map.xml": item(chosen, declarations=declared, processing=MAP_RESPONSE),
        "match.xml": item(chosen, declarations=declared, processing=MATCH_CORRECT),
        "near.xml": item(
            TEXT_ENTRY, declarations=number, processing=rules(when(close, assign(base("float", 1))))
        ),
        "word.xml": item(
            TEXT_ENTRY, declarations=text, processing=rules(when(told, assign(base("float", 1))))
        ),
    }
    references = "".join(reference(path[:-4].upper(), path) for path in items)
    return package(items, test=exam_test(part(section(references))))


def _templates() -> bytes:
    least = '<lt><variable identifier="A"/><variable identifier="B"/></lt>'
    bound = f"<templateConstraint>{least}</templateConstraint>"
    body = (
        '<p><printedVariable identifier="A"/> + <printedVariable identifier="B" format="%i"/></p>'
    )
    items = {
        "sum.xml": templated(body=body + TEXT_ENTRY),
        "bound.xml": templated(DRAW + bound + KEY, body=body + TEXT_ENTRY),
    }
    start = f'<templateDefault templateIdentifier="B">{base("integer", 3)}</templateDefault>'
    inside = reference("A", "sum.xml", inside=start) + reference("B", "bound.xml")
    return package(items, test=exam_test(part(section(inside))))


def _files() -> bytes:
    sheet = '<stylesheet href="s.css" type="text/css"/>'
    text = item(SHOWN + choice()).replace("<itemBody>", f"{sheet}<itemBody>")
    pictures = {"p.png": media.png(3, 3, frames=2), "p.jpg": media.jpeg(), "p.webp": media.webp()}
    drawn = {"p.gif": media.gif(frames=2), "p.svg": SVG}
    sound = {"a.mp3": media.mp3(), "a.wav": media.wav(), "a.ogg": media.ogg()}
    film = {"v.mp4": media.mp4(), "v.webm": media.webm()}
    style = {"s.css": STYLE.encode(), "more.css": b"i {color: red}", "f.woff2": media.woff2()}
    files = pictures | drawn | sound | film | style
    return package({"item.xml": text}, files=files)
