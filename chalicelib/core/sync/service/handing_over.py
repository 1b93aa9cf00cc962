"""The cloud's side of an offline group: hand it over, release its keys, take it back."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.access import MONITOR_ROLES, Account, Actor
from chalicelib.core.exams import ContentKeys, ExamForm, FormStore, OutlineKeys
from chalicelib.core.kernel import Clock, GroupId, NotFound
from chalicelib.core.sessions import (
    CandidateDirectory,
    GroupNotOpenYet,
    GroupState,
    GroupStore,
    GroupView,
    Presence,
    PresenceStore,
    SessionGroup,
    SessionStore,
    group_view,
    try_again,
)
from chalicelib.core.sync.errors import EdgeNotActive, GroupNotFetchable, LeaseLost
from chalicelib.core.sync.model.edge_server import EdgeKeys, EdgeServer
from chalicelib.core.sync.model.hand_over import (
    EdgeProctor,
    FetchableGroup,
    FetchableGroups,
    FetchedForm,
    HandedOver,
    HandOverNote,
    SealedKeys,
    check_fetchable,
    seal_info,
)
from chalicelib.core.sync.ports.cloud import (
    IntakeStore,
    KeySealer,
    ProctorAccounts,
    StaffVerifiers,
)


@dataclass(frozen=True)
class HandingOver:
    """Hands offline groups over to school servers; one server owns a group at a time."""

    groups: GroupStore
    sessions: SessionStore
    presences: PresenceStore
    intakes: IntakeStore
    candidates: CandidateDirectory
    forms: FormStore
    proctors: ProctorAccounts
    verifiers: StaffVerifiers
    content_keys: ContentKeys
    outline_keys: OutlineKeys
    sealer: KeySealer
    clock: Clock

    def list_groups(self, edge: EdgeServer) -> FetchableGroups:
        """Give the groups that this school server owns, or may fetch from 84 hours before."""
        at = self.clock()
        found = (
            FetchableGroup(group.id, group.lease, group.handed_over)
            for group in self.groups.of_institution(edge.institution_id)
            if group.edge_id == edge.id and (group.handed_over or _is_fetchable(group, at))
        )
        return FetchableGroups(tuple(found), at)

    def hand_over(
        self, edge: EdgeServer, *, group_id: GroupId, lost_lease: int | None
    ) -> HandedOver:
        """Make the school server the owner of a group, or give an owner its group again.

        ``lost_lease`` is the lease under which an owner that does not have the group (any more)
        saw it listed. It becomes the owner once more: under the old lease it would number its
        logins and parcels as it did before, with other content. The same request again finds the
        lease raised and changes nothing.

        :raises NotFound: if the group is not planned on this school server.
        :raises GroupNotFetchable: earlier than 84 hours before its time window, or after it.
        :raises GroupNotDistributable: if it is cancelled or over.
        """
        group = try_again(lambda: self._hand_over(edge, group_id, lost_lease))
        presences = self.presences.of_group(edge.institution_id, group_id)
        known = self.candidates.known_candidates(
            edge.institution_id, [one.candidate_id for one in presences]
        )
        sessions = self.sessions.of_group(
            edge.institution_id, [one.login_name for one in presences]
        )
        # Before the school server can write anything, and again at each fetch: one of them is
        # answered, and whatever is handed in after that is expected.
        self.intakes.expect(_note(edge, group, presences))
        return HandedOver(
            group=replace(group, elsewhere=False),
            sessions=sessions,
            presences=tuple(replace(one, elsewhere=False) for one in presences),
            candidates=tuple(known.values()),
            form=FetchedForm.of(self._form(group)),
            proctors=self._proctors(edge, group),
        )

    def release_keys(self, edge: EdgeServer, *, group_id: GroupId, lease: int) -> SealedKeys:
        """Give the keys of a group from the beginning of its time window, sealed to its owner.

        The time is ours. As in the cloud, a group that begins late can be released after it.

        :raises NotFound: if the group is not planned on this school server.
        :raises LeaseLost: if the school server does not own it under this lease.
        :raises GroupNotOpenYet: before the time window.
        """
        group = self.owned(edge, group_id, lease)
        if self.clock() < group.opens_at:
            raise GroupNotOpenYet(opens_at=group.opens_at)
        return SealedKeys(
            content=self._sealed(edge, group, self.content_keys),
            outline=self._sealed(edge, group, self.outline_keys),
        )

    def take_back(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """Take a group from its school server; it goes on as an online group.

        :raises NotFound: if it is not the planner's.
        :raises GroupNotAtEdge: unless a school server owns it.
        """
        return group_view(try_again(lambda: self._take_back(actor, group_id)))

    def owned(self, edge: EdgeServer, group_id: GroupId, lease: int) -> SessionGroup:
        """Give a group that this school server owns.

        :raises NotFound: if the institution has no such group.
        :raises LeaseLost: if the school server does not own it under this lease.
        """
        group = self.groups.get(edge.institution_id, group_id)
        if group.edge_id != edge.id or not group.handed_over or group.lease != lease:
            raise LeaseLost()
        return group

    def _hand_over(
        self, edge: EdgeServer, group_id: GroupId, lost_lease: int | None
    ) -> SessionGroup:
        group = self.groups.get(edge.institution_id, group_id)
        if group.edge_id != edge.id:
            raise NotFound
        if group.handed_over:
            is_lost = lost_lease == group.lease
            return self._moved(group.hand_over_anew()) if is_lost else group
        handed_over = group.hand_over()
        check_fetchable(group, self.clock())
        return self._moved(handed_over)

    def _take_back(self, actor: Actor, group_id: GroupId) -> SessionGroup:
        group = self.groups.get(actor.institution_id, group_id)
        if group.site_id not in actor.site_ids:
            raise NotFound
        return self._moved(group.take_back())

    def _moved(self, group: SessionGroup) -> SessionGroup:
        presences = self.presences.of_group(group.institution_id, group.id)
        moved = [presence.move(group) for presence in presences]
        return self.groups.save(group.institution_id, group, moved)

    def _form(self, group: SessionGroup) -> ExamForm:
        return self.forms.get(group.form_id)

    def _proctors(self, edge: EdgeServer, group: SessionGroup) -> tuple[EdgeProctor, ...]:
        accounts = self.proctors.accounts(edge.institution_id, group.proctor_ids)
        return tuple(self._proctor(edge, account) for account in accounts)

    def _proctor(self, edge: EdgeServer, account: Account) -> EdgeProctor:
        membership, password = account.membership(edge.institution_id), account.password
        return EdgeProctor(
            user_id=account.user_id,
            username=account.username,
            name=account.name,
            site_ids=membership.site_ids,
            # There is a monitor there and nothing else: other roles have nothing to do there.
            roles=membership.roles & MONITOR_ROLES,
            verifier=self.verifiers.verifier(password.hash, edge.id),
            password_set_at=password.set_at,
            password_initial=password.initial,
            password_expires=password.expires,
        )

    def _sealed(
        self, edge: EdgeServer, group: SessionGroup, keys: ContentKeys | OutlineKeys
    ) -> str:
        info = seal_info(edge.id, group.id, group.lease, keys.purpose.value)
        plain = keys.open_key(group.form_id)
        return base64.b64encode(self.sealer.seal(_keys(edge).encryption, plain, info)).decode()


def _is_fetchable(group: SessionGroup, at: datetime) -> bool:
    try:
        check_fetchable(group, at)
    except GroupNotFetchable:
        return False
    return group.state is GroupState.PLANNED


def _keys(edge: EdgeServer) -> EdgeKeys:
    if edge.keys is None:
        raise EdgeNotActive(state=edge.state.value)
    return edge.keys


def _note(edge: EdgeServer, group: SessionGroup, presences: Sequence[Presence]) -> HandOverNote:
    return HandOverNote(
        edge_id=edge.id,
        group_id=group.id,
        lease=group.lease,
        signing_key=_keys(edge).signing,
        session_ids=frozenset(one.session_id for one in presences),
    )
