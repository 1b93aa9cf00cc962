"""What is known of the outcomes of Cito's files, and where that is not what a file holds.

Results hold outcomes; some were filled in or left behind on purpose, to try how an engine adds or
replaces them. The automated tests of the engine (Scoring.Tests of Citolab/qti-scoring-engine) say
what it then makes of them; the figures below are taken from there.
"""

from collections.abc import Mapping

Expected = Mapping[str, str]
"""Outcome -> its value."""

_BY_HAND = (
    "SCORE was filled in by hand, to try the rules of tests; it does not follow from RESPONSE"
)
_OLD = "an old SCORE on purpose, to try that scoring replaces it"
_TABLE = "SCORE was made before the item got a table that gives points for four right answers only"

HELD_OTHERWISE: dict[tuple[str, str], str] = {
    ("AssessmentResult_Add_OutcomeVariable.xml", "SN02945.xml"): _BY_HAND,
    ("AssessmentResult_Add_OutcomeVariable.xml", "SN02946.xml"): _BY_HAND,
    ("AssessmentResult_BaseType_Check.xml", "SN02945.xml"): _BY_HAND,
    ("AssessmentResult_Correct.xml", "SN02945.xml"): _BY_HAND,
    ("AssessmentResult_Correct.xml", "SN02946.xml"): _BY_HAND,
    ("AssessmentResult_Update_OutcomeVariable.xml", "SN02945.xml"): _BY_HAND,
    ("AssessmentResult_Update_OutcomeVariable_With_Score.xml", "SN02945.xml"): _BY_HAND,
    ("AssessmentResult_Update_OutcomeVariable.xml", "ITM-50066.xml"): _OLD,
    ("AssessmentResult_Update_OutcomeVariable.xml", "ITM-50066_Multiple_Keys.xml"): _OLD,
    ("AssessmentResult_Update_OutcomeVariable.xml", "ITM-50066_No_Correct_Response.xml"): _OLD,
    ("AssessmentResult_Update_OutcomeVariable.xml", "ITM-50069.xml"): _OLD,
    ("AssessmentResult_Update_OutcomeVariable.xml", "ITM-50069_Mapping.xml"): _OLD,
    (
        "AssessmentResult_Update_OutcomeVariable.xml",
        "ITM-50069_Mapping_No_Correct_Response.xml",
    ): _OLD,
    ("sum_result_2.xml", "sum_item.xml"): _TABLE,
}
"""Result and item where what the result holds is not what its responses give -> why."""

WITHOUT_ITEM: dict[str, tuple[int, str]] = {
    "AssessmentResult_Invalid_ItemRef.xml": (1, "tells of an item that no test has, on purpose"),
    "AssessmentResult_Manual_Scored.xml": (1, "its item, scored by a person, is not in the corpus"),
    "AssessmentResult_DST_pap.xml": (1, "calls ITM_equal ITM-equal; a person scored it"),
    "assessmentresult_DOE.xml": (122, "only one of the 123 items of this exam is in the corpus"),
}
"""Result -> how many of its items are not there, and why."""

_RIGHT, _WRONG = {"SCORE": "1"}, {"SCORE": "0"}

ITEMS: Mapping[tuple[str, str], Expected] = {
    ("AssessmentResult_Update_OutcomeVariable.xml", "ITM-50066.xml"): _RIGHT,
    ("AssessmentResult_Add_OutcomeVariable.xml", "ITM-50066.xml"): _RIGHT,
    ("AssessmentResult_Add_OutcomeVariable.xml", "ITM-50066_No_Correct_Response.xml"): _RIGHT,
    ("AssessmentResult_Add_OutcomeVariable.xml", "ITM-50069.xml"): _WRONG,
    ("AssessmentResult_No_Candidate_Response.xml", "ITM-50069.xml"): _WRONG,
    ("AssessmentResult_Mapping_A.xml", "ITM-50069_Mapping.xml"): _WRONG,
    ("AssessmentResult_Multiple_Responses_01.xml", "ITM-50066_Multiple_Keys.xml"): _RIGHT,
    ("AssessmentResult_Multiple_Responses_02.xml", "ITM-50066_Multiple_Keys.xml"): _RIGHT,
    ("AssessmentResult_Interpolation.xml", "083-Verklanking-Speciale-Tekens.xml"): {
        "SCORE": "8",
        "RAW_SCORE": "1",
    },
    ("result1.xml", "72757.xml"): _RIGHT,
    ("result1.xml", "72759.xml"): _RIGHT,
    ("result1.xml", "72784.xml"): _RIGHT,
    ("result1.xml", "72833.xml"): _RIGHT,
    ("assessmentresult_DOE.xml", "d3fc4cde-5dc0-451c-b2a5-3df3ba554e3e.xml"): {
        "SCORE": "0",
        "RAWSCORE": "0",
    },
    ("result_numeric.xml", "e726a093-a5dd-456e-8cc4-fd987cd05438.xml"): {
        "RAWSCORE_RESPONSE1": "1",
        "RAWSCORE_RESPONSE2": "1",
        "RAWSCORE_RESPONSE3": "1",
    },
    ("gap-match-result-fout.xml", "gap-match-item.xml"): {"SCORE": "0", "RAWSCORE": "0"},
    ("sum_result.xml", "sum_item.xml"): _RIGHT,
    ("sum_result_2.xml", "sum_item.xml"): _WRONG,
} | {
    (f"{start}-result-{outcome}-{number}.xml", f"{start}{end}.xml"): expected
    for start, right, wrong in (("hs", 2, 2), ("2gaps", 2, 3))
    for outcome, most, expected in (("correct", right, _RIGHT), ("incorrect", wrong, _WRONG))
    for number in range(1, most + 1)
    for end in ("", "-workaround")
}
"""Result and item -> what Cito's engine makes of them."""

ENGINE_OTHERWISE: dict[tuple[str, str], tuple[Expected, str]] = {
    ("gap-match-result.xml", "gap-match-item.xml"): (
        {"SCORE": "1", "RAWSCORE": "1"},
        "the item declares a single response and gets four pairs: NULL, and SCORE 0 as the result "
        "itself holds; Cito's engine reads every response as a container",
    ),
}
"""Result and item that Cito's engine scores otherwise than we -> its outcomes, and why."""

ANSWERS: list[tuple[str, str | list[str], str]] = [
    ("112505-MR.xml", ["D", "E", "F"], "1"),
    ("112505-MR.xml", ["E", "F"], "0"),
    ("112505-MR.xml", ["A", "D", "E", "F"], "0"),
    ("112505-MR.xml", [], "0"),
    ("1004.xml", "rek", "1"),
    ("1004.xml", "fout", "0"),
    ("1004.xml", "rEK", "0"),
    ("1004-CaseInsensitive.xml", "rEK", "1"),
    ("210091.xml", "0.63", "1"),
    ("210091.xml", "0.65", "0"),
    ("210091-CustomOperator.xml", "0,63", "1"),
    ("210091-CustomOperator.xml", "0.63", "1"),
    ("210091-CustomOperator.xml", "0,6300", "1"),
    ("210091-CustomOperator.xml", "0,6301", "0"),
    ("CustomOperators.xml", "tést", "1"),
    ("CustomOperators.xml", " tḝst ", "1"),
    ("CustomOperators.xml", " fout ", "0"),
    ("ITM-50069_Mapping.xml", "A", "0"),
    ("ITM-50069_Mapping.xml", "B", "1"),
    ("ITM-50069_Mapping.xml", "C", "2"),
    ("ITM-50066_Multiple_Keys.xml", "A", "1"),
    ("ITM-50066_Multiple_Keys.xml", "B", "0"),
    ("ITM-50066_Multiple_Keys.xml", "C", "1"),
]
"""Item, RESPONSE and the SCORE that Cito's engine gives it."""

TESTS: Mapping[tuple[str, str], Expected] = {
    ("Test_Toets2.xml", "AssessmentResult_Correct.xml"): {"SCORE": "2"},
    ("Test_Toets2-Weight.xml", "AssessmentResult_Correct.xml"): {"SCORE": "1"},
    ("Test_Toets2.xml", "AssessmentResult_Incorrect.xml"): {"SCORE": "0"},
    ("Test_Toets_Weight_Float.xml", "AssessmentResult_Correct.xml"): {"SCORE": "2.5"},
    ("Test_Toets_TestVariables.xml", "AssessmentResult_Correct.xml"): {
        "SCORE": "2",
        "SCORE_CAT_1": "1",
        "SCORE_CAT_2": "1",
        "SCORE_CAT_COMBINED": "2",
    },
    ("Test_Toets_TestVariables_Weight.xml", "AssessmentResult_Correct.xml"): {
        "SCORE": "1",
        "SCORE_CAT_1": "1",
        "SCORE_CAT_2": "0",
        "SCORE_CAT_COMBINED": "1",
    },
    ("Test_Toets.xml", "AssessmentResult_Update_OutcomeVariable_With_Score.xml"): {"SCORE": "1"},
    ("Test_Toets_With_Empty_Category.xml", "AssessmentResult_Correct.xml"): {"SCORE": "5"},
    ("RW_E7_4ITM.xml", "result1.xml"): {
        "SCORE": "7",
        "SCORE_N": "4",
        "SCORE_CATEGORY_aftrekken": "3",
        "SCORE_CATEGORY_optellen": "4",
    },
}
"""Test and result -> outcomes; those that the engine's own tests leave open follow from the XML."""

TEST_HELD_OTHERWISE: dict[str, str] = {
    "AssessmentResult_Update_OutcomeVariable_With_Score.xml": (
        "an old SCORE of the test on purpose, to try that outcome processing replaces it"
    ),
}
"""Result whose outcomes of the test are not what its items give -> why."""
