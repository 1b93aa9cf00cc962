"""What every topic of the core may use; it knows no topic itself."""

from chalicelib.core.kernel.errors import (
    ChangedMeanwhile,
    Fault,
    NotAllowed,
    NotFound,
    NotLoggedIn,
    Refusal,
    RefusalKind,
)
from chalicelib.core.kernel.model import (
    CandidateId,
    Clock,
    ExamId,
    FormId,
    GroupId,
    InstitutionId,
    ItemId,
    NewId,
    SessionId,
    SiteId,
    UserId,
)
from chalicelib.core.kernel.paging import Page, page_of
from chalicelib.core.kernel.work import Mailer, ScoreGroup, SendMail, Work, WorkQueue

__all__ = [
    "CandidateId",
    "ChangedMeanwhile",
    "Clock",
    "ExamId",
    "Fault",
    "FormId",
    "GroupId",
    "InstitutionId",
    "ItemId",
    "Mailer",
    "NewId",
    "NotAllowed",
    "NotFound",
    "NotLoggedIn",
    "Page",
    "Refusal",
    "RefusalKind",
    "ScoreGroup",
    "SendMail",
    "SessionId",
    "SiteId",
    "UserId",
    "Work",
    "WorkQueue",
    "page_of",
]
