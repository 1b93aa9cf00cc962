"""How the rules of session groups say no."""

from chalicelib.core.kernel import Refusal


class GroupStateRefusal(Refusal):
    """The state of the group forbids the act; the fact ``state`` tells which state it is."""


class GroupNotDistributable(GroupStateRefusal):
    """Only a planned group is distributed."""

    reference = "group-not-distributable"


class GroupNotCorrectable(GroupStateRefusal):
    """A group is corrected or cancelled only before its release."""

    reference = "group-not-correctable"


class GroupNotReleasable(GroupStateRefusal):
    """Only a distributed group is released."""

    reference = "group-not-releasable"


class GroupElsewhere(Refusal):
    """Another server owns the group, so it is read-only here."""

    reference = "group-elsewhere"


class GroupNotAtEdge(GroupStateRefusal):
    """No school server owns the group, so there is nothing to take back."""

    reference = "group-not-at-edge"


class GroupNotOpenYet(Refusal):
    """A group is released within its time window, which begins at ``opens_at``."""

    reference = "group-not-open-yet"


class GroupNotBlockable(GroupStateRefusal):
    """Only a released group is blocked."""

    reference = "group-not-blockable"


class GroupNotBlocked(GroupStateRefusal):
    """Only a blocked group is unblocked."""

    reference = "group-not-blocked"


class GroupNotClosable(GroupStateRefusal):
    """Only a group that was released is closed."""

    reference = "group-not-closable"


class GroupNotClosed(GroupStateRefusal):
    """Scoring begins after the group is closed, and goes on step by step."""

    reference = "group-not-closed"


class GroupNotReleased(GroupStateRefusal):
    """The proctor has not released the group, so nobody starts."""

    reference = "group-not-released"


class GroupBlocked(GroupStateRefusal):
    """The proctor has blocked the group, so nobody sees the exam."""

    reference = "group-blocked"


class GroupOver(GroupStateRefusal):
    """The group is closed or cancelled, so nobody logs in any more."""

    reference = "group-over"


class NobodyLeft(GroupStateRefusal):
    """Everybody in the group is done, so nobody gets more time or a message."""

    reference = "nobody-left"


class NobodyBusy(GroupStateRefusal):
    """Nobody in the group is at work, so there is nothing to end."""

    reference = "nobody-busy"
