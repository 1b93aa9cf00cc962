"""What the board and the helpdesk see before they say yes or no."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.institutions.model import RegistrationKind
from chalicelib.core.institutions.views.registrations import FormView, RegistrationView


@dataclass(frozen=True)
class SigningView:
    """The whole form, for the board that signs it; the link works until ``ends_at``."""

    form: FormView
    ends_at: datetime


@dataclass(frozen=True)
class SignedView:
    """The board answered."""

    kind: RegistrationKind
    institution_name: str
    agreed: bool


@dataclass(frozen=True)
class ExistingAccount:
    """An account with the e-mail address of the intended administrator, and where it works."""

    username: str
    name: str
    institutions: tuple[str, ...]


@dataclass(frozen=True)
class ApprovalView:
    """What an approval would do: who gets in, who loses a role, what stands in its way."""

    registration: RegistrationView
    accounts: tuple[ExistingAccount, ...]
    administrators: tuple[str, ...]
    open_groups: int
    returns: bool
    """An institution that was deregistered takes part again."""
    brin_taken: bool
    brin_unknown: bool

    @property
    def can_be_approved(self) -> bool:
        """Tell whether nothing stands in its way."""
        return not (self.open_groups or self.brin_taken or self.brin_unknown)


@dataclass(frozen=True)
class ScanUploadView:
    """Where the browser posts the scan itself."""

    registration_id: str
    url: str
    fields: dict[str, str]
    max_bytes: int
