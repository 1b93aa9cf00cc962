"""An assessmentResult: what a candidate answered and what scoring made of it, as a file says it.

Values are kept as text: a report tells what another system said, also where that is not quite QTI.
``values.py`` turns them into values. Source: 1EdTech QTI Results Reporting 2.1, 2.2 and 3.0.
"""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.values import BaseType
from chalicelib.qti.node import QtiVersion

RESULT_NAMESPACES = {
    QtiVersion.V2P1: "http://www.imsglobal.org/xsd/imsqti_result_v2p1",
    QtiVersion.V2P2: "http://www.imsglobal.org/xsd/imsqti_result_v2p2",
    QtiVersion.V3P0: "http://www.imsglobal.org/xsd/imsqti_result_v3p0",
}
"""Version -> namespace of a report."""


class SessionStatus(StrEnum):
    """How far an item session was when it was reported."""

    INITIAL = "initial"
    """The candidate has not answered yet."""
    PENDING_SUBMISSION = "pendingSubmission"
    PENDING_PROCESSING = "pendingResponseProcessing"
    PENDING_SCORER = "pendingExternalScoring"
    """A person or a machine outside must score first; only 3.0 has this word."""
    FINAL = "final"


@dataclass(frozen=True)
class ReportedValue:
    """One value as it was written; in a record with the name of its field and its base type."""

    text: str
    field: str = ""
    base_type: BaseType | None = None


@dataclass(frozen=True)
class ReportedResponse:
    """What the candidate answered; without values it is NULL.

    ``correct`` is the key, where the file tells it. ``choice_sequence`` is the order in which the
    candidate saw the choices.
    """

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    values: tuple[ReportedValue, ...] = ()
    correct: tuple[ReportedValue, ...] | None = None
    choice_sequence: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportedOutcome:
    """What scoring made of it, with how to read that; ``scored_by`` is who set it, if not rules."""

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    values: tuple[ReportedValue, ...] = ()
    views: tuple[str, ...] = ()
    interpretation: str = ""
    long_interpretation: str = ""
    normal_maximum: float | None = None
    normal_minimum: float | None = None
    mastery: float | None = None
    scored_by: str = ""


@dataclass(frozen=True)
class ReportedTemplate:
    """What was drawn for this candidate."""

    id: str
    cardinality: Cardinality
    base_type: BaseType | None
    values: tuple[ReportedValue, ...] = ()


ReportedVariable = ReportedResponse | ReportedOutcome | ReportedTemplate


@dataclass(frozen=True)
class SessionName:
    """What a system calls the session; ``source`` is the address of that system."""

    source: str
    id: str


@dataclass(frozen=True)
class ResultContext:
    """Whose result it is, and of which session."""

    candidate: str = ""
    sessions: tuple[SessionName, ...] = ()


@dataclass(frozen=True)
class ReportedTest:
    """The variables of the whole test; ``datestamp`` is when they were last set (ISO 8601)."""

    id: str
    datestamp: str
    variables: tuple[ReportedVariable, ...] = ()


@dataclass(frozen=True)
class ReportedItem:
    """The variables of one item session. ``id`` is its name in the test, ``sequence`` its place."""

    id: str
    datestamp: str
    status: SessionStatus
    sequence: int | None = None
    variables: tuple[ReportedVariable, ...] = ()
    comment: str = ""

    def outcome(self, identifier: str) -> ReportedOutcome | None:
        """Return the outcome of this name, if the file tells it."""
        found = (one for one in self.variables if isinstance(one, ReportedOutcome))
        return next((one for one in found if one.id == identifier), None)


@dataclass(frozen=True)
class AssessmentResult:
    """What came of one candidate's session: of the test, and of its items in their order."""

    context: ResultContext
    test: ReportedTest | None = None
    items: tuple[ReportedItem, ...] = ()
