"""The services that a school server does not have. Whoever calls one learns that by name."""

from typing import Any, NoReturn

from fao_edge.adapters.work import NotAtSchoolServer


class NotHere:
    """Stands where the cloud has something; whatever is asked of it is a named fault."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, asked: str) -> NoReturn:
        """Refuse. :raises NotAtSchoolServer: always."""
        raise NotAtSchoolServer(f"{self._name}.{asked}")


class OnlyInTheCloud:
    """What ``serving.services.Services`` promises and no act of a school server calls."""

    logbook: Any = NotHere("logbook")
    log_in: Any = NotHere("log_in")
    authenticators: Any = NotHere("authenticators")
    remembered_browsers: Any = NotHere("remembered_browsers")
    account_locks: Any = NotHere("account_locks")
    accounts: Any = NotHere("accounts")
    password_policy: Any = NotHere("password_policy")
    changing_passwords: Any = NotHere("changing_passwords")
    forgotten_passwords: Any = NotHere("forgotten_passwords")
    users: Any = NotHere("users")
    user_doors: Any = NotHere("user_doors")
    profiles: Any = NotHere("profiles")
    email_confirming: Any = NotHere("email_confirming")
    switching: Any = NotHere("switching")
    linking: Any = NotHere("linking")
    mail_failures: Any = NotHere("mail_failures")
    candidates: Any = NotHere("candidates")
    candidate_import: Any = NotHere("candidate_import")
    exams: Any = NotHere("exams")
    publishing: Any = NotHere("publishing")
    importing: Any = NotHere("importing")
    preview: Any = NotHere("preview")
    files: Any = NotHere("files")
    planning: Any = NotHere("planning")
    accepting: Any = NotHere("accepting")
    results: Any = NotHere("results")
    edges: Any = NotHere("edges")
    edge_access: Any = NotHere("edge_access")
    handing_over: Any = NotHere("handing_over")
    parcel_intake: Any = NotHere("parcel_intake")
    brin_checks: Any = NotHere("brin_checks")
    registering: Any = NotHere("registering")
    signing: Any = NotHere("signing")
    work_list: Any = NotHere("work_list")
    paper_signatures: Any = NotHere("paper_signatures")
    deciding: Any = NotHere("deciding")
    institution_overview: Any = NotHere("institution_overview")
