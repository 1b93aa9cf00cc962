"""What a form is made of, and what mastering makes of a package."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from chalicelib.core.exams.errors import PackageReason
from chalicelib.core.exams.model.demand import NEEDS_SERVER, Demand
from chalicelib.core.exams.model.structure import (
    FormPart,
    FormSection,
    ItemSessionControl,
    TimeLimits,
)
from chalicelib.core.kernel import FormId, ItemId


class Cardinality(StrEnum):
    """How many values a response variable holds (QTI 3, 2.11.1)."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDERED = "ordered"
    RECORD = "record"


@dataclass(frozen=True)
class ResponseDeclaration:
    """One response variable of an item, without anything that tells the right answer."""

    id: str
    cardinality: Cardinality
    base_type: str


@dataclass(frozen=True)
class ChoiceSet:
    """Choices that stand together, as their maker wrote them; a match interaction has two sets.

    If they ``shuffle``, each candidate sees them in another order, and fixed ones stay in place.
    """

    response_id: str
    choice_ids: tuple[str, ...]
    fixed_ids: frozenset[str] = frozenset()
    shuffle: bool = False


@dataclass(frozen=True)
class ItemFacts:
    """What the metadata of a package says of an item; None and "" where it says nothing."""

    domain: str = ""
    max_score: float | None = None
    calculator: bool | None = None
    tools: tuple[str, ...] = ()
    """Materials that the maker asks for: ``calculator``, ``ruler``, ``protractor``, …"""


@dataclass(frozen=True)
class FormItem:
    """One item of a form; ``max_score`` is None where nothing tells it.

    ``variants`` hold the texts of its template slots, one dictionary for each variant that
    mastering made (docs/decisions/0011); an item without templates has none. ``presets`` are the
    responses that stand there before a candidate answers.
    """

    id: ItemId
    title: str
    max_score: float | None
    needs_scorer: bool
    responses: tuple[ResponseDeclaration, ...]
    choice_sets: tuple[ChoiceSet, ...] = ()
    variants: tuple[dict[str, str], ...] = ()
    presets: dict[str, str | list[str]] = field(default_factory=dict)
    control: ItemSessionControl = field(default_factory=ItemSessionControl)
    time_limits: TimeLimits | None = None
    categories: tuple[str, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    facts: ItemFacts = field(default_factory=ItemFacts)


@dataclass(frozen=True)
class FormOutline:
    """What staff and services may know of a form; it holds no content and no key."""

    form_id: FormId
    title: str
    language: str
    parts: tuple[FormPart, ...]
    items: tuple[FormItem, ...]
    time_limits: TimeLimits | None = None
    demands: frozenset[Demand] = frozenset()

    @property
    def total_items(self) -> int:
        """Count the items that a candidate gets; the most, where candidates get other counts."""
        return sum(section.most_items for part in self.parts for section in part.sections)

    @property
    def server_needed(self) -> bool:
        """Tell whether candidates cannot take this form without the portal at hand."""
        return bool(self.demands & NEEDS_SERVER)

    @property
    def sections(self) -> tuple[FormSection, ...]:
        """Return every section, each before the sections inside it."""
        return tuple(one for part in self.parts for top in part.sections for one in _within(top))


def _within(section: FormSection) -> Iterator[FormSection]:
    yield section
    for child in section.children:
        if isinstance(child, FormSection):
            yield from _within(child)


@dataclass(frozen=True)
class MasteredAsset:
    """A file of a form, under the random name by which the delivery part refers to it."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class PackageFacts:
    """What the metadata of a package says of the exam; "" where it says nothing."""

    title: str = ""
    subject: str = ""
    level: str = ""


@dataclass(frozen=True)
class MasteredForm:
    """What mastering makes of a test, in the clear; nobody stores it without encrypting it."""

    outline: FormOutline
    content: bytes
    assets: tuple[MasteredAsset, ...]
    scoring: bytes

    @property
    def has_sound(self) -> bool:
        """Tell whether a candidate can hear something in it: a sound, or a film."""
        return any(asset.media_type.startswith(("audio/", "video/")) for asset in self.assets)


@dataclass(frozen=True)
class MasteredPackage:
    """A package as it was read in: a form for each of its tests.

    ``remarks`` say what its maker should know although nothing is wrong, such as files that no
    item shows and that are not delivered.
    """

    forms: tuple[MasteredForm, ...]
    facts: PackageFacts = field(default_factory=PackageFacts)
    remarks: tuple[PackageReason, ...] = ()
