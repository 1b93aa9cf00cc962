"""Why the rules of an item give no outcomes."""

from chalicelib.core.exams import PackageReason
from chalicelib.qti.processing.expression import UnknownReached


class ItemUnscorable(Exception):  # noqa: N818 - an outcome of scoring: a person must look
    """The item cannot be scored by its rules; ``reasons`` say why, ``describe`` puts them in words.

    A session holds such an item for a scorer, and the other items are scored.
    """

    def __init__(self, *reasons: PackageReason) -> None:
        """Remember every reason."""
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


def unknown_reached(path: str, reached: UnknownReached) -> ItemUnscorable:
    """Say which element the rules of the item in this file came to."""
    facts = {"element": reached.node.name}
    return ItemUnscorable(PackageReason(reached.code, path, facts, reached.node.line))


FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a mistake of ours raises in reckoning. One item must not keep the others from scores."""
