"""Puts away what an import found, encrypted, and opens it for the publisher."""

from dataclasses import dataclass

from chalicelib.core.exams.model import ImportErrorReport, ReportSummary
from chalicelib.core.exams.model.importing import report_from_bytes, report_to_bytes
from chalicelib.core.exams.ports import BlobStore, PartSealer
from chalicelib.core.exams.service.keys import ReportKeys
from chalicelib.core.kernel import FormId, NewId

REPORT = "report"


@dataclass(frozen=True)
class ReportSafe:
    """Keeps reports in the vault; each attempt to read a package in makes a report of its own."""

    vault: BlobStore
    sealer: PartSealer
    keys: ReportKeys
    new_id: NewId

    def put_away(self, report: ImportErrorReport) -> ReportSummary:
        """Encrypt and store a report; say where it lies."""
        report_id = FormId(self.new_id())
        key = self.keys.new_key(report_id)
        sealed = self.sealer.seal_part(key, report_id, REPORT, report_to_bytes(report))
        self.vault.put(report_id, REPORT, sealed)
        return ReportSummary(report_id, len(report.reasons), len(report.remarks))

    def open_report(self, summary: ReportSummary) -> ImportErrorReport:
        """Open a report. :raises NotFound: if there is none."""
        report_id = summary.report_id
        key = self.keys.open_key(report_id)
        sealed = self.vault.get(report_id, REPORT)
        return report_from_bytes(self.sealer.open_part(key, report_id, REPORT, sealed))
