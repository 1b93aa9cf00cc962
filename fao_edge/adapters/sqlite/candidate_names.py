"""The names of the candidates of fetched groups, apart from everything else about them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

import apsw

from chalicelib.adapters.personal_data import PersonalData
from chalicelib.core.kernel import CandidateId, InstitutionId
from chalicelib.core.sessions import PlannableCandidate
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.documents import Document

_PUT = "REPLACE INTO candidate_names (institution_id, candidate_id, document) VALUES (?, ?, ?)"
_KNOWN = (
    "SELECT document FROM candidate_names"
    " WHERE institution_id = ? AND candidate_id IN (SELECT value FROM json_each(?))"
)
_DOCUMENT = Document(PlannableCandidate)


@dataclass(frozen=True)
class SqliteCandidateNames:
    """Candidates by id, no more of each than sessions need to know."""

    database: Database
    personal_data: ClassVar[Mapping[str, PersonalData]] = {
        "candidate_names": PersonalData(
            "names of candidates, extra time", "until the folder of the server is emptied"
        )
    }

    def known_candidates(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> Mapping[CandidateId, PlannableCandidate]:
        """Give those of the candidates whom the institution knows."""
        wanted = json.dumps(list(candidate_ids))
        found = self.database.read(_KNOWN, (institution_id, wanted))
        known = (_DOCUMENT.value(document) for (document,) in found)
        return {candidate.id: candidate for candidate in known}

    def put_all(
        self, institution_id: InstitutionId, candidates: Iterable[PlannableCandidate]
    ) -> None:
        """Keep fetched candidates, over what was known of them."""
        values = [(institution_id, one.id, _DOCUMENT.text(one)) for one in candidates]

        def put(connection: apsw.Connection) -> None:
            connection.executemany(_PUT, values)

        self.database.write(put)
