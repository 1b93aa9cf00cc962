"""The school server fetches its groups long before they begin, and leaves those taken from it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from chalicelib.core.access import Account, AccountState, Membership, Password
from chalicelib.core.exams import BlobStore, ContentDamaged, DeliveryPart, ExamForm
from chalicelib.core.kernel import (
    ChangedMeanwhile,
    Clock,
    FormId,
    GroupId,
    InstitutionId,
    NotFound,
)
from chalicelib.core.sessions import GroupStore, PresenceStore, SessionGroup, try_again
from chalicelib.core.sync.errors import CloudRefused
from chalicelib.core.sync.model.hand_over import EdgeProctor, FetchableGroup, HandedOver
from chalicelib.core.sync.ports.edge import (
    FetchedCandidates,
    FetchedForms,
    FetchedGroups,
    FetchedStaff,
    Uplink,
)

FETCHED_AGAIN_AFTER = timedelta(hours=1)
"""A proctor who gets a new password the day before must be able to log in with it."""


@dataclass(frozen=True)
class FetchedShelf:
    """Where the school server keeps what it fetched."""

    groups: FetchedGroups
    forms: FetchedForms
    staff: FetchedStaff
    candidates: FetchedCandidates
    content: BlobStore


@dataclass(frozen=True)
class Fetching:
    """Keeps the groups of this school server as the cloud has them, until they are released."""

    institution_id: InstitutionId
    uplink: Uplink
    groups: GroupStore
    presences: PresenceStore
    shelf: FetchedShelf
    clock: Clock
    _fetched_at: dict[GroupId, datetime] = field(default_factory=dict, repr=False, compare=False)
    _given: dict[GroupId, int] = field(default_factory=dict, repr=False, compare=False)

    def run(self) -> None:
        """Fetch what is new or an hour old, and leave what is no longer ours.

        One group that fails does not keep the others from being fetched.

        :raises CloudOutOfReach: if the cloud does not answer; what was fetched stays.
        :raises CloudRefused: if it refused a group.
        :raises ContentDamaged: if a part did not arrive as it left.
        :raises ChangedMeanwhile: if a group was released here, under another lease or meanwhile.
        """
        listed = self.uplink.groups().groups
        self._leave_what_is_not_ours(listed)
        failed: list[CloudRefused | ContentDamaged | ChangedMeanwhile] = []
        for one in listed:
            if self._is_wanted(one):
                try:
                    self._fetch(one)
                except (CloudRefused, ContentDamaged, ChangedMeanwhile) as error:
                    failed.append(error)
        if failed:
            raise failed[0]

    def _is_wanted(self, listed: FetchableGroup) -> bool:
        try:
            known = self.groups.get(self.institution_id, listed.group_id)
        except NotFound:
            return True
        if known.lease != listed.lease or not listed.owned:
            return True
        if known.released_at is not None:
            return False
        fetched_at = self._fetched_at.get(known.id)
        return fetched_at is None or self.clock() - fetched_at >= FETCHED_AGAIN_AFTER

    def _fetch(self, listed: FetchableGroup) -> None:
        at, group_id = self.clock(), listed.group_id
        is_lost = self._held_lease(group_id) != listed.lease and listed.owned
        handed_over = self.uplink.fetch_group(
            group_id, lost_lease=listed.lease if is_lost else None
        )
        self._given[group_id] = handed_over.group.lease
        form = handed_over.form.form()
        for part in form.parts:
            self._fetch_part(form, part)
        self.shelf.forms.put(form)
        for proctor in handed_over.proctors:
            self.shelf.staff.put(_account(proctor, self.institution_id, at))
        self._lock_out_whoever_was_deactivated(handed_over)
        self.shelf.candidates.put_all(self.institution_id, handed_over.candidates)
        # Last of all: a group that can be seen here has everything that its day needs.
        self._keep(handed_over)
        self._fetched_at[group_id] = at

    def _held_lease(self, group_id: GroupId) -> int | None:
        try:
            known = self.groups.get(self.institution_id, group_id)
        except NotFound:
            # Nothing was written yet under a lease that was given since the start. Without this a
            # part that does not arrive would cost a new lease every minute.
            return self._given.get(group_id)
        if known.released_at is not None:
            # It cannot be kept over what was written here, so it is not asked for either.
            raise ChangedMeanwhile()
        return self._given.get(group_id, known.lease)

    def _lock_out_whoever_was_deactivated(self, handed_over: HandedOver) -> None:
        active = {proctor.user_id for proctor in handed_over.proctors}
        for member in self.shelf.staff.staff(self.institution_id):
            if member.user_id in handed_over.group.proctor_ids - active:
                account = self.shelf.staff.get_by_username(member.username)
                self.shelf.staff.put(replace(account, state=AccountState.DEACTIVATED))

    def _fetch_part(self, form: ExamForm, part: DeliveryPart) -> None:
        if self._has(form.form_id, part):
            return
        blob = self.uplink.fetch_part(form.form_id, part.name)
        if hashlib.sha256(blob).hexdigest() != part.sha256:
            raise ContentDamaged(f"{form.form_id}/{part.name}")
        self.shelf.content.put(form.form_id, part.name, blob)

    def _has(self, form_id: FormId, part: DeliveryPart) -> bool:
        try:
            blob = self.shelf.content.get(form_id, part.name)
        except NotFound:
            return False
        return hashlib.sha256(blob).hexdigest() == part.sha256

    def _keep(self, handed_over: HandedOver) -> None:
        self.shelf.groups.put(
            self.institution_id,
            handed_over.group,
            sorted(handed_over.sessions, key=lambda one: one.id),
            sorted(handed_over.presences, key=lambda one: one.session_id),
        )

    def _leave_what_is_not_ours(self, listed: tuple[FetchableGroup, ...]) -> None:
        ours = {(one.group_id, one.lease) for one in listed if one.owned}
        for group in self.groups.of_institution(self.institution_id):
            is_elsewhere = (group.id, group.lease) not in ours
            # One that was closed went home; there is nothing left to be taken from us.
            if group.elsewhere != is_elsewhere and not group.state.is_over:
                try_again(self._moving(group.id, is_elsewhere=is_elsewhere))

    def _moving(self, group_id: GroupId, *, is_elsewhere: bool) -> Callable[[], SessionGroup]:
        def move() -> SessionGroup:
            group = self.groups.get(self.institution_id, group_id)
            # A lease has one owner: a list that was old when it came is put right by the next.
            moved = group.leave() if is_elsewhere else replace(group, elsewhere=False)
            presences = self.presences.of_group(self.institution_id, group_id)
            followed = [one.follow(moved, self.clock()) for one in presences]
            return self.groups.save(self.institution_id, moved, followed)

        return move


def _account(proctor: EdgeProctor, institution_id: InstitutionId, at: datetime) -> Account:
    return Account(
        user_id=proctor.user_id,
        username=proctor.username,
        first_name="",
        last_name=proctor.name,
        # Nothing here sends e-mail or calls, so the address and the number stayed in the cloud.
        email="",
        phone="",
        memberships=(Membership(institution_id, proctor.site_ids, proctor.roles),),
        state=AccountState.ACTIVE,
        password=Password(
            proctor.verifier,
            proctor.password_set_at,
            initial=proctor.password_initial,
            expires=proctor.password_expires,
        ),
        created_at=at,
    )
