"""How the rules of institutions say no."""

from chalicelib.core.kernel import Refusal, RefusalKind


class BrinCodeInvalid(Refusal):
    """A BRIN code is two digits and two letters, such as 01AB."""

    kind = RefusalKind.INVALID
    reference = "brin-code-invalid"


class SiteCodeInvalid(Refusal):
    """A site code is the BRIN code of the institution and two digits, such as 01AB02."""

    kind = RefusalKind.INVALID
    reference = "site-code-invalid"
