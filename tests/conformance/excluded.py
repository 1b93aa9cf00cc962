"""What of the corpus is left out of the count, by name and with the reason.

Three kinds: items of which the rules always come to what is no QTI; single cases in which they do,
or in which the corpus and the specification differ; and (counted, not left out) cases that expect
to be refused.
"""

_OUTCOME_PROCESSING = "outcome processing belongs to a test, not to an item"
_SET_RESPONSE = "a response is never set by a rule of QTI"
_LOOKUP_TABLE = "lookupTable is no expression of QTI"
_SETTING = "responseProcessing_setResponseValue_setDefaultValue"
_RECORD = "record is no expression of QTI"

EXCLUDED_ITEMS = {
    "baseTypes_all": _RECORD,
    "outcomeProcessing_derive_percent_passfail": _OUTCOME_PROCESSING,
    "outcomeProcessing_exitTest": _OUTCOME_PROCESSING,
    "outcomeProcessing_outcomeCondition_equal": _OUTCOME_PROCESSING,
    "outcomeProcessing_outcomeCondition_toBoolean": _OUTCOME_PROCESSING,
    "outcomeProcessing_outcomeProcessingFragment": _OUTCOME_PROCESSING,
    "responseProcessing_anyN_allN": "allN is no expression of QTI",
    "responseProcessing_default_expression": _SET_RESPONSE,
    "responseProcessing_deleteValue_repeat": _SET_RESPONSE,
    "responseProcessing_lookupTable_interpolationTable": _LOOKUP_TABLE,
    "responseProcessing_lookupTable_matchTable": _LOOKUP_TABLE,
    "responseProcessing_mapOutcome_basic": "mapOutcome is no expression of QTI",
    "responseProcessing_misc_math_string_stats": (
        "mean, mod, isTypeOf and a substring with positions are no expressions of QTI"
    ),
    "responseProcessing_notEqual_basic": "notEqual is no expression of QTI",
    "responseProcessing_preCondition": "a pre-condition belongs to a test, not to an item",
    "responseProcessing_record_fieldValue": _RECORD,
    "responseProcessing_setDefaultValue": _SET_RESPONSE,
    "templateProcessing_templateConstraint": _OUTCOME_PROCESSING,
}
"""Item of scored-items -> why none of its cases counts."""

EXCLUDED_CASES = {
    ("isNull_isNotNull", "present response is not null"): "isNotNull is no expression of QTI",
    (_SETTING, "missing response -> setDefaultValue -> A -> SCORE 1"): _SET_RESPONSE,
    (_SETTING, "B -> setResponseValue rewrites to A -> SCORE 1"): _SET_RESPONSE,
    (
        "mapResponse_bounds_default_duplicates",
        "duplicate responses are counted (and then clamped)",
    ): "a value that stands in a response twice counts once (QTI 3.0, mapResponse)",
    (
        "responseProcessing_inside_duration_statsOperator",
        "inside_duration_statsOperator_happy_paths_and_nulls",
    ): "multiple leaves NULL out, so the mean of 1 and NULL is that of 1 (QTI 3.0, multiple)",
}
"""Item and case -> why we follow the specification and not the corpus, or to which element that is
none of QTI's the rules come in this case only."""

EXPECTED_REFUSALS = {
    "numberResponded_is_rejected_item_only",
    "outcomeMaximum_is_rejected_item_only",
    "outcomeMinimum_is_rejected_item_only",
    "testVariables_is_rejected_item_only",
    "xi_include_is_rejected_for_now",
}
"""Cases that the corpus marks as ones to be refused: they are right when we give a reason."""
