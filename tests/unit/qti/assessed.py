"""Makes tests with outcome processing for tests, and what candidates did with their items."""

from dataclasses import dataclass

from chalicelib.core.exams import PackageReason
from chalicelib.core.kernel import ItemId
from chalicelib.qti.assessing.item_session import ItemSession, ItemSessions
from chalicelib.qti.assessing.outcomes import check_outcome_processing, process_outcomes
from chalicelib.qti.assessing.test_rules import TestRules, read_test_rules
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.items.reading import read_declarations
from chalicelib.qti.items.values import BaseType, single, write_value
from chalicelib.qti.node import QtiVersion, normalise
from chalicelib.qti.packages.structure import SectionFile, read_structure
from chalicelib.qti.xml import parse
from tests.unit.qti.making import exam_test, item, part, section

TOTAL = (
    '<outcomeDeclaration identifier="TOTAL" cardinality="single" baseType="float">'
    "<defaultValue><value>7</value></defaultValue></outcomeDeclaration>"
)
"""An outcome of a test that starts at 7, so nobody takes a start for a sum."""


def declared(text: str | None = None) -> Declarations:
    """Read the variables of an item; without an argument of the usual choice."""
    tree = normalise(parse((text or item()).encode()))
    return read_declarations(tree, QtiVersion.V2P2, Findings("item.xml"))


def placed(identifier: str, *, category: str = "", inside: str = "") -> str:
    """Write an item reference; ``inside`` are its weights and mappings."""
    start = f'<assessmentItemRef identifier="{identifier}" href="item.xml" category="{category}">'
    return f"{start}{inside}</assessmentItemRef>"


def weight(value: float, identifier: str = "W") -> str:
    """Write a weight."""
    return f'<weight identifier="{identifier}" value="{value}"/>'


def processing(rules: str) -> str:
    """Write outcome processing."""
    return f"<outcomeProcessing>{rules}</outcomeProcessing>"


def summed(inside: str, outcome: str = "TOTAL") -> str:
    """Write the rule that gives an outcome a sum."""
    return f'<setOutcomeValue identifier="{outcome}"><sum>{inside}</sum></setOutcomeValue>'


def ruled(parts: str, rules: str, *, more: str = "", **files: str) -> tuple[TestRules, Findings]:
    """Read a test; ``files`` are its sections in files of their own."""
    test = normalise(parse(exam_test(parts, before=TOTAL + more, after=rules).encode()))
    findings = Findings("test.xml")

    def open_section(path: str, _: Findings) -> SectionFile:
        data = files[path.partition(".")[0]].encode()
        return SectionFile(path, data, parse(data), normalise(parse(data)))

    structure = read_structure(test, "test.xml", findings, open_section)
    return read_test_rules(test, structure, findings), findings


@dataclass(frozen=True)
class Assessed:
    """A test with items of one kind, or of the kinds in ``items``."""

    parts: str
    rules: str
    more: str = ""
    items: dict[str, Declarations] | None = None

    @property
    def read(self) -> TestRules:
        """Return the rules of the test."""
        return ruled(self.parts, self.rules, more=self.more)[0]

    def findings(self, *, forgiving: bool = False) -> Findings:
        """Check the rules as at import, or as who scores only does."""
        rules, findings = ruled(self.parts, self.rules, more=self.more)
        items = dict.fromkeys(rules.structure.places, declared()) | (self.items or {})
        check_outcome_processing(rules, items, findings, forgiving=forgiving)
        return findings

    def reasons(self) -> list[str]:
        """Return the codes of what is wrong."""
        return [one.code for one in self.findings().reasons]

    def remarks(self) -> list[PackageReason]:
        """Return what is remarked, but for what reading the structure says of weights."""
        return [one for one in self.findings().remarks if one.code != "weights-apart"]

    def outcomes(
        self, *sessions: ItemSession, seed: str = "seed", forgiving: bool = False
    ) -> dict[str, object]:
        """Check the rules, then run them."""
        assert self.findings(forgiving=forgiving).reasons == []
        made = process_outcomes(self.read, by_id(*sessions), seed=seed)
        return {name: write_value(value) for name, value in made.items()}

    def total(self, *sessions: ItemSession) -> object:
        """Return the outcome TOTAL."""
        return self.outcomes(*sessions)["TOTAL"]


def a_test(rules: str, *places: str, more: str = "") -> Assessed:
    """Make a test of one section with these item references."""
    return Assessed(part(section("".join(places))), processing(rules), more)


def by_id(*sessions: ItemSession) -> ItemSessions:
    """Put sessions in the order of a plan."""
    return {session.id: session for session in sessions}


def sat(identifier: str, score: float | None = 0.0, *, answer: str | None = "A") -> ItemSession:
    """Make the session of an item that was answered, with its score."""
    declarations = declared()
    value = None if score is None else single(BaseType.FLOAT, float(score))
    response = read_answer(declarations.responses["RESPONSE"], answer)
    return ItemSession(
        ItemId(identifier),
        identifier,
        declarations,
        {"RESPONSE": response},
        {"SCORE": value},
        attempts=1,
        presented=True,
    )
