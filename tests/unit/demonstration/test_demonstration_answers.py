"""The listed answers fit the items, and the words to search for stand where they should."""

import re
from collections import defaultdict

from lxml import etree

from demonstration.answers import (
    ExpectedScore,
    Quality,
    content_canaries,
    expected_scores,
    scoring_canaries,
)
from demonstration.build import SOURCE, package_files
from demonstration.people import candidates, colleagues, schools, staff
from demonstration.soundness import QTI, TEST, parse

FILES = package_files(SOURCE)
ITEMS = {
    item.get("identifier", ""): item
    for item in (parse(data) for name, data in FILES.items() if name.startswith("items/"))
}


def by_item() -> dict[str, list[ExpectedScore]]:
    found: dict[str, list[ExpectedScore]] = defaultdict(list)
    for expected in expected_scores():
        found[expected.item_id].append(expected)
    return found


def declared(item: etree._Element) -> dict[str, tuple[str, str]]:
    return {
        d.get("identifier", ""): (d.get("cardinality", ""), d.get("base-type", ""))
        for d in item.iter(f"{QTI}qti-response-declaration")
    }


def shown(data: bytes) -> str:
    """Give what a candidate may see of a file: no comments, keys, rules, guides or feedback."""
    tree = parse(data)
    hidden = ("qti-response-declaration", "qti-response-processing", "qti-rubric-block")
    feedback = ("qti-feedback-inline", "qti-modal-feedback")
    etree.strip_elements(
        tree, etree.Comment, *(QTI + n for n in hidden + feedback), with_tail=False
    )
    return etree.tostring(tree, encoding="unicode")


def test_every_item_has_a_full_and_a_wrong_answer() -> None:
    answers = by_item()

    assert list(answers) == sorted(ITEMS)
    for cases in answers.values():
        assert {Quality.FULL, Quality.WRONG} <= {case.quality for case in cases}


def test_a_full_answer_earns_all_a_wrong_one_nothing_and_a_partial_one_something_between() -> None:
    for case in expected_scores():
        earned = case.scorer_gives if case.score is None else case.score
        assert earned is not None
        assert {
            Quality.FULL: earned == case.max_score,
            Quality.PARTIAL: 0 < earned < case.max_score,
            Quality.WRONG: earned == 0,
        }[case.quality], case


def test_the_maximum_of_each_item_is_the_one_it_declares_and_the_test_has_their_sum() -> None:
    total = 0.0
    for item_id, cases in by_item().items():
        score = ITEMS[item_id].find(f"{QTI}qti-outcome-declaration[@identifier='SCORE']")
        assert score is not None
        assert {case.max_score for case in cases} == {float(score.get("normal-maximum", "nan"))}
        assert (score.get("external-scored") == "human") == all(c.score is None for c in cases)
        total += cases[0].max_score

    of_test = parse(FILES[TEST]).find(f"{QTI}qti-outcome-declaration")
    assert of_test is not None
    assert float(of_test.get("normal-maximum", "nan")) == total == 22


def test_every_answer_speaks_of_the_variables_and_choices_of_its_item() -> None:
    for case in expected_scores():
        item = ITEMS[case.item_id]
        variables = declared(item)
        choices = {
            choice.get("identifier")
            for kind in ("qti-simple-choice", "qti-inline-choice")
            for choice in item.iter(QTI + kind)
        }
        assert set(case.response) == set(variables)
        for name, value in case.response.items():
            cardinality, base_type = variables[name]
            assert isinstance(value, list) == (cardinality == "multiple")
            if base_type == "identifier":
                assert set(value if isinstance(value, list) else [value]) - {None} <= choices


def test_a_number_with_a_decimal_comma_is_worth_as_much_with_a_point() -> None:
    for item in ITEMS.values():
        entries = {
            entry.get("map-key", ""): entry.get("mapped-value")
            for entry in item.iter(f"{QTI}qti-map-entry")
        }
        for key, worth in entries.items():
            if "," in key:
                assert entries[key.replace(",", ".")] == worth


def test_the_exam_shows_choice_text_entry_inline_choice_and_extended_text() -> None:
    kinds = {
        str(element.tag).removeprefix(QTI)
        for item in ITEMS.values()
        for element in item.iter(etree.Element)
        if str(element.tag).endswith("-interaction")
    }

    assert kinds == {
        "qti-choice-interaction",
        "qti-text-entry-interaction",
        "qti-inline-choice-interaction",
        "qti-extended-text-interaction",
    }


def test_own_rules_use_only_the_expressions_that_can_be_scored_today() -> None:
    rules = {
        str(element.tag).removeprefix(f"{QTI}qti-")
        for item in ITEMS.values()
        for processing in item.iter(f"{QTI}qti-response-processing")
        for element in processing.iterdescendants(etree.Element)
    }

    assert rules == {
        "response-condition",
        "response-if",
        "response-else-if",
        "response-else",
        "match",
        "map-response",
        "is-null",
        "variable",
        "correct",
        "base-value",
        "set-outcome-value",
    }


def test_every_file_with_content_holds_a_word_to_search_for() -> None:
    for name, data in FILES.items():
        if name.startswith(("items/", "images/")):
            assert any(word in shown(data) for word in content_canaries()), name


def test_every_word_to_search_for_is_shown_somewhere_in_the_exam() -> None:
    text = "".join(shown(data) for data in FILES.values())

    assert [word for word in content_canaries() if word not in text] == []


def test_the_words_of_keys_and_guides_are_never_shown() -> None:
    everything = b"".join(FILES.values()).decode()
    visible = "".join(shown(data) for data in FILES.values())

    assert [word for word in scoring_canaries() if everything.count(word) != 1] == []
    assert [word for word in scoring_canaries() if word in visible] == []


def test_no_word_to_search_for_stands_in_a_title_an_identifier_or_a_name() -> None:
    titles = [t for data in FILES.values() for t in re.findall(r' title="(.*?)"', data.decode())]
    open_words = repr(
        [titles, sorted(ITEMS), sorted(FILES), schools(), staff(), colleagues(), candidates()]
    )

    for word in content_canaries() + scoring_canaries():
        assert word.lower() not in open_words.lower()
