"""Reading candidates from a file: first look, then save, all of it or nothing."""

from dataclasses import dataclass, replace

from chalicelib.core.access import Actor
from chalicelib.core.candidates.csv_file import RowReader, example_file, read_sheet
from chalicelib.core.candidates.errors import ImportOutdated
from chalicelib.core.candidates.model import (
    FINDINGS_KEPT,
    Candidate,
    CandidateRegister,
    ImportErrorReport,
    ImportFinding,
    ImportPreview,
)
from chalicelib.core.candidates.ports import CandidateStore, ImportStore
from chalicelib.core.candidates.views import (
    ImportPreviewView,
    ImportResultView,
    preview_view,
    result_view,
)
from chalicelib.core.institutions import EducationLevel, Institutions, Site
from chalicelib.core.kernel import ChangedMeanwhile, Clock, NewId, NotFound, SiteId

FILE_NAME_MAX = 200


@dataclass(frozen=True)
class CandidateImport:
    """Reads files of candidates and saves them."""

    institutions: Institutions
    candidates: CandidateStore
    imports: ImportStore
    clock: Clock
    new_id: NewId

    def read_file(
        self, actor: Actor, *, site_id: SiteId, data: bytes, file_name: str
    ) -> ImportPreviewView:
        """Read a file and keep what was read for a day; nothing is saved yet.

        What is wrong in the file is no refusal: it stands in ``errors`` of the view.

        :raises NotFound: if the site is not one of the actor's.
        :raises ImportFileTooLarge: above 2 MB.
        :raises ImportTooManyRows: above 5,000 candidates.
        """
        site = self.institutions.site(actor, site_id)
        # The register is read before the candidates: a change in between makes the import
        # outdated, never wrong.
        register = self.candidates.register(site.institution_id, site.id)
        preview = self._preview(site, register, data, file_name)
        self.imports.add(preview)
        return preview_view(preview)

    def get_import(self, actor: Actor, *, import_id: str) -> ImportPreviewView:
        """Show a file that was read in the last day. :raises NotFound: if there is none."""
        return preview_view(self._find(actor, import_id))

    def save_import(self, actor: Actor, *, import_id: str) -> ImportResultView:
        """Save all candidates of a file; doing it twice changes nothing.

        :raises NotFound: if the file was not read in the last day, or not for the actor's sites.
        :raises ImportHasErrors: if anything in the file is wrong.
        :raises ImportOutdated: if the candidates of the site changed after it was read.
        """
        found = self._find(actor, import_id)
        if found.saved_at is None:
            changes = found.to_write
            self._claim(found)
            self.candidates.put_all(found.institution_id, changes)
            # Marked last: if writing stops halfway, saving again finishes it.
            self.imports.mark_saved(found.institution_id, found.id, self.clock())
        return result_view(found)

    def example_file(self, actor: Actor, *, site_id: SiteId) -> bytes:
        """Make a file to fill in. :raises NotFound: if the site is not one of the actor's."""
        offered = self.institutions.site(actor, site_id).offered_levels
        level = next((one for one in EducationLevel if one in offered), EducationLevel.F2)
        return example_file(level)

    def _preview(
        self, site: Site, register: CandidateRegister, data: bytes, file_name: str
    ) -> ImportPreview:
        sheet, at = read_sheet(data), self.clock()
        reader = RowReader(site, self._by_number(site), at.date(), self.new_id)
        rows, findings = reader.read(sheet.rows)
        return ImportPreview(
            id=self.new_id(),
            institution_id=site.institution_id,
            site_id=site.id,
            file_name=file_name[:FILE_NAME_MAX],
            read_at=at,
            rows_read=len(sheet.rows),
            rows=tuple(rows),
            report=_report([*sheet.findings, *findings]),
            ignored_columns=sheet.ignored_columns,
            register_version=register.version,
        )

    def _by_number(self, site: Site) -> dict[str, Candidate]:
        everyone = self.candidates.all(site.institution_id)
        return {one.identity.number: one for one in everyone if one.site_id == site.id}

    def _find(self, actor: Actor, import_id: str) -> ImportPreview:
        found = self.imports.get(actor.institution_id, import_id)
        if found.site_id not in actor.site_ids or self.clock() >= found.expires_at:
            raise NotFound
        return found

    def _claim(self, found: ImportPreview) -> None:
        register = self.candidates.register(found.institution_id, found.site_id)
        if register.changed_by == found.id:
            return
        if register.version != found.register_version:
            raise ImportOutdated
        claimed = replace(register, version=register.version + 1, changed_by=found.id)
        try:
            self.candidates.claim(found.institution_id, claimed)
        except ChangedMeanwhile as error:
            raise ImportOutdated from error


def _report(findings: list[ImportFinding]) -> ImportErrorReport:
    findings.sort(key=lambda finding: finding.line)
    return ImportErrorReport(tuple(findings[:FINDINGS_KEPT]), len(findings))
