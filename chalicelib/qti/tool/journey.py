"""Follows the answers of a script through a test: what a candidate does to give them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chalicelib.core.exams import FormPart, FormSection, Navigation, Submission
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.walk import Act, Denial, Event, Walk, Walking
from chalicelib.qti.tool.taking import Taking


@dataclass(frozen=True)
class Answered:
    """What a script says of one item; ``at`` counts seconds since the start."""

    item_id: ItemId
    response: Response
    at: float = 0.0


@dataclass
class Journey:
    """A candidate on the way through a test.

    Answers come in their order, and before each the candidate goes to its item: onwards, freely,
    or to a later part. An item that cannot be reached, or takes no answer, is ``missed``.
    """

    taking: Taking
    missed: list[tuple[ItemId, Denial]] = field(default_factory=list)
    _now: float = 0.0

    def follow(self, script: Sequence[Answered]) -> Walk:
        """Give all answers, go on behind the last one, and return how far the candidate is."""
        for one in script:
            denial = self._reach(one) or self._answer(one)
            if denial is not None:
                self.missed.append((one.item_id, denial))
        here = self._walking.item
        if script and here == script[-1].item_id and self._is_linear(here):
            # Only now it shows where a branch behind the last answer leads.
            self._do(Event(Act.NEXT, script[-1].at))
        return self._walking.look(self._now)

    def hand_in(self) -> Walk:
        """End the test, so that every response is processed."""
        self._do(Event(Act.END_TEST, self._now))
        return self._walking.look(self._now)

    def _reach(self, one: Answered) -> Denial | None:
        """Go to an item; a denial says what stands in the way."""
        if one.item_id not in self._part_of:
            return Denial.NO_SUCH_ITEM
        denial = None
        while self._walking.item != one.item_id and denial is None:
            act = self._towards(one.item_id)
            denial = self._do(Event(act, one.at, one.item_id if act is Act.GO_TO else None))
        return denial

    def _towards(self, goal: ItemId) -> Act:
        here = self._walking.item
        if here is None or not self._is_ahead(here, goal):
            return Act.GO_TO
        if self._is_linear(here):
            return Act.NEXT
        return Act.GO_TO if self._part_of[goal].id == self._walking.part else Act.END_PART

    def _answer(self, one: Answered) -> Denial | None:
        individual = self._part_of[one.item_id].submission is Submission.INDIVIDUAL
        act = Act.END_ATTEMPT if individual else Act.ANSWER
        return self._do(Event(act, one.at, one.item_id, one.response))

    def _do(self, event: Event) -> Denial | None:
        """Do something; a denial says that it had no effect."""
        self._now = event.at
        return self._walking.then(event)

    def _is_linear(self, here: ItemId) -> bool:
        return self._part_of[here].navigation is Navigation.LINEAR

    def _is_ahead(self, here: ItemId, goal: ItemId) -> bool:
        order = self.taking.plan.item_order
        return order.index(goal) > order.index(here)

    @cached_property
    def _walking(self) -> Walking:
        one = self.taking
        return Walking(one.test.way, one.plan, take=one.take, seed=one.seed)

    @cached_property
    def _part_of(self) -> Mapping[ItemId, FormPart]:
        plan = self.taking.plan
        parts = {
            place: part
            for part in self.taking.test.way.parts
            for section in part.sections
            for place in _places(section)
        }
        return {item_id: parts[plan.item_of(item_id)] for item_id in plan.item_order}


def _places(section: FormSection) -> Iterator[ItemId]:
    for child in section.children:
        if isinstance(child, FormSection):
            yield from _places(child)
        else:
            yield child.item_id
