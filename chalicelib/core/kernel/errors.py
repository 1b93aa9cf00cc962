"""How the rules say no: the base of every refusal, and the kinds there are.

A refusal carries data, never prose; ``chalicelib.serving.refusals`` holds its HTTP status and
its Dutch sentence.
"""

from enum import StrEnum
from typing import ClassVar


class RefusalKind(StrEnum):
    """What sort of no it is; decides the HTTP status and what the page offers."""

    INVALID = "invalid"
    NOT_LOGGED_IN = "not_logged_in"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"


class Refusal(Exception):  # noqa: N818 - a refusal is an answer of the rules, not an error
    """The rules say no. Each subclass is one reason, with a stable reference."""

    kind: ClassVar[RefusalKind] = RefusalKind.CONFLICT
    reference: ClassVar[str] = "refused"

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        """Remember the input field to blame, if one is, and the facts for the sentence."""
        super().__init__(self.reference)
        self.field = field
        self.facts = facts


class NotFound(Refusal):
    """The thing does not exist, or not for whoever asks; the answer is the same."""

    kind = RefusalKind.NOT_FOUND
    reference = "not-found"


class NotAllowed(Refusal):
    """Whoever asks does not have the role or the scope that this needs."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "not-allowed"


class NotLoggedIn(Refusal):
    """Nobody is logged in, or the login has ended."""

    kind = RefusalKind.NOT_LOGGED_IN
    reference = "not-logged-in"


class ChangedMeanwhile(Refusal):
    """Somebody else changed the same thing first; look again and repeat."""

    reference = "changed-meanwhile"


class Fault(Exception):  # noqa: N818 - the word of docs/errors.md
    """The world failed (throttled, disk full, line gone); trying again may help."""
