"""Opens packages for tests, without checking or mastering what is in them."""

from dataclasses import dataclass

from chalicelib.core.exams import (
    EXAM_LIMITS,
    PackageLimits,
    PackageReason,
    PackageRefused,
    tell_nobody,
)
from chalicelib.qti.findings import Findings
from chalicelib.qti.packages.package import Package, read_package
from tests.unit.qti.making import item, package


@dataclass(frozen=True)
class Opened:
    """A package as it was read (or not), with what was found."""

    package: Package | None
    reasons: tuple[PackageReason, ...]
    remarks: tuple[PackageReason, ...]

    @property
    def codes(self) -> list[str]:
        """Return the codes of the reasons to refuse."""
        return [one.code for one in self.reasons]

    @property
    def told(self) -> list[str]:
        """Return the codes of the remarks."""
        return [one.code for one in self.remarks]

    @property
    def taken(self) -> Package:
        """Return the package that was taken without any reason to refuse it."""
        assert self.package is not None
        assert self.reasons == ()
        return self.package


def opened(data: bytes, limits: PackageLimits = EXAM_LIMITS) -> Opened:
    """Open a package."""
    findings = Findings("pakket")
    try:
        found = read_package(data, limits, findings, tell_nobody)
    except PackageRefused as refusal:
        return Opened(None, refusal.reasons, tuple(findings.remarks))
    return Opened(found, tuple(findings.reasons), tuple(findings.remarks))


def opened_item(
    body: str, *, before: str = "", limits: PackageLimits = EXAM_LIMITS, **files: bytes
) -> Opened:
    """Open a package of one item; ``a_png=…`` is the file a.png."""
    named = {name.replace("_", "."): data for name, data in files.items()}
    text = item(body).replace("<itemBody>", f"{before}<itemBody>")
    return opened(package({"item.xml": text}, files=named), limits)
