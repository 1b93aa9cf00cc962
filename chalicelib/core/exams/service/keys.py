"""The keys of forms, a class for each purpose, so that a service can hold one and not another.

The encryption context ties a wrapped key to its form and purpose; infrastructure may allow each
function only the purposes that it needs.
"""

from dataclasses import dataclass
from typing import ClassVar

from chalicelib.core.exams.model import KeyPurpose
from chalicelib.core.exams.ports import KeyVault, WrappedKeyStore
from chalicelib.core.kernel import FormId


@dataclass(frozen=True)
class _FormKeys:
    wrapped_keys: WrappedKeyStore
    vault: KeyVault
    purpose: ClassVar[KeyPurpose]

    def new_key(self, form_id: FormId) -> bytes:
        """Make the key of a form. :raises ChangedMeanwhile: if the form has one already."""
        key = self.vault.new_key(self._context(form_id))
        self.wrapped_keys.add(form_id, self.purpose, key.wrapped)
        return key.plain

    def open_key(self, form_id: FormId) -> bytes:
        """Open the key of a form. :raises NotFound: if the form has none."""
        wrapped = self.wrapped_keys.get(form_id, self.purpose)
        return self.vault.open_key(wrapped, self._context(form_id))

    def _context(self, form_id: FormId) -> dict[str, str]:
        return {"form_id": form_id, "purpose": self.purpose.value}


class ContentKeys(_FormKeys):
    """Opens what candidates see; only the release path and the publisher's preview hold it."""

    purpose = KeyPurpose.CONTENT


class OutlineKeys(_FormKeys):
    """Opens outlines: orders and counts, no question and no answer."""

    purpose = KeyPurpose.OUTLINE


class VaultKeys(_FormKeys):
    """Opens originals and scoring parts; only scoring holds it."""

    purpose = KeyPurpose.VAULT


class ReportKeys(_FormKeys):
    """Opens what an import found; only the publisher's page holds it."""

    purpose = KeyPurpose.REPORT
