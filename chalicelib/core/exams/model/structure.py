"""How a form is built: parts, sections and the places of items (QTI 3.0, section 2.4).

The order in which things stand here is the authored one; a candidate gets it by way of a session
plan only.
"""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.core.kernel import ItemId


class Navigation(StrEnum):
    """Whether a candidate may go back (QTI 3, testPart navigation-mode)."""

    LINEAR = "linear"
    NONLINEAR = "nonlinear"


class Submission(StrEnum):
    """When responses are processed (QTI 3, testPart submission-mode)."""

    INDIVIDUAL = "individual"
    SIMULTANEOUS = "simultaneous"


@dataclass(frozen=True)
class TimeLimits:
    """The least and the most time for an item, section, part or test, in seconds."""

    min_seconds: float | None = None
    max_seconds: float | None = None
    late_submission: bool = False


@dataclass(frozen=True)
class ItemSessionControl:
    """What a candidate may do with an item, after inheritance; defaults as QTI 3 states them."""

    max_attempts: int = 1
    """0 is any number."""
    show_feedback: bool = False
    allow_review: bool = True
    show_solution: bool = False
    allow_comment: bool = False
    allow_skipping: bool = True
    validate_responses: bool = False


@dataclass(frozen=True)
class Selection:
    """How many of a section's children each candidate gets (QTI 3, selection)."""

    select: int
    with_replacement: bool = False


@dataclass(frozen=True)
class ItemPlace:
    """Where an item stands; a ``fixed`` one keeps its place, a ``required`` one is selected."""

    item_id: ItemId
    fixed: bool = False
    required: bool = False


@dataclass(frozen=True)
class FormSection:
    """A section with what stands in it; invisible ones mix with their parent's children."""

    id: str
    title: str
    children: "tuple[FormSection | ItemPlace, ...]"
    visible: bool = True
    shuffle: bool = False
    selection: Selection | None = None
    fixed: bool = False
    required: bool = False
    keep_together: bool = True
    time_limits: TimeLimits | None = None

    @property
    def mixes(self) -> bool:
        """Tell whether its children are shuffled among those of its parent, not as one block.

        QTI 3: an invisible section that is not kept together looks like part of its parent. One
        that is fixed has a place of its own, so it stays a block.
        """
        return not (self.visible or self.keep_together or self.fixed)

    @property
    def most_items(self) -> int:
        """Count the most items that a candidate can get from this section."""
        counts = sorted((_most_items(child) for child in self.children), reverse=True)
        if self.selection is None or not counts:
            return sum(counts)
        if self.selection.with_replacement:
            return self.selection.select * counts[0]
        return sum(counts[: self.selection.select])


def _most_items(child: FormSection | ItemPlace) -> int:
    return child.most_items if isinstance(child, FormSection) else 1


@dataclass(frozen=True)
class FormPart:
    """A part of a form; candidates go through parts in this order and never back."""

    id: str
    navigation: Navigation
    sections: tuple[FormSection, ...]
    submission: Submission = Submission.INDIVIDUAL
    time_limits: TimeLimits | None = None
