"""Names of candidates; sessions themselves hold none."""

from collections.abc import Mapping

from chalicelib.core.kernel import CandidateId
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.ports.world import PlannableCandidate


def name_of(presence: Presence, known: Mapping[CandidateId, PlannableCandidate]) -> str:
    """Give a candidate's name as spoken, or the login name once the personal data are erased."""
    candidate = known.get(presence.candidate_id)
    return candidate.name if candidate else presence.login_name


def listed_name_of(presence: Presence, known: Mapping[CandidateId, PlannableCandidate]) -> str:
    """Give the name as Dutch lists write it: Linthorst, Bram van der."""
    candidate = known.get(presence.candidate_id)
    return candidate.listed_name if candidate else presence.login_name
