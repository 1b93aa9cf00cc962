"""How the rules of access say no."""

from collections.abc import Mapping

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


class AuthenticatorCodeWrong(Refusal):
    """It is no code of the app at this moment, nor a recovery code, or it was used before."""

    kind = RefusalKind.INVALID
    reference = "authenticator-code-wrong"


class TooManyAuthenticatorCodes(Refusal):
    """Too many wrong codes of an authenticator app; possible again in ``minutes``."""

    kind = RefusalKind.TOO_MANY
    reference = "too-many-authenticator-codes"


class AuthenticatorIsOn(Refusal):
    """There is an authenticator app already; another one comes after switching it off."""

    reference = "authenticator-is-on"


class AuthenticatorIsOff(Refusal):
    """There is no authenticator app to ask a code of, or to switch off."""

    reference = "authenticator-is-off"


class MonitorNotAllowed(Refusal):
    """The password is right, but the user has no role that watches exams."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "monitor-not-allowed"


class PasswordRefused(Refusal):
    """The new password breaks the rules named in ``broken``; ``figures`` stand in these rules."""

    kind = RefusalKind.INVALID
    reference = "password-refused"

    def __init__(self, broken: tuple[str, ...], figures: Mapping[str, int]) -> None:
        """Remember which rules."""
        super().__init__(field="password", broken=broken, **figures)
        self.broken = broken


class OldPasswordWrong(Refusal):
    """The password that should be replaced is another one."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "old-password-wrong"


class PasswordNotAsked(Refusal):
    """No login waits for another password (any more); it must be begun again."""

    reference = "password-not-asked"


class InitialPasswordEnded(Refusal):
    """The password is right, but it came by e-mail more than a year ago."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "initial-password-ended"


class InitialPasswordOnMonitor(Refusal):
    """The password is right, but it came by e-mail: an own one must be chosen at ``portal``."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "initial-password-on-monitor"


class PasswordEnded(Refusal):
    """The password is right, but too old for the monitor; it is replaced at ``portal``."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "password-ended"


class TooManyPasswordLinks(Refusal):
    """Links for a new password were asked too often; possible again in ``minutes``."""

    kind = RefusalKind.TOO_MANY
    reference = "too-many-password-links"


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


class WorksNowhere(Refusal):
    """The account belongs to no institution (any more), so there is nothing to log in to."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "works-nowhere"


class RolesNotGrantable(Refusal):
    """One of the roles is not for whoever asks to give."""

    kind = RefusalKind.INVALID
    reference = "roles-not-grantable"


class SitesNotKnown(Refusal):
    """One of the sites does not belong to the institution."""

    kind = RefusalKind.INVALID
    reference = "sites-not-known"


class EmailAlreadyHere(Refusal):
    """Somebody at the institution, ``name``, has this e-mail address."""

    kind = RefusalKind.INVALID
    reference = "email-already-here"


class LastAdministrator(Refusal):
    """Nobody else administers the users of the institution."""

    reference = "last-administrator"


class AccountShared(Refusal):
    """The account works for other institutions too, so no single one decides about it."""

    reference = "account-shared"


class AccountNotShared(Refusal):
    """The account works for this institution alone; it is deactivated instead."""

    reference = "account-not-shared"


class AccountNotInvited(Refusal):
    """The user has a password already, so there is no invitation to send again."""

    reference = "account-not-invited"


class AccountStillInvited(Refusal):
    """The user never logged in; the invitation is sent again instead."""

    reference = "account-still-invited"


class AlreadyLinked(Refusal):
    """The account works for this institution already."""

    reference = "already-linked"


class InstitutionUnknown(Refusal):
    """No institution has this BRIN code."""

    kind = RefusalKind.INVALID
    reference = "institution-unknown"


class OwnPasswordWrong(Refusal):
    """Whoever asks did not give the password of the account."""

    kind = RefusalKind.INVALID
    reference = "own-password-wrong"
