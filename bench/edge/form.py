"""The demonstration exam as it lies on a school server: ciphertext on the disk, keys in the chest.

With the keys here already a release needs no internet.
"""

from dataclasses import dataclass, field

from chalicelib.adapters.ids import SystemIds
from chalicelib.core.exams import (
    ContentKeys,
    FormSafe,
    FormSummary,
    KeyPurpose,
    OutlineKeys,
    VaultKeys,
    tell_nobody,
)
from chalicelib.core.kernel import ExamId, FormId
from chalicelib.qti import QtiMaster, crypto
from demonstration.build import build_package
from fao_edge.adapters.disk import DiskBlobStore
from fao_edge.adapters.keys import DeviceKeyVault
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.forms import SqliteFormStore, SqliteWrappedKeyStore


@dataclass
class _InTheCloud:
    """Original, scoring part and their key: a school server never gets them, nor does ours."""

    blobs: dict[tuple[FormId, str], bytes] = field(default_factory=dict)

    def put(self, form_id: FormId, name: str, blob: bytes) -> None:
        """Keep a part."""
        self.blobs[form_id, name] = blob

    def get(self, form_id: FormId, name: str) -> bytes:
        """Give back a part, or a wrapped key."""
        return self.blobs[form_id, name]

    def add(self, form_id: FormId, purpose: KeyPurpose, wrapped: bytes) -> None:
        """Keep a wrapped key."""
        self.blobs[form_id, purpose.value] = wrapped


def put_demonstration_exam(
    exam_id: ExamId, database: Database, content: DiskBlobStore, vault: DeviceKeyVault
) -> FormSummary:
    """Master the demonstration exam and put it where a fetched form lies."""
    new_id, cloud = SystemIds(), _InTheCloud()
    keys = SqliteWrappedKeyStore(database)
    package = build_package()
    mastered = QtiMaster().master(package, new_id=new_id, tell=tell_nobody)
    safe = FormSafe(
        forms=SqliteFormStore(database),
        content=content,
        vault=cloud,
        sealer=crypto,
        content_keys=ContentKeys(keys, vault),
        outline_keys=OutlineKeys(keys, vault),
        vault_keys=VaultKeys(cloud, vault),
        new_id=new_id,
    )
    return safe.put_away(exam_id, mastered.forms[0])
