"""What an import found, in Dutch: a page at a time, or all of it as a file."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.core.exams import ImportErrorReport, PackageReason
from chalicelib.core.kernel import page_of
from chalicelib.core.results import write_sheet

ROWS_SHOWN = 50
HEADING = ("Soort", "Bestand", "Regel", "Wat is er mis", "Wat u kunt doen")


class FindingKind(StrEnum):
    """Whether something makes a package unusable, or is only good to know."""

    REASON = "reason"
    REMARK = "remark"


KINDS = {FindingKind.REASON: "Fout", FindingKind.REMARK: "Let op"}


@dataclass(frozen=True)
class FindingView:
    """One thing about a package: the file, the line if we know it, what it is, how to mend it."""

    kind: FindingKind
    place: str
    line: int | None
    what: str
    mend: str


@dataclass(frozen=True)
class ImportReportView:
    """A page of what an import found; ``total`` counts what stands on other pages too."""

    rows: tuple[FindingView, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1


def report_view(report: ImportErrorReport, page: int) -> ImportReportView:
    """Show a page of a report."""
    found = _findings(report)
    shown = page_of(found, page, size=ROWS_SHOWN)
    return ImportReportView(shown.rows, len(found), shown.number, shown.pages)


def report_sheet(report: ImportErrorReport) -> bytes:
    """Write the whole report as a sheet."""
    rows = ((KINDS[one.kind], one.place, one.line, one.what, one.mend) for one in _findings(report))
    return write_sheet(HEADING, rows)


def _findings(report: ImportErrorReport) -> list[FindingView]:
    if not report.found:
        return []
    # Late: reading XML costs a second of start-up that no other act needs.
    from chalicelib.qti import explain

    def finding(kind: FindingKind, reason: PackageReason) -> FindingView:
        one = explain(reason)
        return FindingView(kind, one.place, one.line, one.what, one.mend)

    return [
        *(finding(FindingKind.REASON, reason) for reason in sorted(report.reasons, key=_place)),
        *(finding(FindingKind.REMARK, remark) for remark in sorted(report.remarks, key=_place)),
    ]


def _place(reason: PackageReason) -> tuple[str, int]:
    # Who mends a package goes through it file by file, from top to bottom.
    return reason.place, reason.line or 0
