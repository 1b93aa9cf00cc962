"""Names of candidates on the pages of staff; sessions themselves hold none."""

from collections.abc import Mapping

from chalicelib.core.kernel import CandidateId
from chalicelib.core.sessions.model.presence import Presence
from chalicelib.core.sessions.ports.world import PlannableCandidate


def name_of(presence: Presence, known: Mapping[CandidateId, PlannableCandidate]) -> str:
    """Give a candidate's name, or the login name once the personal data are erased."""
    candidate = known.get(presence.candidate_id)
    return candidate.name if candidate else presence.login_name
