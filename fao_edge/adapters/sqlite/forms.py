"""Forms and their wrapped keys; the content itself lies as ciphertext in a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.exams import DeliveryPart, ExamForm, KeyPurpose
from chalicelib.core.kernel import ChangedMeanwhile, ExamId, FormId, NotFound
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.documents import Document

_INSERT = (
    "INSERT INTO forms (form_id, exam_id, parts, sealed_outline, has_sound, server_needed)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_ADD = f"{_INSERT} ON CONFLICT DO NOTHING"
# What was fetched before it had flags gets them when it is fetched again.
_PUT = (
    f"{_INSERT} ON CONFLICT DO UPDATE"
    " SET has_sound = excluded.has_sound, server_needed = excluded.server_needed"
    " WHERE (forms.exam_id, forms.parts, forms.sealed_outline)"
    " = (excluded.exam_id, excluded.parts, excluded.sealed_outline)"
)
_GET = (
    "SELECT exam_id, parts, sealed_outline, has_sound, server_needed FROM forms WHERE form_id = ?"
)
_ADD_KEY = (
    "INSERT INTO form_keys (form_id, purpose, wrapped) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
)
_GET_KEY = "SELECT wrapped FROM form_keys WHERE form_id = ? AND purpose = ?"
_PARTS: Document[tuple[DeliveryPart, ...]] = Document(tuple[DeliveryPart, ...])
_EMPTIED = "until the folder of the server is emptied"


@dataclass(frozen=True)
class SqliteFormStore:
    """Forms, each under its own id."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {"forms": PersonalData("", _EMPTIED)}

    def add(self, form: ExamForm) -> None:
        """Keep a new form. :raises ChangedMeanwhile: if it exists."""
        if not _added(self.database, _ADD, _row(form)):
            raise ChangedMeanwhile()

    def put(self, form: ExamForm) -> None:
        """Keep a fetched form; the same one again is harmless.

        :raises ChangedMeanwhile: if another form has its id.
        """
        if not _added(self.database, _PUT, _row(form)):
            raise ChangedMeanwhile()

    def get(self, form_id: FormId) -> ExamForm:
        """Find a form. :raises NotFound: if there is none."""
        found = self.database.read(_GET, (form_id,))
        if not found:
            raise NotFound()
        exam_id, parts, sealed_outline, *flags = found[0]
        return ExamForm(
            form_id, ExamId(exam_id), _PARTS.value(parts), sealed_outline, *map(bool, flags)
        )


@dataclass(frozen=True)
class SqliteWrappedKeyStore:
    """Wrapped keys of forms."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {"form_keys": PersonalData("", _EMPTIED)}

    def add(self, form_id: FormId, purpose: KeyPurpose, wrapped: bytes) -> None:
        """Keep a new wrapped key. :raises ChangedMeanwhile: if the form has one already."""
        if not _added(self.database, _ADD_KEY, (form_id, purpose.value, wrapped)):
            raise ChangedMeanwhile()

    def get(self, form_id: FormId, purpose: KeyPurpose) -> bytes:
        """Find a wrapped key. :raises NotFound: if there is none."""
        found = self.database.read(_GET_KEY, (form_id, purpose.value))
        if not found:
            raise NotFound()
        wrapped: bytes = found[0][0]
        return wrapped


def _row(form: ExamForm) -> tuple[str | bytes | bool, ...]:
    kept = form.form_id, form.exam_id, _PARTS.text(form.parts), form.sealed_outline
    return *kept, form.has_sound, form.server_needed


def _added(database: Database, statement: str, values: tuple[str | bytes | bool, ...]) -> bool:
    def add(connection: apsw.Connection) -> bool:
        connection.execute(statement, values)
        return connection.changes() > 0

    return database.write_once(add)
