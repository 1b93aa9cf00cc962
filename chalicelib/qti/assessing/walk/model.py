"""What a candidate does in a test, and how far that brought them (QTI 3.0, 2.4 and 2.7)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.item_session import ItemSessions
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.templating.variant import TemplateDefaults


class Act(StrEnum):
    """What a candidate can do."""

    GO_TO = "go_to"
    ANSWER = "answer"
    """Give a response without ending the attempt: it may still change."""
    END_ATTEMPT = "end_attempt"
    NEXT = "next"
    END_PART = "end_part"
    END_TEST = "end_test"


@dataclass(frozen=True)
class Event:
    """One thing that a candidate did, ``at`` so many seconds since the start.

    Without an item it is about the one that the candidate is at. A part is ended by way of any
    item in it.
    """

    act: Act
    at: float = 0.0
    item_id: ItemId | None = None
    response: Response | None = None


class Denial(StrEnum):
    """Why something that a candidate did has no effect."""

    TEST_OVER = "test-over"
    NO_SUCH_ITEM = "no-such-item"
    """The plan of this candidate has no such item in this part."""
    NOT_HERE = "not-here"
    """The candidate is at another item."""
    LINEAR = "linear"
    """In a linear part one only goes on."""
    LAST_ITEM = "last-item"
    NO_REVIEW = "no-review"
    """No attempt is left, and looking back is not allowed."""
    NO_ATTEMPT_LEFT = "no-attempt-left"
    TIME_OVER = "time-over"
    TOO_EARLY = "too-early"
    """The least time is not over yet."""
    SIMULTANEOUS = "simultaneous"
    """Responses are processed together, when the part ends."""
    RESPONSE_REQUIRED = "response-required"
    RESPONSE_INVALID = "response-invalid"


@dataclass(frozen=True)
class Permitted:
    """What the candidate may do now; ``skip`` is going on to what comes next."""

    go_to: tuple[ItemId, ...] = ()
    answer: bool = False
    end_attempt: bool = False
    skip: bool = False
    end_part: bool = False


@dataclass(frozen=True)
class Shown:
    """What may be shown of the item where the candidate is (QTI 3.0, itemSessionControl)."""

    feedback: bool = False
    review: bool = False
    solution: bool = False


@dataclass(frozen=True)
class TimeLeft:
    """The seconds that are left of what has a most time; None is as long as one likes."""

    test: float | None = None
    part: float | None = None
    section: float | None = None
    """Of the sections around the item, the one that ends first."""
    item: float | None = None


@dataclass(frozen=True)
class Walk:
    """How far a candidate came.

    ``route`` names the items in the order in which the candidate came to them, an item that was
    gone back to again. ``sessions`` are all items of the plan. ``refused`` says which events had
    no effect and why, and ``late`` which items got a response after their time, where the test
    allows that. ``part`` and ``item`` are None when the test is over. ``overworked`` tells that
    the conditions of the test worked longer than those of any real one: from then on none held.
    """

    part: str | None
    item: ItemId | None
    route: tuple[ItemId, ...]
    sessions: ItemSessions
    may: Permitted
    shown: Shown
    refused: tuple[tuple[Event, Denial], ...]
    time_left: TimeLeft
    late: tuple[ItemId, ...]
    outcomes: Values = field(default_factory=dict)
    overworked: bool = False

    @property
    def finished(self) -> bool:
        """Tell whether the test is over."""
        return self.part is None


class WalkItem(Protocol):
    """An item as this candidate has it."""

    @property
    def declarations(self) -> Declarations:
        """The variables that the candidate got."""

    @property
    def adaptive(self) -> bool:
        """Tell whether the item itself says when it is completed."""

    def attempt(self, response: Response, before: Values | None, attempts: int) -> Values:
        """Return the outcomes of an attempt; an adaptive item goes on from those before it.

        :raises ItemUnscorable: when the rules cannot be run.
        """

    def accepts(self, response: Response) -> bool:
        """Tell whether a response is valid: all that its interactions ask for is there."""


Take = Callable[[ItemId, TemplateDefaults], WalkItem]
"""Gives the candidate an item of the plan, with these values for its template variables."""
