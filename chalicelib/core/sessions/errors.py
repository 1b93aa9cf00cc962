"""How the rules of session groups, exam sessions and the answer journal say no."""

from typing import ClassVar

from chalicelib.core.kernel import NotLoggedIn, Refusal, RefusalKind


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


class TakenElsewhere(Refusal):
    """The candidate takes this exam at another server than the one that was asked."""

    reference = "taken-elsewhere"


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


class SessionStateRefusal(Refusal):
    """The state of the exam session forbids the act; the fact ``state`` tells which it is."""


class SessionNotStarted(SessionStateRefusal):
    """The candidate has not started."""

    reference = "session-not-started"


class SessionNotRunning(SessionStateRefusal):
    """Only a running session is interrupted."""

    reference = "session-not-running"


class SessionNotInterrupted(SessionStateRefusal):
    """Only an interrupted session is restarted."""

    reference = "session-not-interrupted"


class SessionInterrupted(SessionStateRefusal):
    """The proctor has interrupted the session; only a restart lets the candidate go on."""

    reference = "session-interrupted"


class SessionEnded(SessionStateRefusal):
    """The session is submitted, terminated or absent, and stays so."""

    reference = "session-ended"


class SessionOver(SessionStateRefusal):
    """Nothing can be done for this candidate any more: the session or its group is over."""

    reference = "session-over"


class TooManyRulings(Refusal):
    """The proctor gave this candidate more time ``limit`` times already."""

    reference = "too-many-rulings"


class NobodyLeft(GroupStateRefusal):
    """Everybody in the group is done, so nobody gets more time or a message."""

    reference = "nobody-left"


class NobodyBusy(GroupStateRefusal):
    """Nobody in the group is at work, so there is nothing to end."""

    reference = "nobody-busy"


class SessionNotLockedOut(Refusal):
    """There is nothing to unlock."""

    reference = "session-not-locked-out"


class NoLoginRequest(Refusal):
    """The login that the proctor decides on is not waiting (any more)."""

    reference = "no-login-request"


class NothingToAdopt(Refusal):
    """No entries of that computer are set aside."""

    reference = "nothing-to-adopt"


class NothingLate(Refusal):
    """No answers wait for the planner up to that place."""

    reference = "nothing-late"


class LoginRefused(Refusal):
    """Access code and login name do not belong together; which of the two is not told."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "login-refused"


class LockedBrowserRequired(Refusal):
    """Candidates come in through the locked browser; this is another one, or does not prove it."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "locked-browser-required"


class LockedOut(Refusal):
    """Five wrong attempts were made; the proctor has to unlock the candidate first."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "locked-out"


class LoginDenied(Refusal):
    """The proctor said no to a login at a second computer."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "login-denied"


class TokenInvalid(NotLoggedIn):
    """The token is not ours, or a newer login took its place; the candidate logs in again."""

    reference = "token-invalid"


class BatchUnreadable(Refusal):
    """The text is not a batch as docs/delivery-api.md describes it."""

    kind = RefusalKind.INVALID
    reference = "batch-unreadable"


class BatchTooLarge(Refusal):
    """A batch is over its limit in bytes, or a response in it is."""

    kind: ClassVar[RefusalKind] = RefusalKind.TOO_LARGE
    reference = "batch-too-large"


class BatchOfAnotherWriter(Refusal):
    """The batch names another session or epoch than the token that came with it."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "batch-of-another-writer"


class BatchDiffers(Refusal):
    """Other content is stored under this number. A defect: raise an alarm, keep everything."""

    reference = "batch-differs"


class PlanInvalid(Refusal):
    """A field of the plan is wrong; ``field`` names it and the subclass tells why."""

    kind = RefusalKind.INVALID


class FieldMissing(PlanInvalid):
    """The field must be filled in."""

    reference = "field-missing"


class WindowEndsBeforeItStarts(PlanInvalid):
    """The end of the time window does not lie after its start."""

    reference = "window-ends-before-it-starts"


class WindowInThePast(PlanInvalid):
    """The time window is already over."""

    reference = "window-in-the-past"


class WindowTooShort(PlanInvalid):
    """The exam, with the extra time of the candidates, does not fit in the time window."""

    reference = "window-too-short"


class ExamNotOffered(PlanInvalid):
    """The exam is not published, or not for a level that the site may take exams at."""

    reference = "exam-not-offered"


class FormUnknown(PlanInvalid):
    """The form is not one of the chosen exam."""

    reference = "form-unknown"


class FormNeedsPortal(PlanInvalid):
    """What comes next in this form depends on scores, which a school server does not know."""

    reference = "form-needs-portal"


class SiteUnknown(PlanInvalid):
    """The planner does not plan for this site."""

    reference = "site-unknown"


class NoSiteToPlanFor(Refusal):
    """The planner works for no site (any more), so there is nothing to plan."""

    reference = "no-site-to-plan-for"


class CandidatesUnknown(PlanInvalid):
    """Some of the candidates are not known at the site; ``count`` tells how many."""

    reference = "candidates-unknown"


class ProctorUnknown(PlanInvalid):
    """Somebody named as proctor may not watch this exam at the site."""

    reference = "proctor-unknown"


class EdgeUnknown(PlanInvalid):
    """The school server is not one of the institution's, or is not in use."""

    reference = "edge-unknown"


class TooManyCandidates(PlanInvalid):
    """A group holds at most ``limit`` candidates."""

    reference = "too-many-candidates"
