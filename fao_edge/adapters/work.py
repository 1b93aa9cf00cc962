"""Work that acts put off, at a school server: the cloud scores, once everything is home."""

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.kernel import Fault, ScoreGroup, Work


class NotAtSchoolServer(Fault):
    """Something was asked of a school server that only the cloud does."""


@dataclass(frozen=True)
class EdgeWork:
    """Fulfils ``WorkQueue``: what would be scored is brought home at once."""

    bring_home: Callable[[], None]

    def put(self, work: Work) -> None:
        """Accept the work. :raises NotAtSchoolServer: if it is not for a school server."""
        if not isinstance(work, ScoreGroup):
            raise NotAtSchoolServer(type(work).__name__)
        # The journal and the closed group are the work: what goes home makes the cloud score.
        self.bring_home()
