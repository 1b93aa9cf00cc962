"""What the logbook takes from accounts: the names of staff, as they are called now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from chalicelib.core.access import AccountStore, Actor, Role
from chalicelib.core.kernel import NotFound, UserId


@dataclass(frozen=True)
class NamesOfStaff:
    """Fulfils ``StaffNames``: the help desk knows everybody, a school its own staff."""

    accounts: AccountStore

    def names(self, actor: Actor, user_ids: Collection[UserId]) -> Mapping[UserId, str]:
        """Give the names that this actor may know; who has no account any more is left out."""
        if Role.HELPDESK not in actor.roles:
            staff = self.accounts.staff(actor.institution_id)
            return {one.user_id: one.name for one in staff if one.user_id in user_ids}
        found = ((user_id, self._name(user_id)) for user_id in sorted(user_ids))
        return {user_id: name for user_id, name in found if name}

    def _name(self, user_id: UserId) -> str:
        try:
            return self.accounts.get(user_id).name
        except NotFound:
            return ""
