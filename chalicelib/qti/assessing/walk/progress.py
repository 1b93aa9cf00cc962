"""How far a candidate is while their events are replayed: what the rules of the walk work on."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.unscorable import ItemUnscorable
from chalicelib.qti.assessing.walk.conditions import Conditions
from chalicelib.qti.assessing.walk.layout import Step, Stretch
from chalicelib.qti.assessing.walk.model import Take, WalkItem
from chalicelib.qti.items.answers import read_response
from chalicelib.qti.items.declarations import COMPLETION, Declarations
from chalicelib.qti.node import Node
from chalicelib.qti.reasons.waiting import why_it_waits


@dataclass
class Progress:
    """Where a candidate is, and what came of each item so far.

    ``at`` is the number of the step; it is that of no step when the test is over. ``kept`` are
    the responses that were given and not processed yet, and ``spent`` counts seconds.
    """

    steps: tuple[Step, ...]
    take: Take
    conditions: Conditions
    sessions: dict[ItemId, ItemSession] = field(default_factory=dict)
    items: dict[ItemId, WalkItem | None] = field(default_factory=dict)
    at: int = 0
    inside: list[Stretch] = field(default_factory=list)
    route: list[ItemId] = field(default_factory=list)
    kept: dict[ItemId, Response] = field(default_factory=dict)
    clock: float = 0.0
    spent: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    over: set[str] = field(default_factory=set)
    late: dict[ItemId, None] = field(default_factory=dict)

    @property
    def here(self) -> Step | None:
        """Return the step that the candidate is at; None when the test is over."""
        return self.steps[self.at] if self.at < len(self.steps) else None

    def begin(self) -> None:
        """Make a session for every item of the plan."""
        for step in self.steps:
            self._seat(step, ())

    def present(self, number: int) -> None:
        """Bring the candidate to a step."""
        self.at, step = number, self.steps[number]
        first = not self.sessions[step.id].presented
        results = tuple(
            one for one in step.rules.defaults if one not in step.placed.template_defaults
        )
        if first and results:
            # What a template variable takes from other items is known only now.
            self._seat(step, self.conditions.settled(results, step.id, self.sessions))
        self.sessions[step.id] = replace(self.sessions[step.id], presented=True)
        self.route.append(step.id)

    def attempts_left(self, step: Step) -> bool:
        """Tell whether another attempt may be made.

        An adaptive item says itself when it is completed (QTI 3.0, itemSessionControl,
        maxAttempts); where responses are processed together there is one attempt at any item.
        """
        session, item = self.sessions[step.id], self.items[step.id]
        if item is not None and item.adaptive and step.individual:
            status = session.outcomes.get(COMPLETION)
            return status is None or status.single != "completed"
        most = step.placed.control.max_attempts
        return most == 0 or session.attempts < most

    def process(self, step: Step, response: Response) -> None:
        """End an attempt with this response: its rules are run."""
        session, item = self.sessions[step.id], self.items[step.id]
        self.kept.pop(step.id, None)
        number = session.attempts + 1
        responses = read_response(session.declarations, response)
        session = replace(session, responses=responses, attempts=number)
        if item is not None:
            before = session.outcomes if item.adaptive and number > 1 else None
            try:
                outcomes = item.attempt(response, before, number)
                session = replace(session, outcomes=outcomes, unscorable="")
            except ItemUnscorable as error:
                session = replace(session, outcomes={}, unscorable=why_it_waits(error.reasons))
        self.sessions[step.id] = session

    def _seat(self, step: Step, results: tuple[Node, ...]) -> None:
        item: WalkItem | None = None
        session = ItemSession(step.id, step.place, Declarations())
        try:
            item = self.take(step.id, (*step.placed.template_defaults, *results))
        except ItemUnscorable as error:
            session = replace(session, unscorable=why_it_waits(error.reasons))
        if item is not None:
            outcomes = {name: one.start for name, one in item.declarations.outcomes.items()}
            session = replace(session, declarations=item.declarations, outcomes=outcomes)
        self.items[step.id], self.sessions[step.id] = item, session
