"""All services of registrations over fakes, at a desk of the helpdesk."""

from chalicelib.core.access import Actor, Limit, Role
from chalicelib.core.institutions import (
    REGISTRATIONS_ALLOWED,
    BrinChecks,
    Deciding,
    Founding,
    InstitutionOverview,
    PaperSignatures,
    Registering,
    Signing,
    SignRequests,
    WorkList,
)
from chalicelib.core.kernel import InstitutionId
from tests.builders.access import an_actor
from tests.builders.registrations import HELPDESK_USER
from tests.fakes.access import FakeAttemptStore
from tests.fakes.institutions import (
    FakeAdministratorAccounts,
    FakeBrinRegister,
    FakeInstitutionStore,
    FakeOpenGroups,
    FakeRegistrationStore,
    FakeScanUploads,
    FakeScanVault,
)
from tests.fakes.kernel import CountingIds, StandingClock
from tests.fakes.scores import FakeFileStore
from tests.fakes.work import FakeWorkQueue

DUO = InstitutionId("duo")


class RegistrationDesk:
    """Who works here is ``helpdesk``; the links in mails begin with the address of the portal."""

    def __init__(self) -> None:
        self.clock, self.ids, self.work = StandingClock(), CountingIds(), FakeWorkQueue()
        self.registrations, self.institutions = FakeRegistrationStore(), FakeInstitutionStore()
        self.register, self.accounts = FakeBrinRegister(), FakeAdministratorAccounts()
        self.groups, self.uploads, self.vault = FakeOpenGroups(), FakeScanUploads(), FakeScanVault()
        self.files = FakeFileStore()
        self.helpdesk: Actor = an_actor(
            user_id=HELPDESK_USER, institution_id=DUO, roles=frozenset({Role.HELPDESK})
        )
        self.checks = BrinChecks(self.register)
        requests = SignRequests(self.link, self.work, self.ids)
        limit = Limit(FakeAttemptStore(), self.clock, REGISTRATIONS_ALLOWED)
        self.registering = Registering(
            self.registrations, requests, limit, self.work, self.clock, self.ids
        )
        self.signing = Signing(self.registrations, self.work, self.clock)
        self.work_list = WorkList(
            self.registrations, self.institutions, self.checks, requests, self.clock
        )
        self.paper = PaperSignatures(
            self.registrations, self.uploads, self.vault, self.files, self.link, self.clock
        )
        self.overview = InstitutionOverview(self.institutions, self.accounts, self.checks)
        self.deciding = Deciding(
            registrations=self.registrations,
            institutions=self.institutions,
            accounts=self.accounts,
            groups=self.groups,
            founding=Founding(self.institutions, self.accounts, self.clock),
            work_list=self.work_list,
            work=self.work,
            clock=self.clock,
        )

    def link(self, path: str) -> str:
        return f"https://facet.example.nl{path}"

    def mailed(self) -> list[tuple[str, str]]:
        """Give to whom which mail went, in order."""
        return [(mail.template, mail.to) for mail in self.work.mails]

    def token(self) -> str:
        """Give the token in the last link to a board."""
        links = [mail.facts["link"] for mail in self.work.mails if mail.template == "sign_request"]
        return str(links[-1]).rpartition("/")[2]
