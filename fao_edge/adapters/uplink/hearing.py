"""When the cloud last answered, for proctors who wonder whether the internet is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from chalicelib.core.kernel import Clock
from chalicelib.core.sessions import PortalContact
from chalicelib.core.sync import CloudOutOfReach, CloudRefused


class Hearing:
    """Remembers how asking the cloud went, from the start of this server on."""

    def __init__(self) -> None:
        self.contact = PortalContact(answers=False, reached_at=None)

    @contextmanager
    def asking(self, clock: Clock) -> Iterator[None]:
        """Watch one request. A refusal is an answer too."""
        try:
            yield
        except CloudOutOfReach:
            self.contact = replace(self.contact, answers=False)
            raise
        except CloudRefused:
            self._heard(clock)
            raise
        self._heard(clock)

    def _heard(self, clock: Clock) -> None:
        self.contact = PortalContact(answers=True, reached_at=clock())
