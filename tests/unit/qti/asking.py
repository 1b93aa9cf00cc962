"""One honest question of every kind, with its declaration, for tests of checks and permissions."""

from dataclasses import dataclass

from tests.unit.qti.making import SCORE, item, response

PICTURE = '<object type="image/png" data="p.png" width="100" height="100"/>'
SPOTS = "".join(
    f'<hotspotChoice identifier="{name}" shape="circle" coords="{at},10,5"/>'
    for name, at in (("A", 10), ("B", 30), ("C", 50))
)
PARTNERS = "".join(
    f'<simpleAssociableChoice identifier="{name}" matchMax="1">{name}</simpleAssociableChoice>'
    for name in "ABCD"
)
SETS = (
    f"<simpleMatchSet>{PARTNERS}</simpleMatchSet><simpleMatchSet>"
    '<simpleAssociableChoice identifier="X" matchMax="2">X</simpleAssociableChoice>'
    '<simpleAssociableChoice identifier="Y" matchMax="0">Y</simpleAssociableChoice>'
    "</simpleMatchSet>"
)
WORDS = (
    '<gapText identifier="A" matchMax="1">a</gapText>'
    '<gapText identifier="B" matchMax="2">b</gapText>'
)
CHOICES = "".join(f'<simpleChoice identifier="{name}">{name}</simpleChoice>' for name in "ABC")
AREAS = "".join(
    f'<associableHotspot identifier="{name}" matchMax="1" shape="rect" coords="{at},0,{at + 9},9"/>'
    for name, at in (("P", 0), ("Q", 20))
)


@dataclass(frozen=True)
class Question:
    """A question with the type of its answer, and an answer that it permits."""

    name: str
    cardinality: str
    base_type: str
    answer: str | list[str]
    attributes: str = ""
    inside: str = ""

    @property
    def body(self) -> str:
        """Return the question as a body shows it."""
        start = f'<{self.name} responseIdentifier="RESPONSE" {self.attributes}>'
        return self.around(f"{start}{self.inside}</{self.name}>")

    def around(self, asked: str) -> str:
        """Put an interaction where QTI wants it."""
        if self.name == "positionObjectInteraction":
            return f"<positionObjectStage>{PICTURE}{asked}</positionObjectStage>"
        if self.name in ("inlineChoiceInteraction", "textEntryInteraction"):
            return f"<p>{asked}</p>"
        return asked

    def item(self, *, body: str | None = None, declaration: str | None = None) -> str:
        """Return an item that asks this, scored by a person."""
        typed = response(cardinality=self.cardinality, base_type=self.base_type)
        if not self.base_type:
            typed = typed.replace(' baseType=""', "")
        outcome = SCORE.replace("/>", ' externalScored="human"/>')
        declared = (typed if declaration is None else declaration) + outcome
        return item(body or self.body, declarations=declared, processing="")


def _question(
    kind: str,
    cardinality: str,
    base_type: str,
    answer: str | list[str],
    attributes: str = "",
    inside: str = "",
) -> Question:
    return Question(f"{kind}Interaction", cardinality, base_type, answer, attributes, inside)


QUESTIONS = (
    _question("choice", "single", "identifier", "A", "", CHOICES),
    _question("choice", "multiple", "identifier", ["A", "C"], 'maxChoices="2"', CHOICES),
    _question(
        "inlineChoice",
        "single",
        "identifier",
        "A",
        "",
        '<inlineChoice identifier="A">a</inlineChoice>',
    ),
    _question("textEntry", "single", "string", "kaas"),
    _question("textEntry", "single", "float", "2.5"),
    _question("textEntry", "record", "", "2.5"),
    _question("textEntry", "single", "integer", "12", 'base="10" expectedLength="3"'),
    _question("extendedText", "single", "string", "een verhaal"),
    _question("extendedText", "multiple", "string", ["a", "b"], 'maxStrings="2"'),
    _question("extendedText", "ordered", "string", ["a", "b"], 'minStrings="1" maxStrings="2"'),
    _question("order", "ordered", "identifier", ["C", "A", "B"], "", CHOICES),
    _question("associate", "multiple", "pair", ["A B", "D C"], 'maxAssociations="2"', PARTNERS),
    _question("match", "multiple", "directedPair", ["A X", "B Y"], 'maxAssociations="4"', SETS),
    _question(
        "gapMatch",
        "multiple",
        "directedPair",
        ["A G", "B H"],
        "",
        f'{WORDS}<p><gap identifier="G"/> en <gap identifier="H"/></p>',
    ),
    _question(
        "hottext",
        "multiple",
        "identifier",
        ["A"],
        'maxChoices="0"',
        '<p><hottext identifier="A">a</hottext> of <hottext identifier="B">b</hottext></p>',
    ),
    _question("hotspot", "single", "identifier", "B", 'maxChoices="1"', PICTURE + SPOTS),
    _question("graphicOrder", "ordered", "identifier", ["B", "A"], "", PICTURE + SPOTS),
    _question(
        "graphicAssociate", "multiple", "pair", ["Q P"], 'maxAssociations="3"', PICTURE + AREAS
    ),
    _question(
        "graphicGapMatch", "multiple", "directedPair", ["A P", "B Q"], "", PICTURE + WORDS + AREAS
    ),
    _question("selectPoint", "multiple", "point", ["1 2", "3 4"], 'maxChoices="2"', PICTURE),
    _question("positionObject", "single", "point", "1 2", 'maxChoices="1"', PICTURE),
    _question("slider", "single", "integer", "20", 'lowerBound="0" upperBound="100" step="10"'),
    _question("upload", "single", "file", "file-1"),
    _question("drawing", "single", "file", "file-1", "", PICTURE),
    _question(
        "media",
        "single",
        "integer",
        "2",
        'autostart="false" maxPlays="3"',
        '<object type="audio/mpeg" data="a.mp3"/>',
    ),
    _question("endAttempt", "single", "boolean", "true", 'title="Hint"'),
)
"""Every interaction that needs nobody's permission."""


def asking(kind: str) -> Question:
    """Return the first question of a kind, such as ``choice``."""
    return next(one for one in QUESTIONS if one.name == f"{kind}Interaction")
