"""Walks candidates through tests that are written in one line."""

from chalicelib.core.exams import SessionPlan
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.sitting import sit
from chalicelib.qti.assessing.walk import Act, Event, TestWay, Walk, WalkedItem, read_way, walk
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import read_item
from chalicelib.qti.node import normalise
from chalicelib.qti.packages.structure import OpenSection, SectionFile, read_structure
from chalicelib.qti.templating.checking import is_template
from chalicelib.qti.templating.variant import TemplateDefaults
from chalicelib.qti.xml import parse
from tests.unit.qti.making import exam_test, item, part, reference, section

TOTAL = (
    '<outcomeDeclaration identifier="TOTAL" cardinality="single" baseType="float"/>',
    '<outcomeProcessing><setOutcomeValue identifier="TOTAL"><sum>'
    '<testVariables variableIdentifier="SCORE"/></sum></setOutcomeValue></outcomeProcessing>',
)
"""Declares the sum of the scores of a test, and reckons it."""


def read_test(test: str, sections: dict[str, str] | None = None) -> TestWay:
    """Read the way through a test, with sections in files of their own."""
    findings = Findings("test.xml")
    tree = normalise(parse(test.encode()))
    structure = read_structure(tree, "test.xml", findings, _opening(sections or {}))
    way = read_way(tree, "test.xml", structure, findings)
    assert not findings.reasons, findings.reasons
    return way


def linear(*references: str, attributes: str = "", before: str = "") -> str:
    """Write a test of one linear part with one section of these items."""
    return whole(part(before + section("".join(references)), navigation="linear"))


def free(*references: str, before: str = "") -> str:
    """Write a test of one part with one section, where candidates walk freely."""
    return whole(part(before + section("".join(references))))


def whole(parts: str, *, before: str = "") -> str:
    """Write a test that adds up the scores of its items."""
    return exam_test(parts, before=TOTAL[0] + before, after=TOTAL[1])


def refer(*names: str) -> tuple[str, ...]:
    """Write references to items that have nothing special."""
    return tuple(reference(name) for name in names)


def points(name: str, least: float = 1) -> str:
    """Write: the score of an item is at least this."""
    return (
        f'<gte><variable identifier="{name}.SCORE"/>'
        f'<baseValue baseType="float">{least}</baseValue></gte>'
    )


def only_if(test: str) -> str:
    """Write a preCondition."""
    return f"<preCondition>{test}</preCondition>"


def branch(target: str, test: str = '<baseValue baseType="boolean">true</baseValue>') -> str:
    """Write a branchRule."""
    return f'<branchRule target="{target}">{test}</branchRule>'


def whole_of(*parts: str) -> str:
    """Write a test of these parts."""
    return whole("".join(parts))


def in_part(identifier: str, inside: str, navigation: str = "linear") -> str:
    """Write a part."""
    return part(inside, navigation=navigation, identifier=identifier)


def walked(
    test: str | TestWay,
    *events: Event,
    now: float = 0.0,
    items: dict[str, str] | None = None,
    order: str = "",
    copies: dict[str, str] | None = None,
) -> Walk:
    """Walk through a test; ``items`` by the identifier of their reference, else B is right.

    ``order`` is the order of the plan, else that of the test; ``copies`` are those of the plan.
    """
    way = test if isinstance(test, TestWay) else read_test(test)
    plan = plan_of(way, order, copies or {})
    return walk(way, plan, events, now, take=Taking(plan, items or {}).take)


def plan_of(way: TestWay, order: str, copies: dict[str, str]) -> SessionPlan:
    """Make a plan of these items, else of all items in the order of the test."""
    names = order.split() or list(way.places)
    return SessionPlan(
        item_order=tuple(ItemId(name) for name in names),
        choice_orders={},
        copies={ItemId(one): ItemId(place) for one, place in copies.items()},
    )


def go(name: str, at: float = 0.0) -> Event:
    """Go to an item."""
    return Event(Act.GO_TO, at, ItemId(name))


def answer(given: str | list[str] | None, at: float = 0.0, name: str = "") -> Event:
    """Give a response that may still change."""
    return Event(Act.ANSWER, at, ItemId(name) if name else None, _response(given))


def end(given: str | list[str] | None = None, at: float = 0.0, name: str = "") -> Event:
    """End an attempt with a response; None is with the one that was kept."""
    response = None if given is None else _response(given)
    return Event(Act.END_ATTEMPT, at, ItemId(name) if name else None, response)


def forth(at: float = 0.0) -> Event:
    """Go on to what comes next."""
    return Event(Act.NEXT, at)


def end_part(at: float = 0.0) -> Event:
    """End the part."""
    return Event(Act.END_PART, at)


def end_test(at: float = 0.0) -> Event:
    """End the test."""
    return Event(Act.END_TEST, at)


def score(found: Walk, name: str) -> object:
    """Return the score of an item."""
    value = found.sessions[ItemId(name)].outcomes["SCORE"]
    return value.single if value is not None else None


def total(found: Walk) -> object:
    """Return the sum of the scores."""
    value = found.outcomes["TOTAL"]
    return value.single if value is not None else None


def attempts(found: Walk) -> list[int]:
    """Return how many attempts were made at each item of the plan."""
    return [session.attempts for session in found.sessions.values()]


def denials(found: Walk) -> list[str]:
    """Return why what had no effect had none."""
    return [str(denial) for _, denial in found.refused]


def _response(given: str | list[str] | None) -> Response:
    return {"RESPONSE": given}


def _opening(sections: dict[str, str]) -> OpenSection:
    def open_section(path: str, findings: Findings) -> SectionFile | None:
        xml = parse(sections[path].encode())
        return SectionFile(path, b"", xml, normalise(xml))

    return open_section


class Taking:
    """Gives out the items of a test."""

    def __init__(self, plan: SessionPlan, items: dict[str, str]) -> None:
        self._plan = plan
        self._items = items

    def take(self, item_id: ItemId, defaults: TemplateDefaults) -> WalkedItem:
        """Give the candidate an item."""
        written = self._items.get(self._plan.item_of(item_id)) or item()
        read = read_item("item.xml", written.encode(), Findings("item.xml"))
        assert read is not None
        number = 0 if is_template(read) else None
        return WalkedItem(sit(read, defaults, number), f"seed|{item_id}")
