"""What results need from the world."""

from collections.abc import Collection, Mapping
from typing import Protocol

from chalicelib.core.access import Actor
from chalicelib.core.kernel import CandidateId, GroupId, InstitutionId
from chalicelib.core.results.model import CandidateName, SatGroup


class SittingsOfGroup(Protocol):
    """Finds who sat in a group (fulfilled by ``core.sessions``)."""

    def sittings(self, actor: Actor, group_id: GroupId) -> SatGroup:
        """Give the group. :raises NotFound: if this actor may not see such a group."""
        ...


class CandidateNames(Protocol):
    """Knows the names of candidates (fulfilled by ``core.candidates``)."""

    def names(
        self, institution_id: InstitutionId, candidate_ids: Collection[CandidateId]
    ) -> Mapping[CandidateId, CandidateName]:
        """Give the names that are still kept; an erased candidate is left out."""
        ...


class FileStore(Protocol):
    """Hands files to people for a few minutes; they are deleted afterwards."""

    def offer(self, name: str, media_type: str, data: bytes) -> str:
        """Keep a file and give the address where it is downloaded under ``name``."""
        ...
