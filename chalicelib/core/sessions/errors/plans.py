"""How the rules of planning say no."""

from chalicelib.core.kernel import Refusal, RefusalKind


class PlanInvalid(Refusal):
    """A field of the plan is wrong; ``field`` names it and the subclass tells why."""

    kind = RefusalKind.INVALID


class FieldMissing(PlanInvalid):
    """The field must be filled in."""

    reference = "field-missing"


class WindowEndsBeforeItStarts(PlanInvalid):
    """The end of the time window does not lie after its start."""

    reference = "window-ends-before-it-starts"


class WindowInThePast(PlanInvalid):
    """The time window is already over."""

    reference = "window-in-the-past"


class WindowTooShort(PlanInvalid):
    """The exam, with the extra time of the candidates, does not fit in the time window."""

    reference = "window-too-short"


class ExamNotOffered(PlanInvalid):
    """The exam is not published, or not for a level that the site may take exams at."""

    reference = "exam-not-offered"


class FormUnknown(PlanInvalid):
    """The form is not one of the chosen exam."""

    reference = "form-unknown"


class FormNeedsPortal(PlanInvalid):
    """What comes next in this form depends on scores, which a school server does not know."""

    reference = "form-needs-portal"


class SiteUnknown(PlanInvalid):
    """The planner does not plan for this site."""

    reference = "site-unknown"


class NoSiteToPlanFor(Refusal):
    """The planner works for no site (any more), so there is nothing to plan."""

    reference = "no-site-to-plan-for"


class CandidatesUnknown(PlanInvalid):
    """Some of the candidates are not known at the site; ``count`` tells how many."""

    reference = "candidates-unknown"


class ProctorUnknown(PlanInvalid):
    """Somebody named as proctor may not watch this exam at the site."""

    reference = "proctor-unknown"


class EdgeUnknown(PlanInvalid):
    """The school server is not one of the institution's, or is not in use."""

    reference = "edge-unknown"


class TooManyCandidates(PlanInvalid):
    """A group holds at most ``limit`` candidates."""

    reference = "too-many-candidates"
