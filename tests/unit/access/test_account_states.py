"""The states of an account: every state with every act, and the page that draws them."""

import re
from pathlib import Path

import pytest

from chalicelib.core.access import AccountState
from chalicelib.core.kernel import Refusal

PAGE = Path(__file__).parents[3] / "docs" / "state-machines" / "account.md"
ARROW = re.compile(r"^    (\w+) --> (\w+): (\w+)$", re.MULTILINE)
ACTS = ("use", "deactivate", "reactivate", "invite_anew")
DRAWN = {(start, act): end for start, end, act in ARROW.findall(PAGE.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", AccountState)
def test_an_act_leads_where_the_page_says_and_is_refused_where_nothing_is_drawn(
    state: AccountState, act: str
) -> None:
    drawn = DRAWN.get((state.value, act))

    if drawn is None:
        with pytest.raises(Refusal):
            getattr(state, act)()
    else:
        assert getattr(state, act)() is AccountState(drawn)


def test_the_page_draws_no_act_that_does_not_exist() -> None:
    assert {act for _, act in DRAWN} == set(ACTS)
