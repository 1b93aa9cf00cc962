"""Encrypted parts of exams as files: whole after a power cut, or not there."""

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import Fault, FormId, NotFound

_NAME = re.compile(r"[A-Za-z0-9_-]{1,100}")
"""What ids and names of parts look like; no dot and no slash, so none leads out of the folder."""


@dataclass(frozen=True)
class DiskBlobStore:
    """Keeps parts as ``<folder>/<form id>/<name>``."""

    folder: Path
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "blobs": PersonalData("", "until the folder of the server is emptied")
    }

    def put(self, form_id: FormId, name: str, blob: bytes) -> None:
        """Keep a part; the same part again is harmless.

        :raises Fault: if the disk does not take it, or a name is none that we give.
        """
        if not _is_name(form_id, name):
            raise Fault("disk name of a part")
        try:
            _write(self.folder / form_id, name, blob)
        except OSError as error:
            raise Fault("disk write") from error

    def get(self, form_id: FormId, name: str) -> bytes:
        """Fetch a part. :raises NotFound: if there is none. :raises Fault: if the disk fails."""
        try:
            return self._path(form_id, name).read_bytes()
        except FileNotFoundError as error:
            raise NotFound() from error
        except OSError as error:
            raise Fault("disk read") from error

    def find(self, form_id: FormId, name: str) -> Path:
        """Tell in which file a part lies, whole. :raises NotFound: if there is none."""
        path = self._path(form_id, name)
        if not path.is_file():
            raise NotFound()
        return path

    def _path(self, form_id: FormId, name: str) -> Path:
        if not _is_name(form_id, name):
            raise NotFound()
        return self.folder / form_id / name


def _is_name(*names: str) -> bool:
    return all(_NAME.fullmatch(name) for name in names)


def _write(folder: Path, name: str, blob: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    # With a dot in its name nobody can ask for it while it is half written.
    descriptor, unfinished = tempfile.mkstemp(prefix=".", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(blob)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(folder / name)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    # A name lasts only once the folder that holds it is synced, and that folder's own name too.
    for changed in (folder, folder.parent):
        _sync(changed)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
