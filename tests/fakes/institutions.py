"""Institutions' ports in memory."""

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.core.institutions import (
    BrinCode,
    BrinEntry,
    BrinTaken,
    Institution,
    InstitutionRegistration,
    KnownAccount,
    NewAdministrator,
    PresignedScan,
    RegistrationId,
    RegistrationState,
    RegistrationSummary,
    ScanMissing,
    ScanTooLarge,
    Site,
)
from chalicelib.core.kernel import ChangedMeanwhile, InstitutionId, NotFound, SiteId


class FakeInstitutionStore:
    """Institutions and sites as dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[InstitutionId, Institution] = {}
        self.site_rows: dict[tuple[InstitutionId, SiteId], Site] = {}

    def put(self, institution: Institution) -> None:
        self._keep(institution)

    def add(self, institution: Institution) -> Institution:
        if any(row.brin == institution.brin for row in self.rows.values()):
            raise BrinTaken(field="brin")
        return self._keep(institution)

    def save(self, institution: Institution) -> Institution:
        if self.get(institution.id).version != institution.version:
            raise ChangedMeanwhile
        return self._keep(institution)

    def put_site(self, site: Site) -> None:
        self.site_rows[site.institution_id, site.id] = site

    def get(self, institution_id: InstitutionId) -> Institution:
        if institution_id not in self.rows:
            raise NotFound
        return self.rows[institution_id]

    def by_brin(self, brin: BrinCode) -> Institution:
        for row in self.rows.values():
            if row.brin == brin:
                return row
        raise NotFound

    def all(self) -> tuple[Institution, ...]:
        rows = self.rows.values()
        return tuple(Institution(row.id, row.brin, row.name, row.state) for row in rows)

    def site(self, institution_id: InstitutionId, site_id: SiteId) -> Site:
        if (institution_id, site_id) not in self.site_rows:
            raise NotFound
        return self.site_rows[institution_id, site_id]

    def sites(self, institution_id: InstitutionId) -> tuple[Site, ...]:
        rows = self.site_rows.values()
        return tuple(row for row in rows if row.institution_id == institution_id)

    def _keep(self, institution: Institution) -> Institution:
        kept = replace(institution, version=institution.version + 1)
        self.rows[kept.id] = kept
        return kept


class FakeRegistrationStore:
    """Registrations as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[RegistrationId, InstitutionRegistration] = {}

    def add(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        if registration.id in self.rows:
            raise ChangedMeanwhile
        return self._keep(registration)

    def get(self, registration_id: RegistrationId) -> InstitutionRegistration:
        if registration_id not in self.rows:
            raise NotFound
        return self.rows[registration_id]

    def by_link(self, link_hash: str) -> InstitutionRegistration:
        for row in self.rows.values():
            if row.link_hash == link_hash:
                return row
        raise NotFound

    def save(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        if self.get(registration.id).version != registration.version:
            raise ChangedMeanwhile
        return self._keep(registration)

    def in_state(self, state: RegistrationState) -> tuple[RegistrationSummary, ...]:
        rows = self.rows.values()
        return tuple(RegistrationSummary.of(row) for row in rows if row.state is state)

    def _keep(self, registration: InstitutionRegistration) -> InstitutionRegistration:
        kept = replace(registration, version=registration.version + 1)
        self.rows[kept.id] = kept
        return kept


class FakeBrinRegister:
    """The open data as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[BrinCode, BrinEntry] = {}

    def get(self, brin: BrinCode) -> BrinEntry:
        if brin not in self.rows:
            raise NotFound
        return self.rows[brin]

    def put_all(self, entries: Iterable[BrinEntry]) -> None:
        self.rows |= {entry.brin: entry for entry in entries}


class FakeScanUploads:
    """The upload bucket as a dictionary; ``post`` is what a browser does."""

    def __init__(self) -> None:
        self.uploads: dict[str, bytes] = {}

    def presign(self, key: str, *, max_bytes: int, redirect_to: str) -> PresignedScan:
        fields = {"key": key, "max_bytes": str(max_bytes), "success_action_redirect": redirect_to}
        return PresignedScan("https://upload.example.nl/", fields)

    def post(self, key: str, data: bytes) -> None:
        self.uploads[key] = data

    def take(self, key: str, *, max_bytes: int) -> bytes:
        if key not in self.uploads:
            raise ScanMissing
        if len(self.uploads[key]) > max_bytes:
            raise ScanTooLarge(limit_bytes=max_bytes)
        return self.uploads[key]

    def discard(self, key: str) -> None:
        self.uploads.pop(key, None)


class FakeScanVault:
    """Scans as a dictionary."""

    def __init__(self) -> None:
        self.scans: dict[RegistrationId, bytes] = {}

    def keep(self, registration_id: RegistrationId, data: bytes) -> None:
        self.scans[registration_id] = data

    def read(self, registration_id: RegistrationId) -> bytes:
        if registration_id not in self.scans:
            raise NotFound
        return self.scans[registration_id]


class FakeAdministratorAccounts:
    """Remembers what was asked of accounts."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[KnownAccount, ...]] = {}
        self.there: dict[InstitutionId, tuple[KnownAccount, ...]] = {}
        self.opened: list[NewAdministrator] = []
        self.replaced: list[NewAdministrator] = []
        self.closed: list[InstitutionId] = []

    def with_email(self, email: str) -> tuple[KnownAccount, ...]:
        return self.known.get(email, ())

    def administrators(self, institution_id: InstitutionId) -> tuple[KnownAccount, ...]:
        return self.there.get(institution_id, ())

    def open_administrator(self, given: NewAdministrator) -> None:
        self.opened.append(given)

    def replace_administrator(self, given: NewAdministrator) -> None:
        self.replaced.append(given)

    def close_institution(self, institution_id: InstitutionId) -> None:
        self.closed.append(institution_id)


class FakeOpenGroups:
    """So many groups of each institution are open."""

    def __init__(self) -> None:
        self.counts: dict[InstitutionId, int] = {}

    def count(self, institution_id: InstitutionId) -> int:
        return self.counts.get(institution_id, 0)
