"""Every state of a group, a session and a school server, times every act, forbidden ones too."""

import re
from pathlib import Path

import pytest

from chalicelib.core.kernel import Refusal
from chalicelib.core.sessions import GroupState, SessionState
from chalicelib.core.sync import EdgeState

PAGES = Path(__file__).parents[3] / "docs" / "state-machines"

# An act that is not listed for a state is forbidden: the reference of the refusal stands first.
GROUP_ACTS: dict[str, tuple[str, dict[str, str]]] = {
    "distribute": ("group-not-distributable", {"planned": "distributed"}),
    "correct": ("group-not-correctable", {"planned": "planned", "distributed": "planned"}),
    "cancel": ("group-not-correctable", {"planned": "cancelled", "distributed": "cancelled"}),
    "release": ("group-not-releasable", {"distributed": "released"}),
    "block": ("group-not-blockable", {"released": "blocked"}),
    "unblock": ("group-not-blocked", {"blocked": "released"}),
    "close": (
        "group-not-closable",
        {"released": "closed", "blocked": "closed", "closed": "closed"},
    ),
    "release_for_scoring": ("group-not-closed", {"closed": "released_for_scoring"}),
    "score": ("group-not-closed", {"released_for_scoring": "scored"}),
    "report": ("group-not-closed", {"scored": "reported"}),
}
EDGE_ACTS: dict[str, tuple[str, dict[str, str]]] = {
    "activate": ("edge-not-activatable", {"added": "active", "inactive": "active"}),
    "deactivate": ("edge-not-active", {"active": "inactive"}),
}
ENDED = dict.fromkeys(("submitted", "terminated", "absent"), "session-ended!")
NOT_STARTED = dict.fromkeys(("planned", "ready"), "session-not-started!")
# Here each state has its own outcome: the next state, or the reference of the refusal with "!".
SESSION_ACTS: dict[str, dict[str, str]] = {
    "log_in": {
        "planned": "ready",
        "ready": "ready",
        "running": "running",
        "interrupted": "interrupted",
        **ENDED,
    },
    "start": {
        "planned": "session-not-started!",
        "ready": "running",
        "running": "running",
        "interrupted": "session-interrupted!",
        **ENDED,
    },
    "interrupt": {
        state: "interrupted" if state == "running" else "session-not-running!"
        for state in SessionState
    },
    "restart": {
        state: "running" if state == "interrupted" else "session-not-interrupted!"
        for state in SessionState
    },
    "submit": {
        "running": "submitted",
        "interrupted": "submitted",
        **NOT_STARTED,
        **ENDED,
        "submitted": "submitted",
    },
    "terminate": {"running": "terminated", "interrupted": "terminated", **NOT_STARTED, **ENDED},
    "close": {
        "planned": "absent",
        "ready": "absent",
        "running": "submitted",
        "interrupted": "submitted",
        "submitted": "submitted",
        "terminated": "terminated",
        "absent": "absent",
    },
}


State = GroupState | SessionState | EdgeState


def _outcome(state: State, act: str) -> str:
    try:
        return str(getattr(state, act)().value)
    except Refusal as refusal:
        tells_the_state = refusal.facts == {"state": state.value}
        return f"{refusal.reference}!" if tells_the_state else "the state is not told"


def _acts_of(machine: type[State]) -> set[str]:
    return {
        name
        for name, member in vars(machine).items()
        if callable(member) and not name.startswith("_")
    }


@pytest.mark.parametrize("act", GROUP_ACTS)
@pytest.mark.parametrize("state", GroupState)
def test_a_group_goes_only_where_the_table_says(state: GroupState, act: str) -> None:
    reference, allowed = GROUP_ACTS[act]

    outcome = _outcome(state, act)

    assert outcome == allowed.get(state.value, f"{reference}!")


@pytest.mark.parametrize("act", EDGE_ACTS)
@pytest.mark.parametrize("state", EdgeState)
def test_a_school_server_goes_only_where_the_table_says(state: EdgeState, act: str) -> None:
    reference, allowed = EDGE_ACTS[act]

    outcome = _outcome(state, act)

    assert outcome == allowed.get(state.value, f"{reference}!")


@pytest.mark.parametrize("act", SESSION_ACTS)
@pytest.mark.parametrize("state", SessionState)
def test_a_session_goes_only_where_the_table_says(state: SessionState, act: str) -> None:
    outcome = _outcome(state, act)

    assert outcome == SESSION_ACTS[act][state.value]


def test_the_tables_know_every_act_of_the_machines() -> None:
    assert set(GROUP_ACTS) == _acts_of(GroupState)
    assert set(SESSION_ACTS) == _acts_of(SessionState)
    assert set(EDGE_ACTS) == _acts_of(EdgeState)


def test_the_pages_draw_exactly_the_arrows_that_the_machines_allow() -> None:
    session_arrows = {
        (state, following, act)
        for act, outcomes in SESSION_ACTS.items()
        for state, following in outcomes.items()
        if not following.endswith("!")
    }

    assert _drawn("session-group.md") == _arrows(GROUP_ACTS)
    assert _drawn("edge-server.md") == _arrows(EDGE_ACTS)
    assert _drawn("exam-session.md") == session_arrows


def _arrows(acts: dict[str, tuple[str, dict[str, str]]]) -> set[tuple[str, str, str]]:
    return {
        (state, following, act)
        for act, (_, allowed) in acts.items()
        for state, following in allowed.items()
    }


def _drawn(page: str) -> set[tuple[str, str, str]]:
    text = (PAGES / page).read_text(encoding="utf-8")
    return set(re.findall(r"^ {4}(\w+) --> (\w+): (\w+)$", text, flags=re.MULTILINE))
