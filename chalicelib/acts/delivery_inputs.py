"""What a candidate's browser sends (docs/delivery-api.md), and the limits of it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from chalicelib.core.kernel import ItemId
from chalicelib.core.sessions import (
    MAX_ID_CHARACTERS,
    BrowserEvidence,
    BrowserProof,
    ColourScheme,
    Language,
    Preferences,
    PresenceReport,
    Workspace,
)
from chalicelib.serving.inputs import Input

MAX_WORKSPACE_BYTES = 100_000
"""All ids of a workspace together; DynamoDB takes 400 kB with everything around them."""
MAX_PROOF_CHARACTERS = 4_000

ItemIds = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=MAX_ID_CHARACTERS)], ...],
    Field(max_length=1_000),
]
Evidence = Annotated[
    dict[Annotated[str, Field(max_length=100)], Annotated[str, Field(max_length=1_000)]],
    Field(max_length=20),
]


class BrowserCheckInput(Input):
    """What tells one browser from another: the page it shows, and what it adds as proof."""

    page_url: str = Field(max_length=2_000)
    evidence: Evidence

    def told(self) -> BrowserEvidence:
        """Give it as the core knows it."""
        return BrowserEvidence(self.page_url, self.evidence)


class CandidateLoginInput(Input):
    """What a candidate types, and what the browser adds.

    ``computer`` is a random name that the browser keeps, ``browser_proof`` what its check gave.
    """

    access_code: str = Field(min_length=1, max_length=40)
    login_name: str = Field(min_length=1, max_length=40)
    computer: str | None = Field(None, max_length=64)
    browser_proof: str | None = Field(None, max_length=MAX_PROOF_CHARACTERS)

    def proof(self) -> BrowserProof | None:
        """Give the proof as the core knows it."""
        return None if self.browser_proof is None else BrowserProof(self.browser_proof)


class PreferencesInput(Input):
    """How a candidate wants to see the exam; sizes in percent. What is left out is as usual."""

    language: Language = Language.DUTCH
    colour_scheme: ColourScheme = ColourScheme.LIGHT
    text_size: Literal[100, 125, 150, 175, 200] = 100
    line_spacing: Literal[100, 150, 200] = 100
    zoom: Literal[100, 150, 200, 300, 400] = 100
    time_hidden: bool = False
    time_warnings: bool = True


class WorkspaceInput(Input):
    """A whole workspace; it takes the place of the one before."""

    preferences: PreferencesInput
    marked: ItemIds
    seen: ItemIds

    def workspace(self) -> Workspace:
        """Give it as the core knows it."""
        preferences = Preferences(**dict(self.preferences))
        return Workspace(preferences, _item_ids(self.marked), _item_ids(self.seen))


def _of_a_size_to_keep(given: WorkspaceInput) -> WorkspaceInput:
    if sum(len(one.encode()) for one in given.marked + given.seen) > MAX_WORKSPACE_BYTES:
        raise PydanticCustomError("workspace_size", "is too large to keep")
    return given


def _item_ids(given: tuple[str, ...]) -> tuple[ItemId, ...]:
    return tuple(map(ItemId, given))


class PresenceInput(Input):
    """A sign of life, with the workspace if that changed."""

    item_id: str | None = Field(max_length=MAX_ID_CHARACTERS)
    number: int | None = Field(None, ge=1, le=10_000)
    answered: int = Field(ge=0, le=10_000)
    total: int = Field(ge=0, le=10_000)
    waiting: int = Field(ge=0, le=1_000_000)
    client_time: datetime | None = None
    workspace: Annotated[WorkspaceInput, AfterValidator(_of_a_size_to_keep)] | None = None

    def report(self) -> PresenceReport:
        """Give it as the core knows it."""
        item_id = ItemId(self.item_id) if self.item_id else None
        workspace = self.workspace.workspace() if self.workspace else None
        counts = self.answered, self.total, self.waiting, self.number
        return PresenceReport(item_id, *counts, workspace)


def _if_understood(value: object, read: ValidatorFunctionWrapHandler) -> PresenceInput | None:
    # An answer is never refused for what stands beside it: it is stored, and the browser learns
    # what holds now from its next sign of life.
    try:
        return read(value)  # type: ignore[no-any-return]
    except ValidationError:
        return None


class BatchInput(Input):
    """A frozen batch, as text, and perhaps a sign of life; a wrong one is as good as none."""

    model_config = ConfigDict(str_strip_whitespace=False)

    batch: str
    presence: Annotated[PresenceInput | None, WrapValidator(_if_understood)] = None
