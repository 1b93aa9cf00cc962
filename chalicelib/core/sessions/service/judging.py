"""What the answers that were set aside mean for the live record of their session."""

from chalicelib.core.sessions.model.counting import CurrentAnswers, SetAside
from chalicelib.core.sessions.model.journal import EntryAct
from chalicelib.core.sessions.model.presence import Presence, SessionFlag

_FLAGS = {
    SetAside.OTHER_COMPUTER: SessionFlag.OTHER_COMPUTER,
    SetAside.AFTER_CLOSING: SessionFlag.LATE,
    SetAside.AFTER_DEADLINE: SessionFlag.LATE,
}


def flagged(presence: Presence, current: CurrentAnswers) -> Presence:
    """Draw a person's attention to every kind of answer that was set aside."""
    for aside in current.set_aside:
        # Nobody decides on a hand-in, so it leaves nothing to look at.
        if aside.reason in _FLAGS and aside.placed.entry.act is EntryAct.RESPOND:
            presence = presence.flag(_FLAGS[aside.reason])
    return presence
