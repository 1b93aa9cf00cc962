"""What institutions need from other topics, from buckets, and from whoever keeps accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from chalicelib.core.institutions.model import IntendedAdministrator, RegistrationId
from chalicelib.core.kernel import InstitutionId, SiteId


@dataclass(frozen=True)
class KnownAccount:
    """An account, as the helpdesk recognises it."""

    username: str
    name: str
    institutions: tuple[InstitutionId, ...] = ()


@dataclass(frozen=True)
class NewAdministrator:
    """Who is to administer an institution, and where.

    ``username`` names the account to link; None makes a new one.
    """

    institution_id: InstitutionId
    institution_name: str
    person: IntendedAdministrator
    site_ids: frozenset[SiteId]
    username: str | None = None


class AdministratorAccounts(Protocol):
    """Opens and ends the accounts of administrators; doing a thing twice is harmless."""

    def with_email(self, email: str) -> tuple[KnownAccount, ...]:
        """Give the accounts with this e-mail address that somebody can log in with."""
        ...

    def administrators(self, institution_id: InstitutionId) -> tuple[KnownAccount, ...]:
        """Give who administers an institution now, by name."""
        ...

    def open_administrator(self, given: NewAdministrator) -> None:
        """Let somebody administer an institution, and mail them how to get in.

        :raises NotFound: if the account to link does not exist.
        """
        ...

    def replace_administrator(self, given: NewAdministrator) -> None:
        """Let somebody administer an institution instead of whoever did.

        The others lose that role, and their logins end.

        :raises NotFound: if the account to link does not exist.
        """
        ...

    def close_institution(self, institution_id: InstitutionId) -> None:
        """Take from everybody what they may do at an institution, and end their logins."""
        ...


class OpenGroups(Protocol):
    """Knows which exams an institution has not finished."""

    def count(self, institution_id: InstitutionId) -> int:
        """Count the groups that are planned or not closed."""
        ...


@dataclass(frozen=True)
class PresignedScan:
    """Where a browser posts a scan to, with which fields."""

    url: str
    fields: Mapping[str, str]


class ScanUploads(Protocol):
    """Where a browser posts a scan to; it lies there shortly."""

    def presign(self, key: str, *, max_bytes: int, redirect_to: str) -> PresignedScan:
        """Let a browser post one file of at most ``max_bytes``, and come back afterwards."""
        ...

    def take(self, key: str, *, max_bytes: int) -> bytes:
        """Read what was posted.

        :raises ScanMissing: if nothing has arrived.
        :raises ScanTooLarge: if it is larger than ``max_bytes``.
        """
        ...

    def discard(self, key: str) -> None:
        """Delete what was posted; deleting what is not there is harmless."""
        ...


class ScanVault(Protocol):
    """Keeps scans, encrypted."""

    def keep(self, registration_id: RegistrationId, data: bytes) -> None:
        """Keep the scan of a registration, over the one it had."""
        ...

    def read(self, registration_id: RegistrationId) -> bytes:
        """Give the scan of a registration. :raises NotFound: if it has none."""
        ...


class OfferedFiles(Protocol):
    """Offers a file to one person for a few minutes."""

    def offer(self, name: str, media_type: str, data: bytes) -> str:
        """Keep a file and give the address where it is downloaded under ``name``."""
        ...
