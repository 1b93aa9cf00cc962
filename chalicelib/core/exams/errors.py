"""How the rules of exams say no."""

from dataclasses import dataclass, field

from chalicelib.core.kernel import Fault, Refusal, RefusalKind


@dataclass(frozen=True)
class PackageReason:
    """One thing about a package: a stable code, the file and line, and facts for the sentence.

    It is a reason to refuse the package, or a remark about one that is accepted.
    """

    code: str
    place: str
    facts: dict[str, str] = field(default_factory=dict)
    line: int | None = None


class PackageRefused(Refusal):
    """The package cannot be delivered and scored as it is; every reason is listed."""

    kind = RefusalKind.INVALID
    reference = "package-refused"

    def __init__(self, reasons: tuple[PackageReason, ...]) -> None:
        """Remember all reasons, so that an exam maker mends them in one go."""
        super().__init__(reasons=reasons)
        self.reasons = reasons


class UploadMissing(Refusal):
    """No file has arrived for this exam (yet)."""

    reference = "upload-missing"


class UploadTooLarge(Refusal):
    """The file is larger than a package may be (``limit_bytes``)."""

    kind = RefusalKind.TOO_LARGE
    reference = "upload-too-large"

    def __init__(self, *, limit_bytes: int, field: str | None = None) -> None:
        """Remember the limit, which an environment sets."""
        super().__init__(field=field, limit_bytes=limit_bytes)
        self.limit_bytes = limit_bytes


class UploadNameInvalid(Refusal):
    """The file has no name, or a name that is too long or does not end in .zip."""

    kind = RefusalKind.INVALID
    reference = "upload-name-invalid"


class ExamAlreadyReceived(Refusal):
    """The package of this exam was read in before; a new package is a new exam."""

    reference = "exam-already-received"


class ExamNotImporting(Refusal):
    """Only a package that is being read in can be accepted or refused."""

    reference = "exam-not-importing"


class ImportRuns(Refusal):
    """The package is being read in at this moment."""

    reference = "import-runs"


class ExamNotPublishable(Refusal):
    """Only an exam that was read in well, and is not published yet, can be published."""

    reference = "exam-not-publishable"


class ExamAsksTooMuch(Refusal):
    """A form asks for more (``demands``) than exam app and server can do today."""

    reference = "exam-asks-too-much"

    def __init__(self, *, demands: tuple[str, ...]) -> None:
        """Remember everything that is too much, so that an exam maker hears it in one go."""
        super().__init__(demands=demands)
        self.demands = demands


class ExamNotWithdrawable(Refusal):
    """Only a published exam can be withdrawn."""

    reference = "exam-not-withdrawable"


class ExamWithoutContent(Refusal):
    """There is nothing to preview: no package was read in well."""

    reference = "exam-without-content"


class ExamTextInvalid(Refusal):
    """A title, subject or period is empty or longer than ``maximum`` characters."""

    kind = RefusalKind.INVALID
    reference = "exam-text-invalid"


class ExamDurationInvalid(Refusal):
    """The duration lies outside ``minimum`` to ``maximum`` minutes."""

    kind = RefusalKind.INVALID
    reference = "exam-duration-invalid"


class KeyRefused(Fault):
    """The vault does not open this key: it is of another form or purpose, or not permitted."""


class ContentDamaged(Fault):
    """An encrypted part does not open: it was changed, or it belongs to another form."""
