"""Holds what schools and the helpdesk write against DUO's open data; it warns and never decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.access import Actor, Role
from chalicelib.core.institutions.errors import BrinCodeInvalid, BrinNotInRegister
from chalicelib.core.institutions.model import BrinCode, BrinEntry
from chalicelib.core.institutions.ports import BrinRegister
from chalicelib.core.institutions.views import BrinCheckView, brin_check
from chalicelib.core.kernel import NotAllowed, NotFound


@dataclass(frozen=True)
class BrinChecks:
    """Knows BRIN codes as the open data have them."""

    register: BrinRegister

    def look_up(self, *, brin: str) -> BrinEntry:
        """Give name and sites. :raises BrinNotInRegister: if the open data do not know it."""
        try:
            return self.register.get(BrinCode(brin))
        except (BrinCodeInvalid, NotFound) as error:
            raise BrinNotInRegister(field="brin") from error

    def check(self, brin: str, name: str, sites: Mapping[str, str]) -> BrinCheckView:
        """Compare a name, and the names of sites by number, with the open data."""
        try:
            entry = self.look_up(brin=brin)
        except BrinNotInRegister:
            return BrinCheckView(known=False)
        return brin_check(entry, name, sites)


def require_helpdesk(actor: Actor) -> None:
    """Stop whoever is not of the helpdesk. :raises NotAllowed: to them."""
    if Role.HELPDESK not in actor.roles:
        raise NotAllowed
