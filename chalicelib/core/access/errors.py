"""How the rules of access say no."""

from chalicelib.core.kernel import Refusal, RefusalKind


class LoginRefused(Refusal):
    """The combination of username and password opens nothing; never said which one is wrong."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "login-refused"


class AccountLocked(Refusal):
    """Too many wrong attempts under this username; possible again in ``minutes``."""

    kind = RefusalKind.TOO_MANY
    reference = "account-locked"


class OneTimePasswordWrong(Refusal):
    """Another one-time password was mailed; ``tries_left`` more tries are allowed."""

    kind = RefusalKind.INVALID
    reference = "one-time-password-wrong"


class OneTimePasswordEnded(Refusal):
    """The one-time password is too old, used, or tried too often; a new one can be asked for."""

    reference = "one-time-password-ended"


class TooManyOneTimePasswords(Refusal):
    """Too many one-time passwords were sent; possible again in ``minutes``."""

    kind = RefusalKind.TOO_MANY
    reference = "too-many-one-time-passwords"


class MonitorNotAllowed(Refusal):
    """The password is right, but the user has no role that watches exams."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "monitor-not-allowed"


class PasswordRefused(Refusal):
    """The new password breaks the rules named in ``broken``."""

    kind = RefusalKind.INVALID
    reference = "password-refused"


class UsernameTaken(Refusal):
    """Somebody has this username already."""

    reference = "username-taken"
