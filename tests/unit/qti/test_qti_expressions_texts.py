"""Texts are compared, matched with patterns, and cleaned by the operators of Dutch makers."""

import pytest

from tests.unit.qti.reckoning import complaints, declare, number, reckon, text, whole

NULL = "<null/>"


@pytest.mark.parametrize(
    ("operator", "first", "second", "outcome"),
    [
        ('stringMatch caseSensitive="true"', "Kaas", "kaas", "false"),
        ('stringMatch caseSensitive="false"', "Kaas", "kaas", "true"),
        ("stringMatch", "Kaas", "kaas", "false"),
        ('stringMatch caseSensitive="false"', "STRASSE", "straße", "true"),
        ('stringMatch caseSensitive="true" substring="true"', "kaasje", "kaas", "true"),
        ('substring caseSensitive="true"', "kaas", "een kaasje", "true"),
        ('substring caseSensitive="true"', "een kaasje", "kaas", "false"),
        ('substring caseSensitive="true"', "Kaas", "een kaasje", "false"),
        ('substring caseSensitive="false"', "Kaas", "een kaasje", "true"),
        ("substring", "Kaas", "een kaasje", "false"),
    ],
)
def test_texts_are_compared(operator: str, first: str, second: str, outcome: str) -> None:
    name = operator.split()[0]

    assert reckon(f"<{operator}>{text(first, second)}</{name}>") == outcome
    assert reckon(f"<{operator}>{text(first)}{NULL}</{name}>") is None


@pytest.mark.parametrize(
    ("attributes", "given", "outcome"),
    [
        (r'pattern="\d+(,\d{1,2})?"', "12,50", "true"),
        (r'pattern="\d+(,\d{1,2})?"', "12,505", "false"),
        ('pattern="ka+s"', "KAAS", "false"),
        ('pattern="ka+s" caseSensitive="true"', "KAAS", "false"),
        ('pattern="ka+s" caseSensitive="false"', "KAAS", "true"),
        ('pattern="{P}"', "aab", "true"),
        ('pattern="{P}"', "ba", "false"),
        ('pattern="{BAD}"', "(", None),
        ('pattern="{EMPTY}"', "x", None),
    ],
)
def test_a_pattern_is_matched(attributes: str, given: str, outcome: str | None) -> None:
    declared = declare("P", "string", "a*b") + declare("BAD", "string", "(")
    declared += declare("EMPTY", "string")

    expression = f"<patternMatch {attributes}>{text(given)}</patternMatch>"
    assert reckon(expression, declared=declared) == outcome
    assert reckon(f"<patternMatch {attributes}>{NULL}</patternMatch>", declared=declared) is None


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("(", "pattern-malformed"),
        ("a+?", "pattern-malformed"),
        ("^abc", "pattern-anchored"),
        ("abc$", "pattern-anchored"),
        ("", "attribute-not-valid"),
        ("{X}", "variable-unknown"),
        ("{N}", "variable-unknown"),
    ],
)
def test_a_pattern_that_would_never_match_is_told(pattern: str, code: str) -> None:
    expression = f'<patternMatch pattern="{pattern}">{text("x")}</patternMatch>'

    assert complaints(expression, declared=declare("N", "integer", "1")) == [code]


@pytest.mark.parametrize("pattern", [r"\^abc\$", "x^2", r"5\$"])
def test_signs_of_other_languages_can_be_meant(pattern: str) -> None:
    assert complaints(f'<patternMatch pattern="{pattern}">{text("x")}</patternMatch>') == []


@pytest.mark.parametrize(
    ("name", "given", "outcome"),
    [
        ("Trim", "  kaas  ", "kaas"),
        ("ToAscii", "één façade", "een facade"),
        ("ToAscii", "naïef", "naief"),
        ("ParseCommaDecimal", "0,63", "0.63"),
        ("ParseCommaDecimal", " 11400 ", "11400.0"),
        ("ParseCommaDecimal", "1.234,5", None),
        ("ParseCommaDecimal", "drie", None),
    ],
)
@pytest.mark.parametrize("maker", ["depcp", "questify", "qade"])
@pytest.mark.parametrize("attribute", ["class", "definition"])
def test_the_operators_of_dutch_makers_are_known(
    name: str, given: str, outcome: str | None, maker: str, attribute: str
) -> None:
    start = f'<customOperator {attribute}="{maker}:{name}">'
    declared = declare("R", "string", kind="response")
    inside = '<variable identifier="R"/>'

    found = reckon(f"{start}{inside}</customOperator>", declared=declared, answers={"R": given})

    assert found == outcome


def test_a_number_may_be_parsed_but_not_trimmed() -> None:
    parse, trim = (f'<customOperator class="depcp:{n}">' for n in ("ParseCommaDecimal", "Trim"))

    assert reckon(f"{parse}{number(0.5)}</customOperator>") == "0.5"
    assert reckon(f"{parse}{NULL}</customOperator>") is None
    assert complaints(f"{trim}{number(0.5)}</customOperator>") == ["operand-types"]


def test_an_unknown_operator_is_told_unless_it_is_trusted_by_name() -> None:
    expression = f'<customOperator class="nl.maker.Grade">{whole(1)}</customOperator>'

    assert complaints(expression) == ["custom-operator-unknown"]
    assert reckon(expression, trusted=frozenset({"nl.maker.Grade"})) is None
