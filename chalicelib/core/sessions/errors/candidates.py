"""How the rules of exam sessions say no: to staff about a candidate, and to a candidate."""

from chalicelib.core.kernel import NotLoggedIn, Refusal, RefusalKind


class TakenElsewhere(Refusal):
    """The candidate takes this exam at another server than the one that was asked."""

    reference = "taken-elsewhere"


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
