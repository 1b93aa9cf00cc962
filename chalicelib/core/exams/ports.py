"""What exams need from the world."""

from typing import Protocol

from chalicelib.core.exams.model import MasteredForm
from chalicelib.core.kernel import FormId, NewId


class PackageMaster(Protocol):
    """Turns a QTI package into a form (fulfilled by ``chalicelib.qti``)."""

    def master(self, data: bytes, *, form_id: FormId, new_id: NewId) -> MasteredForm:
        """Check the zip and master it. :raises PackageRefused: with every reason found."""
        ...
