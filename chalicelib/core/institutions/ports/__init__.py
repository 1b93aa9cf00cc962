"""What institutions need from the world."""

from chalicelib.core.institutions.ports.stores import (
    BrinRegister,
    InstitutionStore,
    RegistrationStore,
)
from chalicelib.core.institutions.ports.world import (
    AdministratorAccounts,
    KnownAccount,
    NewAdministrator,
    OfferedFiles,
    OpenGroups,
    PresignedScan,
    ScanUploads,
    ScanVault,
)

__all__ = [
    "AdministratorAccounts",
    "BrinRegister",
    "InstitutionStore",
    "KnownAccount",
    "NewAdministrator",
    "OfferedFiles",
    "OpenGroups",
    "PresignedScan",
    "RegistrationStore",
    "ScanUploads",
    "ScanVault",
]
