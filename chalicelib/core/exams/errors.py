"""How the rules of exams say no."""

from dataclasses import dataclass, field

from chalicelib.core.kernel import Refusal, RefusalKind


@dataclass(frozen=True)
class PackageReason:
    """One reason why a package is refused: a stable code, the place, and facts for the sentence."""

    code: str
    place: str
    facts: dict[str, str] = field(default_factory=dict)


class PackageRefused(Refusal):
    """The package cannot be delivered and scored as it is; every reason is listed."""

    kind = RefusalKind.INVALID
    reference = "package-refused"

    def __init__(self, reasons: tuple[PackageReason, ...]) -> None:
        """Remember all reasons, so that an exam maker mends them in one go."""
        super().__init__(reasons=reasons)
        self.reasons = reasons
