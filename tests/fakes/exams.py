"""Exams' ports in memory."""

from dataclasses import replace

from chalicelib.core.exams import (
    Exam,
    ExamForm,
    ImportProgress,
    ImportStep,
    KeyPurpose,
    MasteredForm,
    MasteredPackage,
    PackageFacts,
    PackageReason,
    PackageRefused,
    PresignedUpload,
    TellProgress,
    UploadMissing,
    UploadTooLarge,
)
from chalicelib.core.kernel import ChangedMeanwhile, ExamId, FormId, NewId, NotFound


class FakeExamStore:
    """The catalogue as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[ExamId, Exam] = {}

    def add(self, exam: Exam) -> Exam:
        if exam.id in self.rows:
            raise ChangedMeanwhile
        return self._keep(exam)

    def get(self, exam_id: ExamId) -> Exam:
        if exam_id not in self.rows:
            raise NotFound
        return self.rows[exam_id]

    def save(self, exam: Exam) -> Exam:
        stored = self.rows.get(exam.id)
        if stored is None or stored.version != exam.version:
            raise ChangedMeanwhile
        return self._keep(exam)

    def all(self) -> tuple[Exam, ...]:
        return tuple(self.rows.values())

    def _keep(self, exam: Exam) -> Exam:
        self.rows[exam.id] = replace(exam, version=exam.version + 1)
        return self.rows[exam.id]


class FakeImportProgressStore:
    """How far imports are, as a dictionary; ``told`` is everything that was ever put."""

    def __init__(self) -> None:
        self.rows: dict[ExamId, ImportProgress] = {}
        self.told: list[ImportProgress] = []

    def put(self, exam_id: ExamId, progress: ImportProgress) -> None:
        self.rows[exam_id] = progress
        self.told.append(progress)

    def get(self, exam_id: ExamId) -> ImportProgress:
        if exam_id not in self.rows:
            raise NotFound
        return self.rows[exam_id]


class FakeFormStore:
    """Forms as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[FormId, ExamForm] = {}

    def add(self, form: ExamForm) -> None:
        if form.form_id in self.rows:
            raise ChangedMeanwhile
        self.rows[form.form_id] = form

    def get(self, form_id: FormId) -> ExamForm:
        if form_id not in self.rows:
            raise NotFound
        return self.rows[form_id]


class FakeWrappedKeyStore:
    """Wrapped keys as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[tuple[FormId, KeyPurpose], bytes] = {}

    def add(self, form_id: FormId, purpose: KeyPurpose, wrapped: bytes) -> None:
        if (form_id, purpose) in self.rows:
            raise ChangedMeanwhile
        self.rows[form_id, purpose] = wrapped

    def get(self, form_id: FormId, purpose: KeyPurpose) -> bytes:
        if (form_id, purpose) not in self.rows:
            raise NotFound
        return self.rows[form_id, purpose]


class FakeBlobStore:
    """A bucket as a dictionary."""

    def __init__(self) -> None:
        self.blobs: dict[tuple[FormId, str], bytes] = {}

    def put(self, form_id: FormId, name: str, blob: bytes) -> None:
        self.blobs[form_id, name] = blob

    def get(self, form_id: FormId, name: str) -> bytes:
        if (form_id, name) not in self.blobs:
            raise NotFound
        return self.blobs[form_id, name]


class FakeUploadStore:
    """The upload bucket as a dictionary; ``post`` is what a browser does."""

    def __init__(self) -> None:
        self.uploads: dict[str, bytes] = {}

    def presign_upload(self, key: str, *, max_bytes: int, redirect_to: str) -> PresignedUpload:
        fields = {"key": key, "max_bytes": str(max_bytes), "success_action_redirect": redirect_to}
        return PresignedUpload("https://upload.example.nl/", fields)

    def post(self, fields: dict[str, str], data: bytes) -> None:
        self.uploads[fields["key"]] = data

    def check(self, key: str, *, max_bytes: int) -> None:
        self.take(key, max_bytes=max_bytes)

    def take(self, key: str, *, max_bytes: int) -> bytes:
        if key not in self.uploads:
            raise UploadMissing
        if len(self.uploads[key]) > max_bytes:
            raise UploadTooLarge(limit_bytes=max_bytes)
        return self.uploads[key]

    def discard(self, key: str) -> None:
        self.uploads.pop(key, None)


class FakePackageMaster:
    """Masters any package into the prepared forms, or refuses with the prepared reasons."""

    def __init__(
        self,
        *forms: MasteredForm,
        reasons: tuple[PackageReason, ...] = (),
        remarks: tuple[PackageReason, ...] = (),
        facts: PackageFacts | None = None,
    ) -> None:
        self.forms = forms
        self.reasons = reasons
        self.remarks = remarks
        self.facts = facts

    def master(self, data: bytes, *, new_id: NewId, tell: TellProgress) -> MasteredPackage:
        tell(ImportStep.MASTERING, 0, len(self.forms))
        if self.reasons:
            raise PackageRefused(self.reasons)
        forms = tuple(
            replace(form, outline=replace(form.outline, form_id=FormId(new_id())))
            for form in self.forms
        )
        facts = self.facts or PackageFacts(title=forms[0].outline.title)
        return MasteredPackage(forms, facts, self.remarks)
