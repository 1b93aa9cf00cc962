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
    EdgeId,
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
from chalicelib.core.kernel.work import (
    Mailer,
    ScoreGroup,
    SendMail,
    TakeInParcel,
    Work,
    WorkQueue,
)

__all__ = [
    "CandidateId",
    "ChangedMeanwhile",
    "Clock",
    "EdgeId",
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
    "TakeInParcel",
    "UserId",
    "Work",
    "WorkQueue",
    "page_of",
]
