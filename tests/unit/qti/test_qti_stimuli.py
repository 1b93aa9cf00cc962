"""A stimulus is a file that items share; it is read once, with what it shows."""

from dataclasses import replace

import pytest

from chalicelib.core.exams import EXAM_LIMITS
from tests.builders.media import png
from tests.unit.qti.making import choice, item, package
from tests.unit.qti.opening import Opened, opened

REF = '<assessmentStimulusRef identifier="S" href="../texts/stimulus.xml" title="Tekst"/>'
STIMULUS = (
    '<assessmentStimulus xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="S" '
    'title="Een tekst"><stylesheet href="s.css"/><stimulusBody><p>Lees.'
    '<img src="a.png" alt=""/></p></stimulusBody></assessmentStimulus>'
)
STIMULUS_3 = (
    '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="S" '
    'title="Een tekst"><qti-stimulus-body><p>Lees.</p></qti-stimulus-body>'
    "</qti-assessment-stimulus>"
)
TEXT = item(choice()).replace("<itemBody>", f"{REF}<itemBody>")


def with_stimulus(stimulus: str, items: int = 1) -> Opened:
    files = {
        "texts/stimulus.xml": stimulus.encode(),
        "texts/a.png": png(),
        "texts/s.css": b"p{color:red}",
    }
    written = {f"items/{number}.xml": TEXT for number in range(items)}
    return opened(package(written, files=files))


def test_a_stimulus_is_read_once_for_all_its_items_with_what_it_shows() -> None:
    taken = with_stimulus(STIMULUS, items=2).taken

    assert [(path, one.title) for path, one in taken.stimuli.items()] == [
        ("texts/stimulus.xml", "Een tekst")
    ]
    assert list(taken.assets) == ["texts/a.png"]
    assert list(taken.stylesheets) == ["texts/s.css"]


def test_a_stimulus_of_qti_3_is_read_in_the_spelling_of_2() -> None:
    taken = with_stimulus(STIMULUS_3).taken

    assert taken.stimuli["texts/stimulus.xml"].tree.child("stimulusBody") is not None


def test_a_missing_stimulus_is_named_by_the_item_that_wants_it() -> None:
    found = opened(package({"items/i.xml": TEXT}))

    assert [(one.code, one.place, one.line) for one in found.reasons] == [
        ("file-missing", "items/i.xml", 1)
    ]


@pytest.mark.parametrize(
    ("stimulus", "code"),
    [
        (item(), "qti-version"),
        (STIMULUS.replace("v2p2", "v1p2"), "qti-version"),
        ("<a>", "xml-broken"),
        (f"<!DOCTYPE a>{STIMULUS}", "xml-doctype"),
        (STIMULUS.replace('"a.png"', '"b.png"'), "file-missing"),
        (STIMULUS.replace('"a.png"', '"https://evil.example/a.png"'), "reference-unsafe"),
    ],
)
def test_a_wrong_stimulus_is_refused(stimulus: str, code: str) -> None:
    found = with_stimulus(stimulus)

    assert found.codes == [code]
    assert found.reasons[0].place == "texts/stimulus.xml"


def test_a_stimulus_has_the_limit_of_xml() -> None:
    limits = replace(EXAM_LIMITS, xml_bytes=len(TEXT) + 500)
    long = STIMULUS.replace("Lees.", "Lees. " * 500)
    data = package({"items/i.xml": TEXT}, files={"texts/stimulus.xml": long.encode()})

    assert opened(data, limits).codes == ["file-too-large"]
