"""The smallest exam with a sound that can be published, and its tone; both are made, not copied."""

import io
import math
import wave
import zipfile

TITLE = "Luisteren"
TONE_PATH = "toon.wav"
AUDIO = f'<p><audio src="{TONE_PATH}" controls="controls"/></p>'
"""A sound as QTI 3 and 2.2 write it."""
SOUND_OBJECT = f'<p><object data="{TONE_PATH}" type="audio/wav">een toon</object></p>'
"""A sound as QTI 2.1 writes it."""
_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p2"
_MATCH_CORRECT = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
_SAMPLES_A_SECOND = 8_000
_HERTZ = 440


def tone(milliseconds: int = 250) -> bytes:
    """Make a WAV of the A above middle C, with one byte a sample."""
    count = _SAMPLES_A_SECOND * milliseconds // 1_000
    turn = 2 * math.pi * _HERTZ / _SAMPLES_A_SECOND
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(1)
        written.setframerate(_SAMPLES_A_SECOND)
        written.writeframes(bytes(128 + round(60 * math.sin(turn * at)) for at in range(count)))
    return buffer.getvalue()


def sound_package(sound: str = AUDIO) -> bytes:
    """Zip an exam of one question, which nobody answers without having heard the tone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("imsmanifest.xml", _MANIFEST)
        archive.writestr("vraag.xml", _item(sound))
        archive.writestr(TONE_PATH, tone())
    return buffer.getvalue()


def _item(sound: str) -> str:
    return f"""<assessmentItem xmlns="{_QTI}" identifier="LUISTEREN" title="{TITLE}"
  adaptive="false" timeDependent="false">
<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
<correctResponse><value>B</value></correctResponse></responseDeclaration>
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
<itemBody>{sound}<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
<prompt>Wat hoor je?</prompt><simpleChoice identifier="A">een stem</simpleChoice>
<simpleChoice identifier="B">een toon</simpleChoice></choiceInteraction></itemBody>
<responseProcessing template="{_MATCH_CORRECT}"/></assessmentItem>"""


_MANIFEST = f"""<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="M">
<resources><resource identifier="LUISTEREN" type="imsqti_item_xmlv2p2" href="vraag.xml">
<file href="vraag.xml"/><file href="{TONE_PATH}"/></resource></resources></manifest>"""
