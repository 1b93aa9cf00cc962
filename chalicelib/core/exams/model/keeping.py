"""How a mastered form is kept: its encrypted parts, and the keys that open them."""

from dataclasses import dataclass, field
from enum import StrEnum

from chalicelib.core.kernel import ExamId, FormId


class PartKind(StrEnum):
    """What a part of a delivery holds: all items, or one picture."""

    CONTENT = "content"
    ASSET = "asset"


class KeyPurpose(StrEnum):
    """What a key of a form opens; each purpose has a key, and a permission, of its own."""

    CONTENT = "content"
    """The delivery parts: needed at the start of an exam, never before the release."""
    OUTLINE = "outline"
    """Sections, item titles and choice identifiers: needed to plan orders and to count items."""
    VAULT = "vault"
    """The original package and the scoring part: needed for scoring only."""
    REPORT = "report"
    """What an import found: for the publisher; it quotes the package, so it opens no other part."""


@dataclass(frozen=True)
class NewKey:
    """A fresh key, open and wrapped; only the wrapped one may be kept."""

    plain: bytes = field(repr=False)
    wrapped: bytes


@dataclass(frozen=True)
class DeliveryPart:
    """One encrypted blob of a delivery; name, size and hash tell nothing of what is inside."""

    name: str
    kind: PartKind
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class ExamForm:
    """A stored form: the list of its delivery parts, and its outline as ciphertext.

    The flags are what the exam app has to know before the start; forms of before say no to both.
    """

    form_id: FormId
    exam_id: ExamId
    parts: tuple[DeliveryPart, ...]
    sealed_outline: bytes
    has_sound: bool = False
    server_needed: bool = False


@dataclass(frozen=True)
class PresignedUpload:
    """Where a browser posts a file to, and the form fields that go before the file."""

    url: str
    fields: dict[str, str]
