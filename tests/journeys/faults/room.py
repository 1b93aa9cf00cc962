"""What a fault journey has in hand: a hall, the line to its server, computers, and the check."""

from dataclasses import dataclass
from pathlib import Path

from bench.fault_proxy import FaultProxy
from chalicelib.core.sessions import Journal, SetAsideEntry, what_counts
from tests.journeys.chromium import House
from tests.journeys.faults.candidate import Candidate
from tests.journeys.faults.checking import check
from tests.journeys.faults.halls import Hall


@dataclass
class Room:
    """A room with computers, of which one test has the plugs in its hands."""

    hall: Hall
    proxy: FaultProxy
    house: House

    def candidate(self, profile: Path | None = None) -> Candidate:
        """Sit a candidate down who has not been here yet, at a fresh computer."""
        if profile is None:
            person = self.house.person("candidate")
        else:
            person = self.house.person_with_profile("candidate", profile)
        return Candidate(self.hall, self.hall.slip(), person)

    def journal(self, candidate: Candidate) -> Journal:
        """Read the journal of a candidate."""
        return self.hall.read_journal(candidate.slip["session_id"])

    def set_aside(self, candidate: Candidate) -> tuple[SetAsideEntry, ...]:
        """Give what a candidate wrote and does not count."""
        return what_counts(self.journal(candidate), closed_at=None, deadline=None).set_aside

    def check(self, candidate: Candidate) -> None:
        """See that nothing acknowledged is lost, and that what was seen last counts."""
        check(candidate, self.proxy)
