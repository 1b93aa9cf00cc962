"""Puts a mastered form away: every part encrypted before it leaves this process."""

import gzip
import hashlib
from dataclasses import dataclass

from chalicelib.core.exams.model import (
    DeliveryPart,
    ExamForm,
    FormSummary,
    MasteredForm,
    PartKind,
)
from chalicelib.core.exams.model.outline_text import outline_to_bytes
from chalicelib.core.exams.model.worth import maximum_of
from chalicelib.core.exams.ports import BlobStore, FormStore, PartSealer
from chalicelib.core.exams.service.keys import ContentKeys, OutlineKeys, VaultKeys
from chalicelib.core.kernel import ExamId, FormId, NewId

ORIGINAL = "original"
SCORING = "scoring"
OUTLINE = "outline"


@dataclass(frozen=True)
class FormSafe:
    """Encrypts and stores what mastering made; nothing it stores can be read without a key."""

    forms: FormStore
    content: BlobStore
    vault: BlobStore
    sealer: PartSealer
    content_keys: ContentKeys
    outline_keys: OutlineKeys
    vault_keys: VaultKeys
    new_id: NewId

    def put_away(self, exam_id: ExamId, form: MasteredForm) -> FormSummary:
        """Store the parts first and the form last, so that a stored form is always complete."""
        form_id = form.outline.form_id
        self._lock_away(self.vault_keys.new_key(form_id), form_id, SCORING, form.scoring)
        parts = self._fill_content(form_id, form)
        sealed_outline = self.sealer.seal_part(
            self.outline_keys.new_key(form_id), form_id, OUTLINE, outline_to_bytes(form.outline)
        )
        flags = form.has_sound, form.outline.server_needed
        self.forms.add(ExamForm(form_id, exam_id, parts, sealed_outline, *flags))
        return summarise(form)

    def keep_original(self, first: FormId, package: bytes) -> None:
        """Store the package that the forms were made of, once, with the first of them."""
        self._lock_away(self.vault_keys.open_key(first), first, ORIGINAL, package)

    def _lock_away(self, key: bytes, form_id: FormId, name: str, data: bytes) -> None:
        self.vault.put(form_id, name, self.sealer.seal_part(key, form_id, name, data))

    def _fill_content(self, form_id: FormId, form: MasteredForm) -> tuple[DeliveryPart, ...]:
        key = self.content_keys.new_key(form_id)
        content = gzip.compress(form.content, mtime=0)
        plain = [(self.new_id(), PartKind.CONTENT, content)]
        plain += [(asset.name, PartKind.ASSET, asset.data) for asset in form.assets]
        parts = []
        for name, kind, data in plain:
            blob = self.sealer.seal_part(key, form_id, name, data)
            self.content.put(form_id, name, blob)
            parts.append(DeliveryPart(name, kind, len(blob), hashlib.sha256(blob).hexdigest()))
        return tuple(parts)


def summarise(form: MasteredForm) -> FormSummary:
    """Count what the catalogue tells; the maximum is None where candidates' maxima may differ."""
    items = form.outline.items
    return FormSummary(
        form_id=form.outline.form_id,
        title=form.outline.title,
        total_items=form.outline.total_items,
        items_for_scorer=sum(item.needs_scorer for item in items),
        max_score=maximum_of(form.outline),
        demands=form.outline.demands,
    )
