"""patternMatch speaks the patterns of XML Schema, and never takes long."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.qti.processing.effort import MOST_STEPS, Effort, EffortSpent
from chalicelib.qti.processing.patterns import PatternMalformed, read_pattern


def fits(pattern: str, text: str, *, case_sensitive: bool = True) -> bool | None:
    return read_pattern(pattern, case_sensitive=case_sensitive).matches(text, Effort())


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        ("abc", ["abc"], ["", "ab", "abcd", "xabc"]),
        ("", [""], ["a"]),
        ("a|bc|", ["a", "bc", ""], ["b", "abc"]),
        ("a?b", ["b", "ab"], ["aab"]),
        ("a*", ["", "aaa"], ["b"]),
        ("(ab)+", ["ab", "abab"], ["", "aba"]),
        ("a{2}", ["aa"], ["a", "aaa"]),
        ("a{2,}", ["aa", "aaaa"], ["a"]),
        ("a{1,3}", ["a", "aaa"], ["", "aaaa"]),
        ("a{0}b", ["b"], ["ab"]),
        ("(a|b)*c", ["c", "ababc"], ["ab"]),
        ("(a*)*", ["", "aaa"], ["b"]),
        ("(a?){3}", ["", "aa", "aaa"], ["aaaa"]),
        ("x^2", ["x^2"], ["x2"]),
        ("a.c", ["abc", "aéc"], ["ac", "a\nc"]),
        ("[abc]", ["b"], ["d", "ab"]),
        ("[a-cx]", ["b", "x"], ["d", "-"]),
        ("[^a-c]", ["d"], ["b", ""]),
        ("[a-]", ["a", "-"], ["b"]),
        ("[-a]", ["a", "-"], ["b"]),
        (r"[a\-z]", ["a", "-", "z"], ["m"]),
        ("[a-z-[aeiou]]", ["b", "z"], ["a", "u", "B"]),
        ("[^a-z-[0-9]]", ["A"], ["a", "5"]),
        (r"[\d,]+", ["1,5"], ["1.5"]),
        (r"\d{4}", ["2026", "٣٣٣٣"], ["202"]),
        (r"\D", ["a"], ["1"]),
        (r"\w+", ["abc1", "é"], ["a b", "a."]),
        (r"\s", [" ", "\t", "\n"], ["\u00a0", "a"]),
        (r"\i\c*", ["a-1", "_x", "naïef"], ["1a", "-a"]),
        (r"\p{Lu}\p{L}*", ["Jan", "Émile"], ["jan"]),
        (r"\P{L}", ["1"], ["a"]),
        (r"\p{IsBasicLatin}+", ["abc"], ["é"]),
        (r"\.\*\\\(\)\[\]\{\}\|\?\+\^\-\n\$", [".*\\()[]{}|?+^-\n$"], ["a"]),
        ("€ ?[0-9]+,[0-9]{2}", ["€ 12,50", "€12,50"], ["12,50"]),
    ],
)
def test_a_pattern_fits_the_whole_text(pattern: str, right: list[str], wrong: list[str]) -> None:
    assert [text for text in right if not fits(pattern, text)] == []
    assert [text for text in wrong if fits(pattern, text)] == []


@pytest.mark.parametrize(("pattern", "text"), [("ab", "aB"), ("[a-z]+", "ABC"), ("É", "é")])
def test_case_can_be_ignored(pattern: str, text: str) -> None:
    assert fits(pattern, text, case_sensitive=False)
    assert not fits(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text", "right"),
    [(r"\d+", "ß", False), (r"\p{Lu}", "ß", False), (r"\P{Lu}", "ŉ", True), ("[a-z]", "İ", False)],
)
def test_a_letter_whose_capital_is_two_letters_is_only_itself(
    pattern: str, text: str, *, right: bool
) -> None:
    assert fits(pattern, text, case_sensitive=False) is right


_ATOMS = st.sampled_from(["a", "b", "c", ".", "[ab]", "[^a]", "[a-b]"])
_TIMES = st.sampled_from(["", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "{0}"])
_PATTERNS = st.recursive(
    _ATOMS,
    lambda inner: (
        st.lists(st.tuples(inner, _TIMES).map(lambda one: f"({one[0]}){one[1]}"), max_size=3).map(
            "".join
        )
        | st.lists(inner, min_size=2, max_size=3).map("|".join)
    ),
    max_leaves=8,
)


@given(_PATTERNS, st.text("abc", max_size=6))
def test_where_python_speaks_the_same_language_both_engines_agree(pattern: str, text: str) -> None:
    assert fits(pattern, text) is (re.fullmatch(pattern, text) is not None)


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "a)", "(a", "[", "[]", "[a", "[b-a]", "[a-c-e]", "*a", "a**", "a{2", "a{3,2}",
     "a{x}", "{X}", "a{5000}", "\\", r"\b", r"\1", r"\p{Xx}", r"\p{IsKlingon}", r"\pL", "(?:a)",
     "a+?", r"[a-\d]", "[a-[b]c]", "a]", "a" * 1001, "(" * 60 + ")" * 60, "(a{1000}){1000}",
     "[" + "".join(map(chr, range(0x4E00, 0x4E00 + 300))) + "]"],
)  # fmt: skip
def test_what_is_no_pattern_of_xml_schema_is_told(pattern: str) -> None:
    with pytest.raises(PatternMalformed):
        read_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(a*)*b", "(a|aa)+b", "(.*)(.*)(.*)(.*)b"]
)
def test_a_pattern_that_makes_other_engines_search_for_ever_takes_steps_like_the_text_is_long(
    pattern: str,
) -> None:
    effort = Effort()

    assert read_pattern(pattern).matches("a" * 3_000, effort) is False
    assert effort.left > 0


def test_nothing_repeated_is_nothing_and_is_ready_at_once() -> None:
    assert fits("((((){999}){999}){999}){999}a", "a")


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("ab", 4, 10),
        ("a{999}", 1_000, 1_020),
        ("(a()()()()){99}", 500, 700),
        ("((a{40}){40}){40}", 2_000, 2_200),
        ("(" + "()" * 400 + "a){900}", 20_000, 21_000),
    ],
)
def test_a_pattern_costs_its_letters_and_the_parts_that_are_built(
    pattern: str, least: int, most: int
) -> None:
    costs = []
    for _ in range(2):
        effort = Effort()
        with suppress(PatternMalformed):
            read_pattern(pattern, effort=effort)
        costs.append(MOST_STEPS - effort.left)

    assert least <= costs[0] <= most
    assert costs[0] == costs[1]


def test_a_pattern_is_not_made_when_the_effort_is_spent() -> None:
    with pytest.raises(EffortSpent):
        read_pattern("a{999}", effort=Effort(900))


def test_a_pattern_stops_when_the_effort_is_spent() -> None:
    assert read_pattern("((a?){500}){2}").matches("a" * 1_000, Effort(10_000)) is None
