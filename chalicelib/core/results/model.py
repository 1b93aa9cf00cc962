"""What a table of results is made from: who sat, and in what state they are."""

from dataclasses import dataclass

from chalicelib.core.kernel import CandidateId, GroupId, InstitutionId, SessionId


@dataclass(frozen=True)
class Sitting:
    """A candidate's session as results need it; the states are those of ``core.sessions``."""

    session_id: SessionId
    candidate_id: CandidateId
    state: str
    answered: int
    late_entries: int


@dataclass(frozen=True)
class SatGroup:
    """A group with everyone who is on its list."""

    institution_id: InstitutionId
    group_id: GroupId
    name: str
    exam_title: str
    state: str
    total_items: int
    sittings: tuple[Sitting, ...]


@dataclass(frozen=True)
class CandidateName:
    """How staff know a candidate: by name and by the number of the school."""

    name: str
    number: str
