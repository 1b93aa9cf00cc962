"""How the answer journal says no."""

from typing import ClassVar

from chalicelib.core.kernel import Refusal, RefusalKind


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
