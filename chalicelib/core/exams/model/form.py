"""What a form is made of: sections, items, responses; and what mastering makes of a package."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.core.kernel import FormId, ItemId


class Cardinality(StrEnum):
    """How many values a response variable holds (QTI 3, 2.11.1)."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDERED = "ordered"
    RECORD = "record"


class Navigation(StrEnum):
    """Whether a candidate may go back (QTI 3, testPart navigation-mode)."""

    LINEAR = "linear"
    NONLINEAR = "nonlinear"


@dataclass(frozen=True)
class ResponseDeclaration:
    """One response variable of an item, without anything that tells the right answer."""

    id: str
    cardinality: Cardinality
    base_type: str


@dataclass(frozen=True)
class Shuffle:
    """An interaction whose choices stand in another order for each candidate; fixed ones stay."""

    response_id: str
    choice_ids: tuple[str, ...]
    fixed_ids: frozenset[str]


@dataclass(frozen=True)
class FormItem:
    """One item of a form; ``max_score`` is None where the package does not declare it."""

    id: ItemId
    title: str
    max_score: float | None
    needs_scorer: bool
    responses: tuple[ResponseDeclaration, ...]
    shuffles: tuple[Shuffle, ...] = ()


@dataclass(frozen=True)
class FormSection:
    """A part of a form with its items in the authored order."""

    id: str
    title: str
    item_ids: tuple[ItemId, ...]
    shuffle: bool = False


@dataclass(frozen=True)
class FormOutline:
    """What staff and services may know of a form; it holds no content and no key."""

    form_id: FormId
    title: str
    language: str
    navigation: Navigation
    sections: tuple[FormSection, ...]
    items: tuple[FormItem, ...]

    @property
    def total_items(self) -> int:
        """Count the items that a candidate gets."""
        return len(self.items)


@dataclass(frozen=True)
class MasteredAsset:
    """A picture of a form, under the random name by which the delivery part refers to it."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class MasteredForm:
    """What mastering makes of a package, in the clear; nobody stores it without encrypting it."""

    outline: FormOutline
    content: bytes
    assets: tuple[MasteredAsset, ...]
    scoring: bytes
