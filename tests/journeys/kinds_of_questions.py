"""A small exam of two parts with many kinds of questions, written for the journeys."""

import io
import zipfile

from tests.builders.sound import tone

TITLE = "Alle vraagsoorten"
MOST_POINTS = 7
STORY = "De brug over de Vliet ging in 1933 open."

_QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_MATCH_CORRECT = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"

ORDER = """<qti-order-interaction response-identifier="RESPONSE">
  <qti-prompt>Zet van klein naar groot.</qti-prompt>
  <qti-simple-choice identifier="R">driekwart</qti-simple-choice>
  <qti-simple-choice identifier="P">een kwart</qti-simple-choice>
  <qti-simple-choice identifier="Q">de helft</qti-simple-choice>
</qti-order-interaction>"""

MATCH = """<qti-match-interaction response-identifier="RESPONSE" max-associations="2">
  <qti-prompt>Wat meet je in welke eenheid?</qti-prompt>
  <qti-simple-match-set>
    <qti-simple-associable-choice identifier="A" match-max="1">lengte</qti-simple-associable-choice>
    <qti-simple-associable-choice identifier="B" match-max="1">inhoud</qti-simple-associable-choice>
  </qti-simple-match-set>
  <qti-simple-match-set>
    <qti-simple-associable-choice identifier="K" match-max="1">liter</qti-simple-associable-choice>
    <qti-simple-associable-choice identifier="L" match-max="1">meter</qti-simple-associable-choice>
  </qti-simple-match-set>
</qti-match-interaction>"""

GAP_MATCH = """<qti-gap-match-interaction response-identifier="RESPONSE" max-associations="0">
  <qti-prompt>Vul de woorden in.</qti-prompt>
  <qti-gap-text identifier="A" match-max="1">even</qti-gap-text>
  <qti-gap-text identifier="B" match-max="1">oneven</qti-gap-text>
  <p>Negen is <qti-gap identifier="G"/> en acht is <qti-gap identifier="H"/>.</p>
</qti-gap-match-interaction>"""

HOTSPOT = """<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1">
  <qti-prompt>Klik op de langste paal.</qti-prompt>
  <img src="../media/palen.svg" width="300" height="200" alt="Twee palen"/>
  <qti-hotspot-choice identifier="A" shape="rect" coords="40,20,90,190" hotspot-label="paal links"/>
  <qti-hotspot-choice identifier="B" shape="rect" coords="200,120,250,190"
    hotspot-label="paal rechts"/>
</qti-hotspot-interaction>"""

HOTTEXT = """<qti-hottext-interaction response-identifier="RESPONSE" max-choices="1">
  <qti-prompt>Welk woord is fout gespeld?</qti-prompt>
  <p>De <qti-hottext identifier="A">burg</qti-hottext> is
    <qti-hottext identifier="B">oud</qti-hottext>.</p>
</qti-hottext-interaction>"""

SOUND = """<p><audio src="../media/toon.wav"/></p>
<qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
  <qti-prompt>Wat hoor je?</qti-prompt>
  <qti-simple-choice identifier="A">een stem</qti-simple-choice>
  <qti-simple-choice identifier="B">een toon</qti-simple-choice>
</qti-choice-interaction>"""

TIMES = """<p>Hoeveel is <span class="som"><qti-printed-variable identifier="N"/> × 3</span>?</p>
<p><qti-text-entry-interaction response-identifier="RESPONSE" expected-length="4"/></p>"""

_TEMPLATE = (
    '<qti-template-declaration identifier="N" cardinality="single" base-type="integer"/>',
    """<qti-template-processing>
  <qti-set-template-value identifier="N"><qti-random-integer min="4" max="9"/>
  </qti-set-template-value>
  <qti-set-correct-response identifier="RESPONSE">
    <qti-product><qti-variable identifier="N"/>
      <qti-base-value base-type="integer">3</qti-base-value></qti-product>
  </qti-set-correct-response>
</qti-template-processing>""",
)
_STIMULUS_REF = '<qti-assessment-stimulus-ref identifier="S" href="../bron.xml"/>'
_STIMULUS = f"""<qti-assessment-stimulus xmlns="{_QTI}" identifier="BRON" title="Over de brug">
  <qti-stimulus-body><p>{STORY}</p></qti-stimulus-body></qti-assessment-stimulus>"""
_POLES = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">
  <rect x="40" y="20" width="50" height="170"/><rect x="200" y="120" width="50" height="70"/>
</svg>"""


def package() -> bytes:
    """Zip the exam: five questions in a part that closes, two in the next."""
    items = {
        "VOLGORDE": _item(ORDER, "P Q R", "ordered", "identifier"),
        "KOPPELEN": _item(MATCH, "A,L B,K", "multiple", "directedPair"),
        "INVULLEN": _item(GAP_MATCH, "B,G A,H", "multiple", "directedPair"),
        "AANWIJZEN": _item(HOTSPOT, "A", "single", "identifier"),
        "SPELLEN": _item(HOTTEXT, "A", "single", "identifier", before=_STIMULUS_REF),
        "LUISTEREN": _item(SOUND, "B", "single", "identifier"),
        "KEER": _item(TIMES, "", "single", "integer", template=_TEMPLATE),
    }
    files = {f"vragen/{name}.xml": text.encode() for name, text in items.items()}
    media = {"media/palen.svg": _POLES.encode(), "media/toon.wav": tone()}
    written = {"bron.xml": _STIMULUS.encode(), "toets.xml": _test(list(items)).encode()}
    manifest = {"imsmanifest.xml": _manifest(list(items)).encode()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in (manifest | files | media | written).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _item(
    body: str,
    key: str,
    cardinality: str,
    base_type: str,
    *,
    before: str = "",
    template: tuple[str, str] = ("", ""),
) -> str:
    values = "".join(f"<qti-value>{one.replace(',', ' ')}</qti-value>" for one in key.split())
    correct = f"<qti-correct-response>{values}</qti-correct-response>" if values else ""
    declaration, processing = template
    return f"""<qti-assessment-item xmlns="{_QTI}" identifier="i" title="Vraag" adaptive="false"
  time-dependent="false" xml:lang="nl">
<qti-response-declaration identifier="RESPONSE" cardinality="{cardinality}" base-type="{base_type}">
{correct}</qti-response-declaration>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
{declaration}{processing}{before}
<qti-item-body>{body}</qti-item-body>
<qti-response-processing template="{_MATCH_CORRECT}"/></qti-assessment-item>"""


def _test(names: list[str]) -> str:
    parts = "".join(
        f'<qti-test-part identifier="DEEL-{number}" navigation-mode="nonlinear"'
        f' submission-mode="simultaneous"><qti-assessment-section identifier="S-{number}"'
        f' title="Deel {number}" visible="true">{_references(inside)}</qti-assessment-section>'
        "</qti-test-part>"
        for number, inside in enumerate((names[:5], names[5:]), start=1)
    )
    return (
        f'<qti-assessment-test xmlns="{_QTI}" identifier="T" title="{TITLE}">{parts}'
        "</qti-assessment-test>"
    )


def _references(names: list[str]) -> str:
    return "".join(
        f'<qti-assessment-item-ref identifier="{name}" href="vragen/{name}.xml"/>' for name in names
    )


def _manifest(names: list[str]) -> str:
    resources = "".join(
        f'<resource identifier="{name}" type="imsqti_item_xmlv3p0" href="vragen/{name}.xml">'
        f'<file href="vragen/{name}.xml"/></resource>'
        for name in names
    )
    loose = "".join(f'<file href="{path}"/>' for path in ("media/palen.svg", "media/toon.wav"))
    return f"""<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="M">
<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
<organizations/>
<resources>{resources}
<resource identifier="BRON" type="imsqti_stimulus_xmlv3p0" href="bron.xml">
<file href="bron.xml"/></resource>
<resource identifier="TOETS" type="imsqti_test_xmlv3p0" href="toets.xml">
<file href="toets.xml"/>{loose}
</resource></resources></manifest>"""
