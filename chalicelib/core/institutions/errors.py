"""How the rules of institutions say no."""

from collections.abc import Mapping

from chalicelib.core.kernel import Refusal, RefusalKind


class BrinCodeInvalid(Refusal):
    """A BRIN code is two digits and two letters, such as 01AB."""

    kind = RefusalKind.INVALID
    reference = "brin-code-invalid"


class SiteCodeInvalid(Refusal):
    """A site code is the BRIN code of the institution and two digits, such as 01AB02."""

    kind = RefusalKind.INVALID
    reference = "site-code-invalid"


class InstitutionStateRefusal(Refusal):
    """An institution in this ``state`` cannot do that."""

    reference = "institution-state"


class BrinTaken(Refusal):
    """There is an institution with this BRIN code already."""

    reference = "brin-taken"


class BrinUnknown(Refusal):
    """No institution that takes part has this BRIN code, so nothing of it can be changed."""

    reference = "brin-without-institution"


class BrinNotInRegister(Refusal):
    """The open data of DUO that were loaded do not know this BRIN code."""

    kind = RefusalKind.INVALID
    reference = "brin-not-in-register"


class InstitutionHasOpenGroups(Refusal):
    """So many groups (``count``) of the institution are planned or not closed."""

    reference = "institution-has-open-groups"


class FormFaulty(Refusal):
    """Fields of a form are missing or wrong; ``problems`` says per field what is the matter."""

    kind = RefusalKind.INVALID
    reference = "form-faulty"

    def __init__(self, problems: Mapping[str, str]) -> None:
        """Remember the kind of problem of each field."""
        super().__init__(problems=dict(problems))
        self.problems = dict(problems)


class RegistrationStateRefusal(Refusal):
    """A registration in this ``state`` cannot do that."""

    reference = "registration-state"


class SigningLinkEnded(Refusal):
    """The link is used, replaced, too old, or never was one; the answer is the same."""

    reference = "signing-link-ended"


class SignatureIncomplete(Refusal):
    """A signature needs the name of who signs."""

    kind = RefusalKind.INVALID
    reference = "signature-incomplete"


class AuthorityNotDeclared(Refusal):
    """Whoever signs for the board has to say that they may."""

    kind = RefusalKind.INVALID
    reference = "authority-not-declared"


class ReasonMissing(Refusal):
    """Whoever says no says why, in at most ``maximum`` characters."""

    kind = RefusalKind.INVALID
    reference = "reason-missing"


class TooManyRegistrations(Refusal):
    """Too many forms came in for this school or this board; possible again in ``minutes``."""

    kind = RefusalKind.TOO_MANY
    reference = "too-many-registrations"


class AccountChoiceMissing(Refusal):
    """Somebody has this e-mail address already: a new account, or that one?"""

    kind = RefusalKind.INVALID
    reference = "account-choice-missing"


class ScanMissing(Refusal):
    """No scan has arrived where one was expected."""

    kind = RefusalKind.INVALID
    reference = "scan-missing"


class ScanTooLarge(Refusal):
    """The scan is larger than ``limit_bytes``."""

    kind = RefusalKind.TOO_LARGE
    reference = "scan-too-large"


class ScanNotReadable(Refusal):
    """The file is no PDF, JPEG or PNG, whatever its name says."""

    kind = RefusalKind.INVALID
    reference = "scan-not-readable"


class SignedOnInvalid(Refusal):
    """Nobody signed in the future, nor before 2010."""

    kind = RefusalKind.INVALID
    reference = "signed-on-invalid"
