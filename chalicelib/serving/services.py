"""All services that acts may call; bootstrap fills it with real adapters, tests with fakes."""

from dataclasses import dataclass, field
from typing import Protocol

from chalicelib.core.access import (
    AccountLocks,
    Accounts,
    Authenticators,
    ChangingPasswords,
    EmailConfirming,
    ForgottenPasswords,
    Linking,
    LogIn,
    Logins,
    MailFailures,
    MonitorLogIn,
    PasswordPolicy,
    Profiles,
    RememberedBrowsers,
    Switching,
    UserDoors,
    Users,
)
from chalicelib.core.audit import AuditTrail
from chalicelib.core.candidates import CandidateImport, Candidates
from chalicelib.core.exams import ExamCatalogue, ExamPreview, Importing, Publishing
from chalicelib.core.institutions import (
    BrinChecks,
    Deciding,
    InstitutionOverview,
    Institutions,
    PaperSignatures,
    Registering,
    Signing,
    WorkList,
)
from chalicelib.core.logbook import Logbook
from chalicelib.core.results import FileStore, Results
from chalicelib.core.sessions import (
    Accepting,
    Adopting,
    CandidateLogin,
    Delivery,
    Monitoring,
    Planning,
    Steering,
)
from chalicelib.core.sync import EdgeAccess, EdgeServers, HandingOver, ParcelIntake


class Services(Protocol):
    """The services of every topic, by the topic's word; each is made when it is first asked for."""

    @property
    def audit_trail(self) -> AuditTrail: ...  # noqa: D102 - the type says it
    @property
    def logbook(self) -> Logbook: ...  # noqa: D102 - the type says it
    @property
    def log_in(self) -> LogIn: ...  # noqa: D102 - the type says it
    @property
    def monitor_log_in(self) -> MonitorLogIn: ...  # noqa: D102 - the type says it
    @property
    def authenticators(self) -> Authenticators: ...  # noqa: D102 - the type says it
    @property
    def remembered_browsers(self) -> RememberedBrowsers: ...  # noqa: D102 - the type says it
    @property
    def account_locks(self) -> AccountLocks: ...  # noqa: D102 - the type says it
    @property
    def password_policy(self) -> PasswordPolicy: ...  # noqa: D102 - the type says it
    @property
    def changing_passwords(self) -> ChangingPasswords: ...  # noqa: D102 - the type says it
    @property
    def forgotten_passwords(self) -> ForgottenPasswords: ...  # noqa: D102 - the type says it
    @property
    def logins(self) -> Logins: ...  # noqa: D102 - the type says it
    @property
    def accounts(self) -> Accounts: ...  # noqa: D102 - the type says it
    @property
    def users(self) -> Users: ...  # noqa: D102 - the type says it
    @property
    def user_doors(self) -> UserDoors: ...  # noqa: D102 - the type says it
    @property
    def profiles(self) -> Profiles: ...  # noqa: D102 - the type says it
    @property
    def email_confirming(self) -> EmailConfirming: ...  # noqa: D102 - the type says it
    @property
    def switching(self) -> Switching: ...  # noqa: D102 - the type says it
    @property
    def linking(self) -> Linking: ...  # noqa: D102 - the type says it
    @property
    def mail_failures(self) -> MailFailures: ...  # noqa: D102 - the type says it
    @property
    def institutions(self) -> Institutions: ...  # noqa: D102 - the type says it
    @property
    def brin_checks(self) -> BrinChecks: ...  # noqa: D102 - the type says it
    @property
    def registering(self) -> Registering: ...  # noqa: D102 - the type says it
    @property
    def signing(self) -> Signing: ...  # noqa: D102 - the type says it
    @property
    def work_list(self) -> WorkList: ...  # noqa: D102 - the type says it
    @property
    def paper_signatures(self) -> PaperSignatures: ...  # noqa: D102 - the type says it
    @property
    def deciding(self) -> Deciding: ...  # noqa: D102 - the type says it
    @property
    def institution_overview(self) -> InstitutionOverview: ...  # noqa: D102 - the type says it
    @property
    def candidates(self) -> Candidates: ...  # noqa: D102 - the type says it
    @property
    def candidate_import(self) -> CandidateImport: ...  # noqa: D102 - the type says it
    @property
    def exams(self) -> ExamCatalogue: ...  # noqa: D102 - the type says it
    @property
    def publishing(self) -> Publishing: ...  # noqa: D102 - the type says it
    @property
    def importing(self) -> Importing: ...  # noqa: D102 - the type says it
    @property
    def preview(self) -> ExamPreview: ...  # noqa: D102 - the type says it
    @property
    def files(self) -> FileStore: ...  # noqa: D102 - the type says it
    @property
    def planning(self) -> Planning: ...  # noqa: D102 - the type says it
    @property
    def monitoring(self) -> Monitoring: ...  # noqa: D102 - the type says it
    @property
    def steering(self) -> Steering: ...  # noqa: D102 - the type says it
    @property
    def adopting(self) -> Adopting: ...  # noqa: D102 - the type says it
    @property
    def accepting(self) -> Accepting: ...  # noqa: D102 - the type says it
    @property
    def candidate_login(self) -> CandidateLogin: ...  # noqa: D102 - the type says it
    @property
    def delivery(self) -> Delivery: ...  # noqa: D102 - the type says it
    @property
    def results(self) -> Results: ...  # noqa: D102 - the type says it
    @property
    def edges(self) -> EdgeServers: ...  # noqa: D102 - the type says it
    @property
    def edge_access(self) -> EdgeAccess: ...  # noqa: D102 - the type says it
    @property
    def handing_over(self) -> HandingOver: ...  # noqa: D102 - the type says it
    @property
    def parcel_intake(self) -> ParcelIntake: ...  # noqa: D102 - the type says it


@dataclass(frozen=True)
class Setting:
    """What the server must know of its place: links, origins, and the secret of CSRF tokens.

    ``acts`` names what stands at its address (acts/catalogue.py), whichever function answers.
    ``portal_url`` is where a school server's portal is; elsewhere that is here.
    """

    public_origin: str
    base_path: str
    static_path: str
    upload_origin: str
    secret: str = field(repr=False)
    acts: str = "all"
    portal_url: str = ""

    @property
    def at_school(self) -> bool:
        """Tell whether this is a school server."""
        return self.acts == "edge"

    @property
    def public_url(self) -> str:
        """The address under which the acts stand."""
        return self.public_origin + self.base_path
