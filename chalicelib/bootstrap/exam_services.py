"""The services of exams, each made when it is first asked for."""

from functools import cached_property

from chalicelib.bootstrap.stores import CloudStores
from chalicelib.core.exams import (
    ContentKeys,
    ExamCatalogue,
    ExamPreview,
    FormLibrary,
    FormSafe,
    Importing,
    OutlineKeys,
    Publishing,
    ReportKeys,
    ReportSafe,
    VaultKeys,
)
from chalicelib.core.kernel import ExamId


class ExamServices(CloudStores):
    """Bringing exams in, keeping them safe, and opening them."""

    @cached_property
    def content_keys(self) -> ContentKeys:
        """Keys of what candidates see."""
        return ContentKeys(self.wrapped_key_store, self.key_vault)

    @cached_property
    def outline_keys(self) -> OutlineKeys:
        """Keys of outlines."""
        return OutlineKeys(self.wrapped_key_store, self.key_vault)

    @cached_property
    def vault_keys(self) -> VaultKeys:
        """Keys of originals and scoring parts."""
        return VaultKeys(self.wrapped_key_store, self.key_vault)

    @cached_property
    def library(self) -> FormLibrary:
        """Forms without their content."""
        return FormLibrary(self.form_store, self.outline_keys, self.sealer)

    @cached_property
    def exams(self) -> ExamCatalogue:
        """The catalogue of exams."""
        return ExamCatalogue(self.exam_store)

    @cached_property
    def publishing(self) -> Publishing:
        """Bringing exams into the catalogue."""
        return Publishing(
            exams=self.exam_store,
            uploads=self.upload_store,
            arrival_address=self._arrival_address,
            package_bytes_max=self.settings.package_limits.zip_bytes,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def importing(self) -> Importing:
        """Reading packages in."""
        keys = ReportKeys(self.wrapped_key_store, self.key_vault)
        return Importing(
            exams=self.exam_store,
            uploads=self.upload_store,
            packages=self.package_master,
            safe=self._safe,
            reports=ReportSafe(self.vault_bucket, self.sealer, keys, self.new_id),
            progress=self.import_progress_store,
            trail=self.audit_trail,
            queue=self.import_work,
            package_bytes_max=self.settings.package_limits.zip_bytes,
            clock=self.clock,
            new_id=self.new_id,
        )

    @cached_property
    def preview(self) -> ExamPreview:
        """Exams as a candidate would see them."""
        return ExamPreview(self.exam_store, self.library, self.content_keys)

    @cached_property
    def _safe(self) -> FormSafe:
        return FormSafe(
            forms=self.form_store,
            content=self.content_bucket,
            vault=self.vault_bucket,
            sealer=self.sealer,
            content_keys=self.content_keys,
            outline_keys=self.outline_keys,
            vault_keys=self.vault_keys,
            new_id=self.new_id,
        )

    def _arrival_address(self, exam_id: ExamId) -> str:
        return f"{self.settings.public_origin}{self.settings.public_base_path}/exams/{exam_id}"
