"""The services of institutions and of the forms they send, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.access_services import AccessServices
from chalicelib.core.access import Limit
from chalicelib.core.institutions import (
    REGISTRATIONS_ALLOWED,
    AdministratorAccounts,
    BrinChecks,
    BrinRegister,
    Deciding,
    Founding,
    InstitutionOverview,
    PaperSignatures,
    Registering,
    ScanUploads,
    ScanVault,
    Signing,
    SignRequests,
    WorkList,
)
from chalicelib.core.institutions.neighbours import AccountsOfAdministrators
from chalicelib.core.sessions.neighbours import UnfinishedGroups


class InstitutionServices(AccessServices):
    """Forms in, signatures on them, and the helpdesk's work."""

    @cached_property
    def brin_register(self) -> BrinRegister:
        """DUO's open data."""
        from chalicelib.adapters.dynamodb.brin_register import DynamoBrinRegister

        return DynamoBrinRegister()

    @cached_property
    def brin_checks(self) -> BrinChecks:
        """DUO's open data."""
        return BrinChecks(self.brin_register)

    @cached_property
    def registering(self) -> Registering:
        """Forms of schools."""
        return Registering(
            registrations=self.registration_store,
            requests=self._sign_requests,
            limit=Limit(self.attempt_store, self.clock, REGISTRATIONS_ALLOWED),
            work=self.work,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def signing(self) -> Signing:
        """The board behind its link."""
        return Signing(self.registration_store, self.work, self.clock)

    @cached_property
    def work_list(self) -> WorkList:
        """What the helpdesk has to do."""
        return WorkList(
            registrations=self.registration_store,
            institutions=self.institution_store,
            checks=self.brin_checks,
            requests=self._sign_requests,
            clock=self.clock,
        )

    @cached_property
    def paper_signatures(self) -> PaperSignatures:
        """Signatures on paper."""
        return PaperSignatures(
            registrations=self.registration_store,
            uploads=self.scan_uploads,
            vault=self.scan_vault,
            files=self.files,
            link=self.portal_link,
            clock=self.clock,
        )

    @cached_property
    def deciding(self) -> Deciding:
        """The helpdesk's yes or no."""
        return Deciding(
            registrations=self.registration_store,
            institutions=self.institution_store,
            accounts=self.administrator_accounts,
            groups=UnfinishedGroups(self.group_store),
            founding=Founding(self.institution_store, self.administrator_accounts, self.clock),
            work_list=self.work_list,
            work=self.work,
            clock=self.clock,
        )

    @cached_property
    def institution_overview(self) -> InstitutionOverview:
        """All institutions."""
        return InstitutionOverview(
            self.institution_store, self.administrator_accounts, self.brin_checks
        )

    @cached_property
    def administrator_accounts(self) -> AdministratorAccounts:
        """Accounts of administrators."""
        return AccountsOfAdministrators(
            self.account_store, self.accounts, self._account_letters, self.logins
        )

    @cached_property
    def scan_uploads(self) -> ScanUploads:
        """Where scans arrive."""
        from chalicelib.adapters.s3.scans import S3ScanUploads

        return S3ScanUploads(self.settings.upload_bucket, self.settings.public_endpoint)

    @cached_property
    def scan_vault(self) -> ScanVault:
        """Scans, encrypted."""
        from chalicelib.adapters.scan_vault import SealedScans

        return SealedScans(self.settings.vault_bucket, self.key_vault)

    @cached_property
    def _sign_requests(self) -> SignRequests:
        return SignRequests(self.portal_link, self.work, self.new_id)
