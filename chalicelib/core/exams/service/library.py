"""Opens stored forms for those who need a part of them: delivery, and scoring."""

from dataclasses import dataclass, field
from typing import TypeVar

from chalicelib.core.exams.model import FormOutline, SessionPlan, make_plan
from chalicelib.core.exams.model.outline_text import outline_from_bytes
from chalicelib.core.exams.ports import BlobStore, FormStore, PartSealer
from chalicelib.core.exams.service.keys import OutlineKeys, VaultKeys
from chalicelib.core.exams.service.safe import OUTLINE, SCORING
from chalicelib.core.exams.views import ManifestView
from chalicelib.core.kernel import FormId

FORMS_KEPT = 64

Known = TypeVar("Known")


@dataclass(frozen=True)
class FormLibrary:
    """Tells what a form consists of. It holds no content key and cannot get one.

    A form never changes, so each process looks once: a login or a start costs no call for it.
    """

    forms: FormStore
    outline_keys: OutlineKeys
    sealer: PartSealer
    _listed: dict[FormId, ManifestView] = field(default_factory=dict, repr=False, compare=False)
    _opened: dict[FormId, FormOutline] = field(default_factory=dict, repr=False, compare=False)

    def manifest(self, form_id: FormId) -> ManifestView:
        """List the encrypted parts of a form. :raises NotFound: if there is no such form."""
        known = self._listed.get(form_id)
        if known is not None:
            return known
        form = self.forms.get(form_id)
        view = ManifestView(
            form_id, f"/content/{form_id}/", form.parts, form.has_sound, form.server_needed
        )
        return _kept(self._listed, form_id, view)

    def outline(self, form_id: FormId) -> FormOutline:
        """Open the outline of a form. :raises NotFound: if there is no such form."""
        known = self._opened.get(form_id)
        if known is not None:
            return known
        return _kept(self._opened, form_id, self._open(form_id))

    def _open(self, form_id: FormId) -> FormOutline:
        form = self.forms.get(form_id)
        key = self.outline_keys.open_key(form_id)
        return outline_from_bytes(self.sealer.open_part(key, form_id, OUTLINE, form.sealed_outline))


def _kept(shelf: dict[FormId, Known], form_id: FormId, value: Known) -> Known:
    # Threads share a shelf: whatever another one clears, this one answers with its own.
    if len(shelf) >= FORMS_KEPT:
        shelf.clear()
    shelf[form_id] = value
    return value


@dataclass(frozen=True)
class ScoringParts:
    """Opens what a form is scored by; it never leaves the server."""

    library: FormLibrary
    vault: BlobStore
    vault_keys: VaultKeys
    sealer: PartSealer

    def plan(self, form_id: FormId, seed: str) -> SessionPlan:
        """Give the plan that a candidate had. :raises NotFound: without such a form."""
        return make_plan(self.library.outline(form_id), seed)

    def scoring_part(self, form_id: FormId) -> bytes:
        """Give the scoring part as mastering made it. :raises NotFound: without such a form."""
        key = self.vault_keys.open_key(form_id)
        blob = self.vault.get(form_id, SCORING)
        return self.sealer.open_part(key, form_id, SCORING, blob)
