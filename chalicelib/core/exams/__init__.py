"""Exams, their forms, and what mastering a package yields."""

from chalicelib.core.exams.errors import PackageReason, PackageRefused
from chalicelib.core.exams.model import (
    Cardinality,
    FormItem,
    FormOutline,
    FormSection,
    MasteredAsset,
    MasteredForm,
    Navigation,
    ResponseDeclaration,
    SessionPlan,
    Shuffle,
    make_plan,
)
from chalicelib.core.exams.ports import PackageMaster

__all__ = [
    "Cardinality",
    "FormItem",
    "FormOutline",
    "FormSection",
    "MasteredAsset",
    "MasteredForm",
    "Navigation",
    "PackageMaster",
    "PackageReason",
    "PackageRefused",
    "ResponseDeclaration",
    "SessionPlan",
    "Shuffle",
    "make_plan",
]
