"""Makes items, tests and packages for tests, each with one call."""

import io
import zipfile

from chalicelib.core.exams import MasteredForm, PackageRefused
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import ItemScore, Response
from tests.builders.forms import only_form, scores_of
from tests.builders.media import png

NAMESPACES = {
    "2.1": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "2.2": "http://www.imsglobal.org/xsd/imsqti_v2p2",
}
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"
MATCH_CORRECT = f'<responseProcessing template="{TEMPLATES}/match_correct"/>'
MAP_RESPONSE = f'<responseProcessing template="{TEMPLATES}/map_response"/>'
SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
PNG = png()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


def response(
    *,
    correct: str = "",
    mapping: str = "",
    cardinality: str = "single",
    base_type: str = "identifier",
) -> str:
    """Declare RESPONSE; ``correct`` is a list of words."""
    values = "".join(f"<value>{word}</value>" for word in correct.split())
    key = f"<correctResponse>{values}</correctResponse>" if values else ""
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" '
        f'baseType="{base_type}">{key}{mapping}</responseDeclaration>'
    )


def choice(choices: str = "A B C", *, attributes: str = 'maxChoices="1"') -> str:
    """Ask for choices; their identifiers are a list of words."""
    inside = "".join(
        f'<simpleChoice identifier="{one}">keuze {one}</simpleChoice>' for one in choices.split()
    )
    start = f'<choiceInteraction responseIdentifier="RESPONSE" {attributes}>'
    return f"{start}{inside}</choiceInteraction>"


TEXT_ENTRY = '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
EXTENDED_TEXT = '<extendedTextInteraction responseIdentifier="RESPONSE"/>'


def item(
    body: str | None = None,
    *,
    declarations: str | None = None,
    processing: str = MATCH_CORRECT,
    version: str = "2.2",
    attributes: str = 'adaptive="false"',
    after: str = "",
) -> str:
    """Write an item; without arguments a choice of A, B and C where B is right."""
    declared = response(correct="B") + SCORE if declarations is None else declarations
    return (
        f'<assessmentItem xmlns="{NAMESPACES[version]}" identifier="i" title="Opgave" {attributes}>'
        f"{declared}<itemBody>{choice() if body is None else body}</itemBody>{processing}{after}"
        "</assessmentItem>"
    )


def rules(inside: str) -> str:
    """Write response processing."""
    return f"<responseProcessing>{inside}</responseProcessing>"


def assign(value: str, *, outcome: str = "SCORE") -> str:
    """Write the rule that gives an outcome a value."""
    return f'<setOutcomeValue identifier="{outcome}">{value}</setOutcomeValue>'


def when(test: str, then: str) -> str:
    """Write a condition with one branch."""
    return f"<responseCondition><responseIf>{test}{then}</responseIf></responseCondition>"


def base(base_type: str, value: str | float) -> str:
    """Write a constant."""
    return f'<baseValue baseType="{base_type}">{value}</baseValue>'


def package(
    items: dict[str, str] | None = None,
    *,
    test: str | None = None,
    files: dict[str, bytes] | None = None,
    resources: str = "",
    metadata: str = "",
) -> bytes:
    """Zip a package of QTI 2.2; without arguments one item and no test."""
    written = {"item.xml": item()} if items is None else items
    resources += "".join(_resource("item", path) for path in written)
    if test is not None:
        resources += _resource("test", "test.xml")
        written = {**written, "test.xml": test}
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">'
        f"{metadata}<resources>{resources}</resources></manifest>"
    )
    data = {path: text.encode() for path, text in written.items()}
    return zipped({"imsmanifest.xml": manifest.encode()} | data | (files or {}))


def zipped(files: dict[str, bytes]) -> bytes:
    """Zip files as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def exam_test(parts: str, *, before: str = "", after: str = "") -> str:
    """Write a test around its parts."""
    return (
        f'<assessmentTest xmlns="{NAMESPACES["2.2"]}" identifier="t" title="Toets">'
        f"{before}{parts}{after}</assessmentTest>"
    )


def part(
    sections: str,
    *,
    navigation: str = "nonlinear",
    submission: str = "individual",
    identifier: str = "P",
) -> str:
    """Write a part of a test."""
    return (
        f'<testPart identifier="{identifier}" navigationMode="{navigation}" '
        f'submissionMode="{submission}">{sections}</testPart>'
    )


def section(
    inside: str, *, identifier: str = "S1", attributes: str = 'title="Deel" visible="true"'
) -> str:
    """Write a section of a test."""
    return f'<assessmentSection identifier="{identifier}" {attributes}>{inside}</assessmentSection>'


def reference(
    identifier: str, path: str = "item.xml", *, inside: str = "", attributes: str = ""
) -> str:
    """Refer to an item from a section."""
    return (
        f'<assessmentItemRef identifier="{identifier}" href="{path}" {attributes}>{inside}'
        "</assessmentItemRef>"
    )


def master(data: bytes) -> MasteredForm:
    """Master a package with ids that count."""
    return only_form(data)


def master_item(text: str, *, files: dict[str, bytes] | None = None) -> MasteredForm:
    """Master a package of one item."""
    return master(package({"item.xml": text}, files=files))


def refusal_codes(data: bytes) -> list[str]:
    """Return the codes for which a package is refused; none when it is taken."""
    try:
        master(data)
    except PackageRefused as refusal:
        return [reason.code for reason in refusal.reasons]
    return []


def item_codes(text: str, *, files: dict[str, bytes] | None = None) -> list[str]:
    """Return the codes for which an item is refused; none when it is taken."""
    return refusal_codes(package({"item.xml": text}, files=files))


def score_item(text: str, answer: Response | None) -> ItemScore:
    """Score one response to one item, by way of mastering."""
    form = master_item(text)
    return scores_of(form, {ItemId("ITEM-1"): answer})[ItemId("ITEM-1")]


def points(text: str, answer: str | list[str] | None) -> float | None:
    """Return the points for an answer to RESPONSE."""
    return score_item(text, {"RESPONSE": answer}).score


def _resource(kind: str, path: str) -> str:
    return f'<resource identifier="{path}" type="imsqti_{kind}_xmlv2p2" href="{path}"/>'
