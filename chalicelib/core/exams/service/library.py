"""Opens stored forms for those who need a part of them: delivery, and scoring."""

from dataclasses import dataclass, field

from chalicelib.core.exams.model import FormOutline
from chalicelib.core.exams.model.outline_text import outline_from_bytes
from chalicelib.core.exams.ports import BlobStore, FormStore, PartSealer
from chalicelib.core.exams.service.keys import OutlineKeys, VaultKeys
from chalicelib.core.exams.service.safe import OUTLINE, SCORING
from chalicelib.core.exams.views import ManifestView
from chalicelib.core.kernel import FormId

OUTLINES_KEPT = 64


@dataclass(frozen=True)
class FormLibrary:
    """Tells what a form consists of. It holds no content key and cannot get one.

    An outline never changes, so it is opened once per process: a login costs no call for it.
    """

    forms: FormStore
    outline_keys: OutlineKeys
    sealer: PartSealer
    _opened: dict[FormId, FormOutline] = field(default_factory=dict, repr=False, compare=False)

    def manifest(self, form_id: FormId) -> ManifestView:
        """List the encrypted parts of a form. :raises NotFound: if there is no such form."""
        form = self.forms.get(form_id)
        return ManifestView(form_id, f"/content/{form_id}/", form.parts)

    def outline(self, form_id: FormId) -> FormOutline:
        """Open the outline of a form. :raises NotFound: if there is no such form."""
        known = self._opened.get(form_id)
        if known is not None:
            return known
        # Threads share this: whatever another one clears, this one answers with its own.
        outline = self._open(form_id)
        if len(self._opened) >= OUTLINES_KEPT:
            self._opened.clear()
        self._opened[form_id] = outline
        return outline

    def _open(self, form_id: FormId) -> FormOutline:
        form = self.forms.get(form_id)
        key = self.outline_keys.open_key(form_id)
        return outline_from_bytes(self.sealer.open_part(key, form_id, OUTLINE, form.sealed_outline))


@dataclass(frozen=True)
class ScoringParts:
    """Opens the scoring part of a form; it never leaves the server."""

    vault: BlobStore
    vault_keys: VaultKeys
    sealer: PartSealer

    def scoring_part(self, form_id: FormId) -> bytes:
        """Give the scoring part as mastering made it. :raises NotFound: without such a form."""
        key = self.vault_keys.open_key(form_id)
        blob = self.vault.get(form_id, SCORING)
        return self.sealer.open_part(key, form_id, SCORING, blob)
