"""Session groups, exam sessions, the live monitor, and the answer journal that never loses."""

from chalicelib.core.sessions.errors import (
    BatchDiffers,
    BatchOfAnotherWriter,
    BatchTooLarge,
    BatchUnreadable,
    CandidatesUnknown,
    EdgeUnknown,
    ExamNotOffered,
    FieldMissing,
    FormNeedsPortal,
    FormUnknown,
    GroupBlocked,
    GroupElsewhere,
    GroupNotAtEdge,
    GroupNotBlockable,
    GroupNotBlocked,
    GroupNotClosable,
    GroupNotClosed,
    GroupNotCorrectable,
    GroupNotDistributable,
    GroupNotOpenYet,
    GroupNotReleasable,
    GroupNotReleased,
    GroupOver,
    GroupStateRefusal,
    LockedBrowserRequired,
    LockedOut,
    LoginDenied,
    LoginRefused,
    NobodyBusy,
    NobodyLeft,
    NoLoginRequest,
    NoSiteToPlanFor,
    NothingLate,
    NothingToAdopt,
    PlanInvalid,
    ProctorUnknown,
    SessionEnded,
    SessionInterrupted,
    SessionNotInterrupted,
    SessionNotLockedOut,
    SessionNotRunning,
    SessionNotStarted,
    SessionOver,
    SessionStateRefusal,
    SiteUnknown,
    TakenElsewhere,
    TokenInvalid,
    TooManyCandidates,
    TooManyRulings,
    WindowEndsBeforeItStarts,
    WindowInThePast,
    WindowTooShort,
)
from chalicelib.core.sessions.model.batches import (
    MAX_BATCH_BYTES,
    MAX_ID_CHARACTERS,
    MAX_RESPONSE_BYTES,
    read_batch,
)
from chalicelib.core.sessions.model.browsers import BrowserEvidence, BrowserProof
from chalicelib.core.sessions.model.counting import (
    CurrentAnswers,
    SetAside,
    SetAsideEntry,
    what_counts,
)
from chalicelib.core.sessions.model.group import GroupState, SessionGroup
from chalicelib.core.sessions.model.journal import (
    Adoption,
    Batch,
    Entry,
    EntryAct,
    Epoch,
    EpochOpened,
    Journal,
    Kept,
    LateAccepted,
    Response,
    StoredBatch,
)
from chalicelib.core.sessions.model.login_request import LoginRequest
from chalicelib.core.sessions.model.plan import GroupPlan
from chalicelib.core.sessions.model.presence import (
    Presence,
    SessionFlag,
    first_presence,
)
from chalicelib.core.sessions.model.rulings import (
    MAX_EXTENSION_MINUTES,
    MAX_MESSAGE_CHARACTERS,
    Message,
    Ruling,
    RulingKind,
)
from chalicelib.core.sessions.model.session import (
    CODE_ALPHABET,
    CODE_LENGTH,
    ExamSession,
    SessionState,
    normalised_code,
)
from chalicelib.core.sessions.model.sign_of_life import SignOfLife
from chalicelib.core.sessions.model.workspace import (
    ColourScheme,
    Language,
    Preferences,
    Workspace,
)
from chalicelib.core.sessions.ports.stores import (
    GroupStore,
    JournalStore,
    PresenceStore,
    SessionStore,
    WorkspaceStore,
)
from chalicelib.core.sessions.ports.world import (
    CandidateDirectory,
    ContentKeys,
    PlannableCandidate,
    PlannableEdges,
    Proctors,
    ReleaseKeys,
    TokenClaims,
)
from chalicelib.core.sessions.service.accepting import Accepting
from chalicelib.core.sessions.service.adopting import Adopting
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.delivery import Delivery, PresenceReport
from chalicelib.core.sessions.service.judging import flagged
from chalicelib.core.sessions.service.logging_in import CandidateLogin
from chalicelib.core.sessions.service.monitoring import Monitoring
from chalicelib.core.sessions.service.plan_checks import PlanChecks
from chalicelib.core.sessions.service.planning import Planning
from chalicelib.core.sessions.service.steering import Steering
from chalicelib.core.sessions.views.delivery import (
    Admitted,
    BatchSaved,
    BrowserAccepted,
    CurrentAnswer,
    Live,
    Started,
    WaitingForProctor,
)
from chalicelib.core.sessions.views.groups import (
    GroupView,
    PlannedCandidate,
    PlannedGroupView,
    group_view,
)
from chalicelib.core.sessions.views.late import LateAnswersView, LateItemView
from chalicelib.core.sessions.views.monitor import (
    MonitorGroupsView,
    MonitorRow,
    PortalContact,
    RowStatus,
    SessionMonitorView,
    SetAsideView,
)

__all__ = [
    "CODE_ALPHABET", "CODE_LENGTH", "MAX_BATCH_BYTES", "MAX_EXTENSION_MINUTES", "MAX_ID_CHARACTERS",
    "MAX_MESSAGE_CHARACTERS", "MAX_RESPONSE_BYTES", "Accepting", "Admitted", "Adopting", "Adoption",
    "Batch", "BatchDiffers", "BatchOfAnotherWriter", "BatchSaved", "BatchTooLarge",
    "BatchUnreadable", "BrowserAccepted", "BrowserEvidence", "BrowserProof", "CandidateDirectory",
    "CandidateLogin", "CandidatesUnknown", "ColourScheme", "ContentKeys", "CurrentAnswer",
    "CurrentAnswers", "Delivery", "EdgeUnknown", "Entry", "EntryAct", "Epoch", "EpochOpened",
    "ExamNotOffered", "ExamSession", "FieldMissing", "FormNeedsPortal", "FormUnknown",
    "GroupBlocked", "GroupElsewhere", "GroupNotAtEdge", "GroupNotBlockable", "GroupNotBlocked",
    "GroupNotClosable", "GroupNotClosed", "GroupNotCorrectable", "GroupNotDistributable",
    "GroupNotOpenYet", "GroupNotReleasable", "GroupNotReleased", "GroupOver", "GroupPlan",
    "GroupState", "GroupStateRefusal", "GroupStore", "GroupView", "Journal", "JournalStore", "Kept",
    "Language", "LateAccepted", "LateAnswersView", "LateItemView", "Live", "LockedBrowserRequired",
    "LockedOut", "LoginDenied", "LoginRefused", "LoginRequest", "Message", "MonitorGroupsView",
    "MonitorRow", "Monitoring", "NoLoginRequest", "NoSiteToPlanFor", "NobodyBusy", "NobodyLeft",
    "NothingLate", "NothingToAdopt", "PlanChecks", "PlanInvalid", "PlannableCandidate",
    "PlannableEdges", "PlannedCandidate", "PlannedGroupView", "Planning", "PortalContact",
    "Preferences", "Presence", "PresenceReport", "PresenceStore", "ProctorUnknown", "Proctors",
    "ReleaseKeys", "Response", "RowStatus", "Ruling", "RulingKind", "SessionEnded", "SessionFlag",
    "SessionGroup", "SessionInterrupted", "SessionMonitorView", "SessionNotInterrupted",
    "SessionNotLockedOut", "SessionNotRunning", "SessionNotStarted", "SessionOver", "SessionState",
    "SessionStateRefusal", "SessionStore", "SetAside", "SetAsideEntry", "SetAsideView",
    "SignOfLife", "SiteUnknown", "Started", "Steering", "StoredBatch", "TakenElsewhere",
    "TokenClaims", "TokenInvalid", "TooManyCandidates", "TooManyRulings", "WaitingForProctor",
    "WindowEndsBeforeItStarts", "WindowInThePast", "WindowTooShort", "Workspace", "WorkspaceStore",
    "first_presence", "flagged", "group_view", "normalised_code", "read_batch", "try_again",
    "what_counts",
]  # fmt: skip
