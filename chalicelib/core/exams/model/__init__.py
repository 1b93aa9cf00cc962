"""Exams and their forms: what is published, what a form is made of, and one candidate's plan.

An ``Exam`` is the catalogue entry; an ``ExamForm`` is one QTI assessmentTest, mastered into a
delivery part and a scoring part (docs/qti/delivery-format.md).
"""

from chalicelib.core.exams.model.demand import SERVED, Demand
from chalicelib.core.exams.model.exam import (
    Exam,
    ExamDetails,
    ExamPurpose,
    ExamState,
    FormSummary,
)
from chalicelib.core.exams.model.form import (
    Cardinality,
    ChoiceSet,
    FormItem,
    FormOutline,
    ItemFacts,
    MasteredAsset,
    MasteredForm,
    MasteredPackage,
    PackageFacts,
    ResponseDeclaration,
)
from chalicelib.core.exams.model.importing import (
    BROKEN_OFF_AFTER,
    ImportErrorReport,
    ImportProgress,
    ImportStep,
    ReportSummary,
)
from chalicelib.core.exams.model.keeping import (
    DeliveryPart,
    ExamForm,
    KeyPurpose,
    NewKey,
    PartKind,
    PresignedUpload,
)
from chalicelib.core.exams.model.limits import (
    EXAM_LIMITS,
    NO_NAMES,
    AllowedNames,
    PackageLimits,
    in_megabytes,
)
from chalicelib.core.exams.model.plan import SessionPlan, make_plan
from chalicelib.core.exams.model.structure import (
    FormPart,
    FormSection,
    ItemPlace,
    ItemSessionControl,
    Navigation,
    Selection,
    Submission,
    TimeLimits,
)
from chalicelib.core.institutions import EducationLevel

__all__ = [
    "BROKEN_OFF_AFTER",
    "EXAM_LIMITS",
    "NO_NAMES",
    "SERVED",
    "AllowedNames",
    "Cardinality",
    "ChoiceSet",
    "DeliveryPart",
    "Demand",
    "EducationLevel",
    "Exam",
    "ExamDetails",
    "ExamForm",
    "ExamPurpose",
    "ExamState",
    "FormItem",
    "FormOutline",
    "FormPart",
    "FormSection",
    "FormSummary",
    "ImportErrorReport",
    "ImportProgress",
    "ImportStep",
    "ItemFacts",
    "ItemPlace",
    "ItemSessionControl",
    "KeyPurpose",
    "MasteredAsset",
    "MasteredForm",
    "MasteredPackage",
    "Navigation",
    "NewKey",
    "PackageFacts",
    "PackageLimits",
    "PartKind",
    "PresignedUpload",
    "ReportSummary",
    "ResponseDeclaration",
    "Selection",
    "SessionPlan",
    "Submission",
    "TimeLimits",
    "in_megabytes",
    "make_plan",
]
