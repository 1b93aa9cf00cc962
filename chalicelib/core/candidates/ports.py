"""What candidates need from the world."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from chalicelib.core.candidates.model import Candidate, CandidateRegister, ImportPreview
from chalicelib.core.kernel import CandidateId, InstitutionId, SiteId


class CandidateStore(Protocol):
    """Keeps candidates. Whoever changes those of a site claims its register first."""

    def known(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> tuple[Candidate, ...]:
        """Give those of the candidates whom the institution has, in no particular order."""
        ...

    def all(self, institution_id: InstitutionId) -> tuple[Candidate, ...]:
        """Give all candidates of an institution, in no particular order."""
        ...

    def put_all(self, institution_id: InstitutionId, candidates: Iterable[Candidate]) -> None:
        """Keep candidates, over what was known of them; after a fault it can be done again."""
        ...

    def register(self, institution_id: InstitutionId, site_id: SiteId) -> CandidateRegister:
        """Give how often the candidates of a site were changed; version 0 if never."""
        ...

    def claim(self, institution_id: InstitutionId, register: CandidateRegister) -> None:
        """Announce a change to the candidates of a site.

        :raises ChangedMeanwhile: unless the stored version is one less than the given one.
        """
        ...


class ImportStore(Protocol):
    """Keeps files that were read, for a day."""

    def add(self, preview: ImportPreview) -> None:
        """Keep a file that was read."""
        ...

    def get(self, institution_id: InstitutionId, import_id: str) -> ImportPreview:
        """Find a file that was read. :raises NotFound: if the institution read no such file."""
        ...

    def mark_saved(self, institution_id: InstitutionId, import_id: str, at: datetime) -> None:
        """Remember that it was saved. :raises NotFound: if it is gone."""
        ...
