"""Pieces of items, written as XML."""

QTI_2 = "http://www.imsglobal.org/xsd/imsqti_v2p2"
QTI_3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
NAMES = "ABCDEF"
"""The choices that every list of choices has."""

_STANDARD_3 = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates"
_STANDARD = "http://www.imsglobal.org/question/qti_v2p2/rptemplates"
_SCORE = (
    '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" '
    'normalMaximum="4"/>'
)


def declared(cardinality: str, base_type: str, inside: str, identifier: str = "RESPONSE") -> str:
    """Declare a response, with its key or mapping inside."""
    return (
        f'<responseDeclaration identifier="{identifier}" cardinality="{cardinality}" '
        f'baseType="{base_type}">{inside}</responseDeclaration>'
    )


def key(*values: str) -> str:
    """Write the right answer."""
    inside = "".join(f"<value>{value}</value>" for value in values)
    return f"<correctResponse>{inside}</correctResponse>"


def mapping(entries: dict[str, float]) -> str:
    """Write points for answers, between 0 and 3."""
    inside = "".join(
        f'<mapEntry mapKey="{name}" mappedValue="{worth}"/>' for name, worth in entries.items()
    )
    return f'<mapping lowerBound="0" upperBound="3" defaultValue="-1">{inside}</mapping>'


def standard(name: str) -> str:
    """Name a standard template."""
    return f'<responseProcessing template="{_STANDARD}/{name}"/>'


def item(declarations: str, body: str, processing: str, *, before: str = "") -> str:
    """Write an item of QTI 2.2 with one outcome, SCORE."""
    # Real items hold some text and mark-up beside what is asked.
    text = "<p>Lees de tekst en <strong>beantwoord</strong> de vraag.</p>" * 5
    return (
        f'<assessmentItem xmlns="{QTI_2}" identifier="i" title="Opgave" adaptive="false" '
        f'timeDependent="false">{declarations}{_SCORE}{before}<itemBody>{text}{body}</itemBody>'
        f"{processing}</assessmentItem>"
    )


def choices(identifier: str = "RESPONSE") -> str:
    """Ask for choices."""
    inside = "".join(f'<simpleChoice identifier="{one}">{one}</simpleChoice>' for one in NAMES)
    start = f'<choiceInteraction responseIdentifier="{identifier}" maxChoices="0">'
    return f"{start}{inside}</choiceInteraction>"


def when(test: str, then: str, otherwise: str = "") -> str:
    """Write a condition of one or two branches."""
    other = f"<responseElse>{otherwise}</responseElse>" if otherwise else ""
    return f"<responseCondition><responseIf>{test}{then}</responseIf>{other}</responseCondition>"


def points(value: str) -> str:
    """Write the rule that gives SCORE a value."""
    return f'<setOutcomeValue identifier="SCORE">{value}</setOutcomeValue>'


def constant(base_type: str, value: str) -> str:
    """Write a constant."""
    return f'<baseValue baseType="{base_type}">{value}</baseValue>'


def rules(inside: str) -> str:
    """Write response processing."""
    return f"<responseProcessing>{inside}</responseProcessing>"


def variable(identifier: str) -> str:
    """Read a variable."""
    return f'<variable identifier="{identifier}"/>'


def item_of_version_3() -> str:
    """Write an item of QTI 3.0: a choice of which B is right."""
    return (
        f'<qti-assessment-item xmlns="{QTI_3}" identifier="i" title="Opgave" adaptive="false" '
        'time-dependent="false"><qti-response-declaration identifier="RESPONSE" '
        'cardinality="single" base-type="identifier"><qti-correct-response><qti-value>B</qti-value>'
        "</qti-correct-response></qti-response-declaration><qti-outcome-declaration "
        'identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"/>'
        "<qti-item-body>"
        '<qti-choice-interaction response-identifier="RESPONSE"><qti-simple-choice '
        'identifier="B">B</qti-simple-choice></qti-choice-interaction></qti-item-body>'
        f'<qti-response-processing template="{_STANDARD_3}/match_correct"/></qti-assessment-item>'
    )


ENTRY = '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>'
FULL = points(constant("float", "1"))
NOTHING = points(constant("float", "0"))
