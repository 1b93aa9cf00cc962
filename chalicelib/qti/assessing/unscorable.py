"""Why the rules of an item give no outcomes."""

from chalicelib.core.exams import PackageReason


class ItemUnscorable(Exception):  # noqa: N818 - an outcome of scoring: a person must look
    """The item cannot be scored by its rules; ``reasons`` say why, ``describe`` puts them in words.

    A session holds such an item for a scorer, and the other items are scored.
    """

    def __init__(self, *reasons: PackageReason) -> None:
        """Remember every reason."""
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


FAULTS = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What a mistake of ours raises in reckoning. One item must not keep the others from scores."""
