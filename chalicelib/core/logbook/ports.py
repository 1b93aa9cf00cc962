"""What the logbook needs from the world."""

from collections.abc import Collection, Mapping
from typing import Protocol

from chalicelib.core.access import Actor
from chalicelib.core.kernel import UserId


class StaffNames(Protocol):
    """Knows the names of staff (fulfilled by ``logbook.neighbours``)."""

    def names(self, actor: Actor, user_ids: Collection[UserId]) -> Mapping[UserId, str]:
        """Give the names that this actor may know; who has no account any more is left out."""
        ...
