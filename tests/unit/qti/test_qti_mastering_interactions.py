"""Every kind of interaction is delivered in the spelling of QTI 3.0, with all that it needs."""

import re

import pytest

from chalicelib.qti.vocabulary import INTERACTIONS
from tests.unit.qti.rewriting import shown

R = 'responseIdentifier="RESPONSE"'
QTI_R = 'response-identifier="RESPONSE"'
PICTURE = '<object data="p.png" type="image/png" width="9" height="9">kaart</object>'
IMG = '<img alt="kaart" height="9" src="asset:part-1" width="9"/>'
TYPES = {"p.png": "image/png", "film.mp4": "video/mp4", "toon.mp3": "audio/mpeg"}

CASES = {
    "orderInteraction": (
        f'<orderInteraction {R} shuffle="true" minChoices="1" maxChoices="2" '
        'orientation="horizontal"><prompt>Zet op volgorde</prompt>'
        '<simpleChoice identifier="A" fixed="true">a</simpleChoice></orderInteraction>',
        f'<qti-order-interaction max-choices="2" min-choices="1" orientation="horizontal" {QTI_R}>'
        '<qti-prompt>Zet op volgorde</qti-prompt><qti-simple-choice identifier="A">a'
        "</qti-simple-choice></qti-order-interaction>",
    ),
    "associateInteraction": (
        f'<associateInteraction {R} shuffle="false" maxAssociations="3" minAssociations="1">'
        '<simpleAssociableChoice identifier="A" matchMax="2" matchMin="1" matchGroup="B C">a'
        "</simpleAssociableChoice></associateInteraction>",
        f'<qti-associate-interaction max-associations="3" min-associations="1" {QTI_R}>'
        '<qti-simple-associable-choice identifier="A" match-group="B C" match-max="2" '
        'match-min="1">a</qti-simple-associable-choice></qti-associate-interaction>',
    ),
    "matchInteraction": (
        f'<matchInteraction {R} shuffle="true" maxAssociations="4"><simpleMatchSet>'
        '<simpleAssociableChoice identifier="A" matchMax="1">a</simpleAssociableChoice>'
        "</simpleMatchSet><simpleMatchSet/></matchInteraction>",
        f'<qti-match-interaction max-associations="4" {QTI_R}><qti-simple-match-set>'
        '<qti-simple-associable-choice identifier="A" match-max="1">a'
        "</qti-simple-associable-choice></qti-simple-match-set><qti-simple-match-set/>"
        "</qti-match-interaction>",
    ),
    "gapMatchInteraction": (
        f'<gapMatchInteraction {R} shuffle="false">'
        '<gapText identifier="W" matchMax="1">woord</gapText>'
        f'<p>een <gap identifier="G" required="true"/>.</p></gapMatchInteraction>',
        f"<qti-gap-match-interaction {QTI_R}>"
        '<qti-gap-text identifier="W" match-max="1">woord</qti-gap-text>'
        '<p>een <qti-gap identifier="G" required="true"/>.</p></qti-gap-match-interaction>',
    ),
    "hottextInteraction": (
        f'<hottextInteraction {R} maxChoices="1"><p>een <hottext identifier="H">woord</hottext>'
        "</p></hottextInteraction>",
        f'<qti-hottext-interaction max-choices="1" {QTI_R}><p>een '
        '<qti-hottext identifier="H">woord</qti-hottext></p></qti-hottext-interaction>',
    ),
    "inlineChoiceInteraction": (
        f'<p><inlineChoiceInteraction {R} shuffle="false" required="true">'
        '<inlineChoice identifier="A" fixed="false">a</inlineChoice></inlineChoiceInteraction></p>',
        f'<p><qti-inline-choice-interaction required="true" {QTI_R}>'
        '<qti-inline-choice identifier="A">a</qti-inline-choice></qti-inline-choice-interaction>'
        "</p>",
    ),
    "extendedTextInteraction": (
        f'<extendedTextInteraction {R} base="10" stringIdentifier="T" expectedLength="9" '
        'expectedLines="3" format="plain" maxStrings="2" minStrings="1" placeholderText="Typ" '
        'patternMask="[a-z]*"/>',
        '<qti-extended-text-interaction base="10" expected-length="9" expected-lines="3" '
        'format="plain" max-strings="2" min-strings="1" pattern-mask="[a-z]*" '
        f'placeholder-text="Typ" {QTI_R} string-identifier="T"/>',
    ),
    "hotspotInteraction": (
        f'<hotspotInteraction {R} maxChoices="1">{PICTURE}<hotspotChoice identifier="A" '
        'shape="circle" coords="1,2,3" hotspotLabel="hier"/></hotspotInteraction>',
        f'<qti-hotspot-interaction max-choices="1" {QTI_R}>{IMG}<qti-hotspot-choice '
        'coords="1,2,3" hotspot-label="hier" identifier="A" shape="circle"/>'
        "</qti-hotspot-interaction>",
    ),
    "graphicOrderInteraction": (
        f"<graphicOrderInteraction {R}>{PICTURE}</graphicOrderInteraction>",
        f"<qti-graphic-order-interaction {QTI_R}>{IMG}</qti-graphic-order-interaction>",
    ),
    "graphicAssociateInteraction": (
        f'<graphicAssociateInteraction {R} maxAssociations="2">{PICTURE}<associableHotspot '
        'identifier="A" shape="rect" coords="0,0,5,5" matchMax="2"/></graphicAssociateInteraction>',
        f'<qti-graphic-associate-interaction max-associations="2" {QTI_R}>{IMG}'
        '<qti-associable-hotspot coords="0,0,5,5" identifier="A" match-max="2" shape="rect"/>'
        "</qti-graphic-associate-interaction>",
    ),
    "graphicGapMatchInteraction": (
        f'<graphicGapMatchInteraction {R}>{PICTURE}<gapImg identifier="A" matchMax="1" '
        f'objectLabel="vlag">{PICTURE}</gapImg></graphicGapMatchInteraction>',
        f'<qti-graphic-gap-match-interaction {QTI_R}>{IMG}<qti-gap-img identifier="A" '
        f'match-max="1" object-label="vlag">{IMG}</qti-gap-img>'
        "</qti-graphic-gap-match-interaction>",
    ),
    "selectPointInteraction": (
        f'<selectPointInteraction {R} minChoices="0" maxChoices="1">{PICTURE}'
        "</selectPointInteraction>",
        f'<qti-select-point-interaction max-choices="1" min-choices="0" {QTI_R}>{IMG}'
        "</qti-select-point-interaction>",
    ),
    "positionObjectInteraction": (
        f'<positionObjectStage id="antwoord">{PICTURE}<positionObjectInteraction {R} '
        f'centerPoint="4 4" maxChoices="3">{PICTURE}</positionObjectInteraction>'
        "</positionObjectStage>",
        f"<qti-position-object-stage>{IMG}<qti-position-object-interaction "
        f'center-point="4 4" max-choices="3" {QTI_R}>{IMG}</qti-position-object-interaction>'
        "</qti-position-object-stage>",
    ),
    "sliderInteraction": (
        f'<sliderInteraction {R} lowerBound="0" upperBound="10" step="2" stepLabel="true" '
        'orientation="vertical" reverse="true"/>',
        '<qti-slider-interaction lower-bound="0" orientation="vertical" '
        f'{QTI_R} reverse="true" step="2" step-label="true" upper-bound="10"/>',
    ),
    "uploadInteraction": (
        f'<uploadInteraction {R} type="application/pdf"/>',
        f'<qti-upload-interaction {QTI_R} type="application/pdf"/>',
    ),
    "drawingInteraction": (
        f"<drawingInteraction {R}>{PICTURE}</drawingInteraction>",
        f"<qti-drawing-interaction {QTI_R}>{IMG}</qti-drawing-interaction>",
    ),
    "mediaInteraction": (
        f'<mediaInteraction {R} autostart="false" minPlays="1" maxPlays="2" loop="false">'
        '<object data="film.mp4" type="video/mp4" width="9"/></mediaInteraction>',
        '<qti-media-interaction autostart="false" loop="false" max-plays="2" min-plays="1" '
        f'{QTI_R}><video controls="controls" src="asset:part-1" width="9"/>'
        "</qti-media-interaction>",
    ),
    "endAttemptInteraction": (
        f'<p><endAttemptInteraction {R} title="Hint" countAttempt="false"/></p>',
        f'<p><qti-end-attempt-interaction count-attempt="false" {QTI_R} title="Hint"/></p>',
    ),
    "customInteraction": (
        f'<customInteraction {R} class="org.example.Key"><x xmlns="urn:x" key="B">B</x>'
        "</customInteraction>",
        f"<qti-custom-interaction {QTI_R}/>",
    ),
    "portableCustomInteraction": (
        f'<portableCustomInteraction {R} customInteractionTypeIdentifier="urn:fdc:t" module="m" '
        'data-key="B"><interactionModules><interactionModule id="m" primaryPath="m.js"/>'
        "</interactionModules><interactionMarkup><div>x<script>y()</script></div>"
        "</interactionMarkup></portableCustomInteraction>",
        '<qti-portable-custom-interaction custom-interaction-type-identifier="urn:fdc:t" '
        f'module="m" {QTI_R}><qti-interaction-markup><div>x</div></qti-interaction-markup>'
        "</qti-portable-custom-interaction>",
    ),
}


def sorted_attributes(text: str) -> str:
    """Put the attributes of every element in order: the order of writing has no meaning."""

    def arranged(match: re.Match[str]) -> str:
        attributes = sorted(re.findall(r'[\w:-]+="[^"]*"', match[2]))
        return f"<{' '.join([match[1], *attributes])}{match[3]}>"

    return re.sub(r"<([\w:-]+)((?:\s+[\w:-]+=\"[^\"]*\")+)\s*(/?)>", arranged, text)


@pytest.mark.parametrize("name", CASES)
def test_an_interaction_is_delivered_in_the_spelling_of_qti_3(name: str) -> None:
    written, wanted = CASES[name]

    assert sorted_attributes(shown(written, TYPES)) == sorted_attributes(wanted)


def test_every_interaction_of_qti_has_its_case() -> None:
    elsewhere = {"choiceInteraction", "textEntryInteraction"}

    assert set(CASES) | elsewhere == INTERACTIONS


@pytest.mark.parametrize("name", CASES)
def test_what_is_in_qti_3_already_comes_out_as_it_went_in(name: str) -> None:
    _, wanted = CASES[name]
    written = wanted.replace("asset:part-1", "film.mp4" if "<video" in wanted else "p.png")

    assert sorted_attributes(shown(written, TYPES, version="3.0")) == sorted_attributes(wanted)
