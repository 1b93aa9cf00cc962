"""What exams need from the world.

The catalogue is national: exams belong to no institution, so these stores take no owner.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from chalicelib.core.exams.model import (
    Exam,
    ExamForm,
    ImportProgress,
    ImportStep,
    KeyPurpose,
    MasteredPackage,
    NewKey,
    PresignedUpload,
)
from chalicelib.core.kernel import ExamId, FormId, NewId

TellProgress = Callable[[ImportStep, int, int], None]
"""Hears how far an import is: the step, what is done of it, and how much there is to do."""


def tell_nobody(_step: ImportStep, _done: int, _total: int) -> None:
    """Be told how far an import is where nobody waits for it (fulfils ``TellProgress``)."""


class PackageMaster(Protocol):
    """Turns a QTI package into forms, one for each test (fulfilled by ``chalicelib.qti``)."""

    def master(self, data: bytes, *, new_id: NewId, tell: TellProgress) -> MasteredPackage:
        """Check the zip and master it. :raises PackageRefused: with every reason found."""
        ...


class ExamStore(Protocol):
    """Keeps the catalogue."""

    def add(self, exam: Exam) -> Exam:
        """Keep a new exam and return it as stored. :raises ChangedMeanwhile: if it exists."""
        ...

    def get(self, exam_id: ExamId) -> Exam:
        """Find an exam. :raises NotFound: if there is none."""
        ...

    def save(self, exam: Exam) -> Exam:
        """Keep a change and return it as stored.

        :raises ChangedMeanwhile: unless the stored version is the one that was read.
        """
        ...

    def all(self) -> tuple[Exam, ...]:
        """Give the whole catalogue, in no particular order."""
        ...


class ImportProgressStore(Protocol):
    """Keeps how far each import is, for a day; it is shown, and nothing is decided by it."""

    def put(self, exam_id: ExamId, progress: ImportProgress) -> None:
        """Remember how far it is, in place of what was known."""
        ...

    def get(self, exam_id: ExamId) -> ImportProgress:
        """Tell how far it is. :raises NotFound: if nothing was told yet, or not for a day."""
        ...


class FormStore(Protocol):
    """Keeps forms; a form never changes."""

    def add(self, form: ExamForm) -> None:
        """Keep a new form. :raises ChangedMeanwhile: if it exists."""
        ...

    def get(self, form_id: FormId) -> ExamForm:
        """Find a form. :raises NotFound: if there is none."""
        ...


class WrappedKeyStore(Protocol):
    """Keeps wrapped keys, which only a :class:`KeyVault` opens."""

    def add(self, form_id: FormId, purpose: KeyPurpose, wrapped: bytes) -> None:
        """Keep a new wrapped key. :raises ChangedMeanwhile: if the form has one already."""
        ...

    def get(self, form_id: FormId, purpose: KeyPurpose) -> bytes:
        """Find a wrapped key. :raises NotFound: if there is none."""
        ...


class KeyVault(Protocol):
    """Makes and opens data keys under a master key that never leaves it."""

    def new_key(self, context: Mapping[str, str]) -> NewKey:
        """Make a random 256-bit key, wrapped for this context. :raises KeyRefused: if forbidden."""
        ...

    def open_key(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Unwrap a key. :raises KeyRefused: in another context, or without permission."""
        ...


class PartSealer(Protocol):
    """Encrypts parts as docs/qti/delivery-format.md says (``chalicelib.qti.crypto`` does)."""

    def seal_part(self, key: bytes, form_id: FormId, name: str, plain: bytes) -> bytes:
        """Encrypt a part under its form and name."""
        ...

    def open_part(self, key: bytes, form_id: FormId, name: str, sealed: bytes) -> bytes:
        """Decrypt a part. :raises ContentDamaged: if key, form, name or a byte is not right."""
        ...


class BlobStore(Protocol):
    """Keeps encrypted parts: one store that browsers read, and one vault that they cannot."""

    def put(self, form_id: FormId, name: str, blob: bytes) -> None:
        """Keep a part; the same part again is harmless."""
        ...

    def get(self, form_id: FormId, name: str) -> bytes:
        """Fetch a part. :raises NotFound: if there is none."""
        ...


class UploadStore(Protocol):
    """Where browsers post packages to; whatever lies there is plain, so it lies there shortly."""

    def presign_upload(self, key: str, *, max_bytes: int, redirect_to: str) -> PresignedUpload:
        """Let a browser post one file of at most ``max_bytes``, and come back afterwards."""
        ...

    def check(self, key: str, *, max_bytes: int) -> None:
        """Look whether an upload has arrived, without reading it.

        :raises UploadMissing: if nothing has arrived.
        :raises UploadTooLarge: if it is larger than ``max_bytes``.
        """
        ...

    def take(self, key: str, *, max_bytes: int) -> bytes:
        """Read an upload.

        :raises UploadMissing: if nothing has arrived.
        :raises UploadTooLarge: if it is larger than ``max_bytes``.
        """
        ...

    def discard(self, key: str) -> None:
        """Delete an upload; deleting what is not there is harmless."""
        ...
