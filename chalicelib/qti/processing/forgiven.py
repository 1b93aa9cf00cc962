"""What scoring forgives although importing refuses it: one name for each, and why it may be run.

A package is refused for these, because its maker can mend it. Whoever scores what others made
(the command line, results of another system) cannot; so what has one plausible meaning is run with
that meaning. What has none is a reason, here too. docs/qti/choices.md has the list for readers.
"""

from collections.abc import Mapping
from enum import StrEnum


class Forgiven(StrEnum):
    """The names of what is forgiven."""

    LONE_ELSE = "lone-else"
    TRUTH_OF_ANYTHING = "truth-of-anything"
    CONTAINER_OF_ONE = "container-of-one"
    VALUE_CONVERTED = "value-converted"
    EQUAL_AS_MATCH = "equal-as-match"
    MIXED_CONTAINER = "mixed-container"
    MAPPING_MISSING = "mapping-missing"
    KEY_MISSING = "key-missing"
    OPERATOR_UNKNOWN = "operator-unknown"
    PATTERN_OPERAND = "pattern-operand"
    PATTERN_ANCHORED = "pattern-anchored"
    POSITION_OPERAND = "position-operand"
    ROUNDING_SPELLED = "rounding-spelled"
    LOOKUP_OF_NOTHING = "lookup-of-nothing"
    MATCH_NOTHING = "match-nothing"
    UNREACHED = "unreached"


FORGIVEN: Mapping[Forgiven, str] = {
    Forgiven.LONE_ELSE: "A condition without a test has one branch to take: its responseElse.",
    Forgiven.TRUTH_OF_ANYTHING: (
        "As a condition, 0 and NULL (an empty text or container) are false and the rest is true."
    ),
    Forgiven.CONTAINER_OF_ONE: "A single value is a container of one, and the other way round.",
    Forgiven.VALUE_CONVERTED: (
        "A value is read as the type that is asked for when nothing is lost, and else it is NULL."
    ),
    Forgiven.EQUAL_AS_MATCH: "Values that are no numbers are equal when they match.",
    Forgiven.MIXED_CONTAINER: (
        "Integers among floats are floats; in any other mixture all values are texts."
    ),
    Forgiven.MAPPING_MISSING: "Without a mapping, no answer is worth anything: 0.",
    Forgiven.KEY_MISSING: "A correct response that nobody declared is NULL.",
    Forgiven.OPERATOR_UNKNOWN: "What an unknown custom operator yields is not known: NULL.",
    Forgiven.PATTERN_OPERAND: "A second operand of patternMatch can only be its pattern.",
    Forgiven.PATTERN_ANCHORED: (
        "A pattern holds for the whole text, so ^ at its start and $ at its end add nothing."
    ),
    Forgiven.POSITION_OPERAND: "A second operand of index can only be its position.",
    Forgiven.ROUNDING_SPELLED: "significantFigure can only mean significantFigures.",
    Forgiven.LOOKUP_OF_NOTHING: "A lookup without an operand looks up NULL.",
    Forgiven.MATCH_NOTHING: "By its name the template match_nothing gives 1 for no response.",
    Forgiven.UNREACHED: (
        "What is no element of QTI only matters to the answers for which the rules come to it."
    ),
}
"""What is forgiven -> why it has one plausible meaning."""
