"""Every state of an exam x every act, the forbidden ones included."""

from collections.abc import Callable

import pytest

from chalicelib.core.exams import (
    ExamAlreadyReceived,
    ExamNotImporting,
    ExamNotPublishable,
    ExamNotWithdrawable,
    ExamState,
)
from chalicelib.core.kernel import Refusal

S = ExamState
ACTS: dict[str, Callable[[ExamState], ExamState]] = {
    "begin_import": ExamState.begin_import,
    "refuse": ExamState.refuse,
    "master": ExamState.master,
    "publish": ExamState.publish,
    "withdraw": ExamState.withdraw,
}
ALLOWED = {
    (S.UPLOADED, "begin_import"): S.IMPORTING,
    (S.IMPORTING, "begin_import"): S.IMPORTING,
    (S.IMPORTING, "refuse"): S.REFUSED,
    (S.IMPORTING, "master"): S.MASTERED,
    (S.MASTERED, "publish"): S.PUBLISHED,
    (S.PUBLISHED, "withdraw"): S.WITHDRAWN,
}
REFUSALS: dict[str, type[Refusal]] = {
    "begin_import": ExamAlreadyReceived,
    "refuse": ExamNotImporting,
    "master": ExamNotImporting,
    "publish": ExamNotPublishable,
    "withdraw": ExamNotWithdrawable,
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", ExamState)
def test_an_act_leads_to_the_drawn_state_or_is_refused(state: ExamState, act: str) -> None:
    if (state, act) in ALLOWED:
        assert ACTS[act](state) is ALLOWED[state, act]
    else:
        with pytest.raises(REFUSALS[act]) as refused:
            ACTS[act](state)
        assert refused.value.facts == {"state": state.value}
