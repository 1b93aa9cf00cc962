"""The items of a test as one candidate takes them, telling in words what goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from chalicelib.core.exams import FormItem, FormOutline, SessionPlan, make_plan
from chalicelib.core.kernel import FormId, ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.scoring import sit_scorable
from chalicelib.qti.assessing.sitting import Values
from chalicelib.qti.assessing.unscorable import FAULTS, ItemUnscorable
from chalicelib.qti.assessing.walk import WalkedItem, WalkItem
from chalicelib.qti.items.declarations import Declarations
from chalicelib.qti.templating.checking import is_template
from chalicelib.qti.templating.variant import TemplateDefaults
from chalicelib.qti.templating.variants import VARIANTS
from chalicelib.qti.tool.opening import OpenedTest
from chalicelib.qti.tool.told import told_fault, told_reasons

Made = TypeVar("Made")


def plan_for(test: OpenedTest, seed: str) -> SessionPlan:
    """Make the plan of a candidate: which items, in which order, in which variants."""
    places = (ItemId(place) for place in test.way.places)
    items = tuple(
        FormItem(place, "", None, False, (), variants=_variants(test, place)) for place in places
    )
    return make_plan(FormOutline(FormId(test.id), "", "", test.way.parts, items), seed)


def _variants(test: OpenedTest, place: ItemId) -> tuple[dict[str, str], ...]:
    # A plan only counts them; the texts that they show are nobody's here.
    item = test.items.get(place)
    return ({},) * VARIANTS if item is not None and is_template(item) else ()


@dataclass(frozen=True)
class Taking:
    """Gives a candidate the items; ``told`` says why an item has no outcomes, in words."""

    test: OpenedTest
    plan: SessionPlan
    seed: str
    told: dict[ItemId, str] = field(default_factory=dict)

    def take(self, item_id: ItemId, defaults: TemplateDefaults) -> WalkItem:
        """Give the candidate an item. :raises ItemUnscorable: when it cannot be read or run."""
        return self.telling(item_id, lambda: self._take(item_id, defaults))

    def _take(self, item_id: ItemId, defaults: TemplateDefaults) -> WalkItem:
        place = self.plan.item_of(item_id)
        if place in self.test.unscorable:
            raise ItemUnscorable(*self.test.unscorable[place])
        number = self.plan.variants.get(item_id, 0)
        sat = sit_scorable(self.test.items[place], defaults, number=number)
        return _Taken(item_id, WalkedItem(sat, f"{self.seed}|{item_id}"), self)

    def telling(self, item_id: ItemId, run: Callable[[], Made]) -> Made:
        """Return what this makes of an item, and tell why not. :raises ItemUnscorable: then."""
        try:
            return run()
        except ItemUnscorable as error:
            self.told[item_id] = told_reasons(error.reasons)
            raise
        except FAULTS as fault:
            self.told[item_id] = told_fault(fault)
            raise ItemUnscorable from fault


@dataclass(frozen=True)
class _Taken:
    """Fulfils ``WalkItem``."""

    item_id: ItemId
    item: WalkedItem
    taking: Taking

    @property
    def declarations(self) -> Declarations:
        return self.item.declarations

    @property
    def adaptive(self) -> bool:
        return self.item.adaptive

    def attempt(self, response: Response, before: Values | None, attempts: int) -> Values:
        def run() -> Values:
            return self.item.attempt(response, before, attempts)

        return self.taking.telling(self.item_id, run)

    def accepts(self, response: Response) -> bool:
        return self.item.accepts(response)
