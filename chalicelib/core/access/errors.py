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


class LinkEnded(Refusal):
    """The link from the e-mail is used, too old, or none of ours; another one can be asked for."""

    reference = "link-ended"


class AccountNotActive(Refusal):
    """The account is deactivated, so this cannot be done with it."""

    reference = "account-not-active"


class AccountNotDeactivated(Refusal):
    """The account may be used; there is nothing to reactivate."""

    reference = "account-not-deactivated"


class UsernameTaken(Refusal):
    """Somebody has this username already."""

    reference = "username-taken"
