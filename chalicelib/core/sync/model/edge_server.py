"""A school server: its states, the code that activates it once, and its public keys.

The machine is drawn in docs/state-machines/edge-server.md.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.core.kernel import EdgeId, InstitutionId
from chalicelib.core.sync.errors import ActivationRefused, EdgeNotActivatable, EdgeNotActive

CODE_LENGTH = 12
CODE_LASTS = timedelta(days=7)
CODE_TRIES = 5
SEEN_EVERY = timedelta(minutes=5)
"""A school server is marked as seen at most this often: most requests need no write."""


class EdgeState(StrEnum):
    """Where a school server stands; each method is an act and gives the next state, or refuses."""

    ADDED = "added"
    ACTIVE = "active"
    INACTIVE = "inactive"

    def activate(self) -> "EdgeState":
        """Take it into use. :raises EdgeNotActivatable: if it is in use."""
        if self is EdgeState.ACTIVE:
            raise EdgeNotActivatable(state=self.value)
        return EdgeState.ACTIVE

    def deactivate(self) -> "EdgeState":
        """Take it out of use. :raises EdgeNotActive: unless it is in use."""
        if self is not EdgeState.ACTIVE:
            raise EdgeNotActive(state=self.value)
        return EdgeState.INACTIVE


@dataclass(frozen=True)
class EdgeKeys:
    """The public halves, raw: X25519 to seal for the server, Ed25519 to check what it signs."""

    encryption: bytes
    signing: bytes


@dataclass(frozen=True)
class ActivationCode:
    """What is kept of a code that activates a school server once."""

    mac: str = field(repr=False)
    ends_at: datetime
    tries_left: int


@dataclass(frozen=True)
class EdgeServer:
    """A school server as the cloud knows it. ``version`` is the one that was read."""

    id: EdgeId
    institution_id: InstitutionId
    name: str
    added_at: datetime
    state: EdgeState = EdgeState.ADDED
    code: ActivationCode | None = None
    keys: EdgeKeys | None = None
    activated_at: datetime | None = None
    last_seen_at: datetime | None = None
    version: int = 0

    def offer_code(self, mac: str, at: datetime) -> "EdgeServer":
        """Wait for a new code; the one before no longer works.

        :raises EdgeNotActivatable: if it is in use.
        """
        self.state.activate()
        return replace(self, code=ActivationCode(mac, at + CODE_LASTS, CODE_TRIES))

    def try_code(self, at: datetime) -> "EdgeServer":
        """Use up one try. :raises ActivationRefused: if no code waits, or it is too late."""
        code = self.code
        if code is None or code.tries_left == 0 or at >= code.ends_at:
            raise ActivationRefused()
        return replace(self, code=replace(code, tries_left=code.tries_left - 1))

    def activate(self, keys: EdgeKeys, at: datetime) -> "EdgeServer":
        """Take it into use with these keys; the code is used up.

        :raises EdgeNotActivatable: if it is in use.
        """
        state = self.state.activate()
        return replace(self, state=state, keys=keys, code=None, activated_at=at, last_seen_at=at)

    def deactivate(self) -> "EdgeServer":
        """Take it out of use. Its keys are kept: what it handed in before can still be checked.

        :raises EdgeNotActive: unless it is in use.
        """
        return replace(self, state=self.state.deactivate(), code=None)

    def wants_marking(self, at: datetime) -> bool:
        """Tell whether it is time to write down that it was seen."""
        return self.last_seen_at is None or at - self.last_seen_at >= SEEN_EVERY
