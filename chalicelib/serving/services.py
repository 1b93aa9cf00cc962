"""All services that acts may call; bootstrap fills it with real adapters, tests with fakes."""

from dataclasses import dataclass

from chalicelib.core.access import Accounts, LogIn, Logins
from chalicelib.core.candidates import CandidateImport, Candidates
from chalicelib.core.exams import ExamCatalogue, ExamPreview, Publishing
from chalicelib.core.institutions import Institutions
from chalicelib.core.results import Results
from chalicelib.core.sessions import Adopting, CandidateLogin, Delivery, Monitoring, Planning


@dataclass(frozen=True)
class Services:
    """The services of every topic, by the topic's word."""

    log_in: LogIn
    logins: Logins
    accounts: Accounts
    institutions: Institutions
    candidates: Candidates
    candidate_import: CandidateImport
    exams: ExamCatalogue
    publishing: Publishing
    preview: ExamPreview
    planning: Planning
    monitoring: Monitoring
    adopting: Adopting
    candidate_login: CandidateLogin
    delivery: Delivery
    results: Results


@dataclass(frozen=True)
class Setting:
    """What the server must know of its place: links, origins, and the secret of CSRF tokens."""

    public_origin: str
    base_path: str
    static_path: str
    upload_origin: str
    secret: str

    @property
    def public_url(self) -> str:
        """The address under which the acts stand."""
        return self.public_origin + self.base_path
