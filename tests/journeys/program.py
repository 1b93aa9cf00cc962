"""A program of the staff, at a Facet of our own; an answer that it does not expect fails a test."""

from demonstration.day.program import Json as Json
from demonstration.day.program import Program as AnyProgram
from tests.journeys.running import RunningFacet


class Program(AnyProgram):
    """Someone of the staff, logged in or not."""

    def __init__(self, facet: RunningFacet) -> None:
        super().__init__(facet.api, facet.place.cloud)
        self.facet = facet
