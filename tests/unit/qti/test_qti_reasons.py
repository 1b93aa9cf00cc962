"""Every reason has a Dutch sentence, and every sentence a reason."""

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

import chalicelib.qti
from chalicelib.core.exams import PackageReason
from chalicelib.qti import describe, reasons
from chalicelib.qti.findings import LONGEST_FACT, MOST_REASONS, Findings
from chalicelib.qti.reasons import SENTENCES

ROOM = Path(chalicelib.qti.__file__).parent
_RAISED = re.compile(
    r'(?:\.add|\.remark|refused|XmlUnreadable|VariantImpossible|PackageReason)\(\s*"([a-z-]+)"'
)


def codes_in_the_room() -> set[str]:
    found: set[str] = set()
    for path in ROOM.rglob("*.py"):
        found |= set(_RAISED.findall(path.read_text()))
    return found


def test_the_table_is_complete_and_holds_nothing_else() -> None:
    assert codes_in_the_room() == set(SENTENCES)


def test_a_code_has_one_sentence_in_one_topic() -> None:
    topics = [
        importlib.import_module(f"{reasons.__name__}.{module.name}")
        for module in pkgutil.iter_modules(reasons.__path__)
    ]
    codes = [code for topic in topics for code in getattr(topic, "SENTENCES", ())]

    assert sorted(codes) == sorted(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_what_is_wrong_and_how_to_mend_it(code: str) -> None:
    what, mend = SENTENCES[code]

    # A broken file ends with what the parser says of it.
    assert what.endswith((".", "{detail}"))
    assert mend.endswith(".")
    assert "kan nog niet" not in f"{what} {mend}".lower()


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_reads_well_without_its_facts(code: str) -> None:
    text = describe(PackageReason(code, "opgave.xml"))

    assert text.startswith("opgave.xml: ")
    assert "{" not in text
    assert text[-1] in ".-"


def test_a_sentence_tells_its_facts() -> None:
    reason = PackageReason(
        "assignment-type", "Q1.xml", {"identifier": "F", "wanted": "w", "found": "f"}
    )

    assert describe(reason) == (
        "Q1.xml: Uitkomst F is w, maar krijgt een waarde van het soort f. "
        "Maak het soort van de uitkomst en van de waarde gelijk."
    )


def test_a_fact_has_a_limit_and_a_report_too() -> None:
    findings = Findings("item.xml")
    for number in range(2 * MOST_REASONS):
        findings.add("element-not-supported", element=f"{number}" + "x" * 5_000)

    assert len(findings.reasons) == MOST_REASONS
    assert {len(reason.facts["element"]) for reason in findings.reasons} == {LONGEST_FACT}


def test_facts_of_strangers_are_shown_as_they_are() -> None:
    reason = PackageReason("element-not-supported", "Q1.xml", {"element": "{0.__class__}"})

    assert "{0.__class__}" in describe(reason)


def test_sentences_name_only_plain_facts() -> None:
    for sentence in SENTENCES.values():
        halves = [string.Formatter().parse(half) for half in sentence]
        names = [name for half in halves for _, name, _, _ in half if name is not None]
        assert all(name.isidentifier() for name in names)
