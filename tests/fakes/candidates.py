"""Candidates' ports in memory."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from chalicelib.core.candidates import Candidate, CandidateRegister, ImportPreview
from chalicelib.core.kernel import CandidateId, ChangedMeanwhile, InstitutionId, NotFound, SiteId


class FakeCandidateStore:
    """Candidates as a dictionary; ``writes`` counts what was put."""

    def __init__(self) -> None:
        self.rows: dict[tuple[InstitutionId, CandidateId], Candidate] = {}
        self.registers: dict[tuple[InstitutionId, SiteId], CandidateRegister] = {}
        self.writes = 0

    def known(
        self, institution_id: InstitutionId, candidate_ids: Iterable[CandidateId]
    ) -> tuple[Candidate, ...]:
        wanted = set(candidate_ids)
        return tuple(one for one in self.all(institution_id) if one.id in wanted)

    def all(self, institution_id: InstitutionId) -> tuple[Candidate, ...]:
        return tuple(row for (owner, _), row in self.rows.items() if owner == institution_id)

    def put_all(self, institution_id: InstitutionId, candidates: Iterable[Candidate]) -> None:
        for candidate in candidates:
            self.writes += 1
            self.rows[institution_id, candidate.id] = candidate

    def register(self, institution_id: InstitutionId, site_id: SiteId) -> CandidateRegister:
        return self.registers.get((institution_id, site_id), CandidateRegister(site_id))

    def claim(self, institution_id: InstitutionId, register: CandidateRegister) -> None:
        if self.register(institution_id, register.site_id).version != register.version - 1:
            raise ChangedMeanwhile
        self.registers[institution_id, register.site_id] = register


class FakeImportStore:
    """Files that were read as a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[tuple[InstitutionId, str], ImportPreview] = {}

    def add(self, preview: ImportPreview) -> None:
        self.rows[preview.institution_id, preview.id] = preview

    def get(self, institution_id: InstitutionId, import_id: str) -> ImportPreview:
        if (institution_id, import_id) not in self.rows:
            raise NotFound
        return self.rows[institution_id, import_id]

    def mark_saved(self, institution_id: InstitutionId, import_id: str, at: datetime) -> None:
        found = self.get(institution_id, import_id)
        self.rows[institution_id, import_id] = replace(found, saved_at=at)
