"""How the rules of school servers and of the way between them and the cloud say no."""

from chalicelib.core.kernel import Fault, NotLoggedIn, Refusal, RefusalKind


class EdgeStateRefusal(Refusal):
    """The state of the school server forbids the act; the fact ``state`` tells which it is."""


class EdgeNotActivatable(EdgeStateRefusal):
    """A school server that is in use is deactivated before it is activated anew."""

    reference = "edge-not-activatable"


class EdgeNotActive(EdgeStateRefusal):
    """The school server is not in use."""

    reference = "edge-not-active"


class EdgeHoldsGroups(Refusal):
    """The school server still owns groups (``count``): they come home or are taken back first."""

    reference = "edge-holds-groups"


class EdgeNameMissing(Refusal):
    """A school server has a name."""

    kind = RefusalKind.INVALID
    reference = "edge-name-missing"


class EdgeNameTaken(Refusal):
    """The institution has a school server of this name: planners could not tell them apart."""

    kind = RefusalKind.INVALID
    reference = "edge-name-taken"


class ActivationRefused(Refusal):
    """Id and code do not belong together, or the code is used up, too old or tried too often."""

    kind = RefusalKind.NOT_ALLOWED
    reference = "activation-refused"


class KeysUnusable(Refusal):
    """What a school server sent as its public keys are none."""

    kind = RefusalKind.INVALID
    reference = "keys-unusable"


class EdgeNotKnown(NotLoggedIn):
    """A request is not signed by a school server that is in use."""

    reference = "edge-not-known"


class EdgeClockWrong(NotLoggedIn):
    """A request was signed too long before or after our time, which is ``server_time``."""

    reference = "edge-clock-wrong"


class GroupNotFetchable(Refusal):
    """A group is fetched from ``fetchable_at`` until its time window ends (``closes_at``)."""

    reference = "group-not-fetchable"


class LeaseLost(Refusal):
    """The school server does not own the group (any more) under the lease that it names."""

    reference = "lease-lost"


class ParcelRefused(Refusal):
    """A parcel is not what its place says, or not signed by the school server of that place."""

    kind = RefusalKind.INVALID
    reference = "parcel-refused"


class KeysNotHere(Refusal):
    """The keys of this exam are not at the school server and the cloud cannot be asked now."""

    reference = "keys-not-here"


class KeysRefused(Refusal):
    """The cloud does not give this school server the keys; ``cause`` is the reference it named."""

    reference = "keys-refused"


class CloudOutOfReach(Fault):
    """The cloud does not answer a school server; it goes on and asks again later."""


class CloudRefused(Fault):
    """The cloud answered a school server with a refusal, whose ``reference`` it names."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference
