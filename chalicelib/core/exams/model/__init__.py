"""Exams and their forms: what is published, what a form is made of, and one candidate's plan.

An ``Exam`` is the catalogue entry; an ``ExamForm`` is one QTI assessmentTest, mastered into a
delivery part and a scoring part (docs/qti/delivery-format.md).
"""

from chalicelib.core.exams.model.exam import (
    Exam,
    ExamDetails,
    ExamPurpose,
    ExamState,
    FormSummary,
)
from chalicelib.core.exams.model.form import (
    Cardinality,
    FormItem,
    FormOutline,
    FormSection,
    MasteredAsset,
    MasteredForm,
    Navigation,
    ResponseDeclaration,
    Shuffle,
)
from chalicelib.core.exams.model.keeping import (
    DeliveryPart,
    ExamForm,
    KeyPurpose,
    NewKey,
    PartKind,
    PresignedUpload,
)
from chalicelib.core.exams.model.plan import SessionPlan, make_plan
from chalicelib.core.institutions import EducationLevel

__all__ = [
    "Cardinality",
    "DeliveryPart",
    "EducationLevel",
    "Exam",
    "ExamDetails",
    "ExamForm",
    "ExamPurpose",
    "ExamState",
    "FormItem",
    "FormOutline",
    "FormSection",
    "FormSummary",
    "KeyPurpose",
    "MasteredAsset",
    "MasteredForm",
    "Navigation",
    "NewKey",
    "PartKind",
    "PresignedUpload",
    "ResponseDeclaration",
    "SessionPlan",
    "Shuffle",
    "make_plan",
]
