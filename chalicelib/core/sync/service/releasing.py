"""What a release at a school server needs first: the keys of the exam, from the cloud, once."""

import base64
from dataclasses import dataclass

from chalicelib.core.exams import KeyPurpose
from chalicelib.core.kernel import EdgeId
from chalicelib.core.sessions import GroupNotOpenYet, SessionGroup
from chalicelib.core.sync.errors import CloudOutOfReach, CloudRefused, KeysNotHere, KeysRefused
from chalicelib.core.sync.model.hand_over import SealedKeys, seal_info
from chalicelib.core.sync.ports.edge import KeyChest, Uplink

PURPOSES = (KeyPurpose.CONTENT, KeyPurpose.OUTLINE)


@dataclass(frozen=True)
class Releasing:
    """Fulfils ``ReleaseKeys`` of sessions: what is in the chest needs no cloud any more."""

    edge_id: EdgeId
    uplink: Uplink
    chest: KeyChest

    def make_ready(self, group: SessionGroup) -> None:
        """Get the keys of the group's exam into the chest.

        :raises GroupNotOpenYet: if it is too early by the cloud's clock.
        :raises KeysNotHere: if the cloud does not answer.
        :raises KeysRefused: if it does not give them.
        """
        if self.are_ready(group):
            return
        sealed = self._ask(group)
        for purpose, text in zip(PURPOSES, (sealed.content, sealed.outline), strict=True):
            info = seal_info(self.edge_id, group.id, group.lease, purpose.value)
            key = base64.b64decode(text)
            self.chest.take_in(key, info, form_id=group.form_id, purpose=purpose.value)

    def are_ready(self, group: SessionGroup) -> bool:
        """Tell whether the keys of the group's exam are in the chest."""
        return all(self.chest.has(group.form_id, purpose.value) for purpose in PURPOSES)

    def _ask(self, group: SessionGroup) -> SealedKeys:
        try:
            return self.uplink.release_keys(group.id, group.lease)
        except CloudRefused as refused:
            if refused.reference == GroupNotOpenYet.reference:
                raise GroupNotOpenYet(opens_at=group.opens_at) from refused
            raise KeysRefused(cause=refused.reference) from refused
        except CloudOutOfReach as silent:
            raise KeysNotHere() from silent
