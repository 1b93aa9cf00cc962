"""What a planner does with groups: plan, correct, cancel, look up, have them scored again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.core.access import Actor
from chalicelib.core.candidates import without_accents
from chalicelib.core.kernel import (
    CandidateId,
    ChangedMeanwhile,
    Clock,
    GroupId,
    NewId,
    NotFound,
    ScoreGroup,
    WorkQueue,
)
from chalicelib.core.sessions.errors import FieldMissing, GroupNotClosed
from chalicelib.core.sessions.model.group import SessionGroup
from chalicelib.core.sessions.model.plan import GroupPlan
from chalicelib.core.sessions.model.presence import Presence, first_presence
from chalicelib.core.sessions.model.session import ExamSession
from chalicelib.core.sessions.ports.stores import GroupStore, PresenceStore, SessionStore
from chalicelib.core.sessions.ports.world import CandidateDirectory, PlannableCandidate
from chalicelib.core.sessions.service.again import try_again
from chalicelib.core.sessions.service.enrolling import Enrolling, corrected
from chalicelib.core.sessions.service.names import listed_name_of
from chalicelib.core.sessions.service.plan_checks import CheckedPlan, PlanChecks
from chalicelib.core.sessions.views.groups import (
    GroupView,
    PlannedCandidate,
    PlannedGroupView,
    group_view,
)


@dataclass(frozen=True)
class Planning:
    """Plans groups for the sites that the planner works for."""

    groups: GroupStore
    sessions: SessionStore
    presences: PresenceStore
    candidates: CandidateDirectory
    checks: PlanChecks
    queue: WorkQueue
    clock: Clock
    new_id: NewId

    def plan_group(self, actor: Actor, *, plan: GroupPlan) -> GroupView:
        """Plan a group with its sessions, access code and login names.

        :raises PlanInvalid: naming the field that is wrong.
        """
        checked = self.checks.check(actor, plan)
        enrolling = self._enrolling()
        group_id, access_code = GroupId(self.new_id()), enrolling.draw_code()
        group = _planned_group(group_id, access_code, actor, checked)
        sessions = enrolling.enrol(group, checked.candidates.values())
        presences = [first_presence(session, group) for session in sessions]
        return group_view(self.groups.add(actor.institution_id, group, sessions, presences))

    def correct_group(
        self, actor: Actor, *, group_id: GroupId, version: int, plan: GroupPlan
    ) -> GroupView:
        """Plan a group anew before its release; who stays keeps login name and session.

        :raises GroupNotCorrectable: after the release.
        :raises ChangedMeanwhile: if ``version`` is not the stored one.
        :raises PlanInvalid: naming the field that is wrong.
        """
        group = self._mine(actor, group_id)
        group.correct()
        if group.version != version:
            raise ChangedMeanwhile()
        checked = self.checks.check(actor, plan)
        planned = _planned_group(group.id, group.access_code, actor, checked)
        renewed = replace(planned, lease=group.lease, version=group.version)
        return group_view(self._save_corrected(actor, renewed, checked))

    def cancel_group(self, actor: Actor, *, group_id: GroupId, reason: str) -> GroupView:
        """Call a group off and keep why.

        :raises FieldMissing: without a reason.
        :raises GroupNotCorrectable: after the release.
        """
        if not reason.strip():
            raise FieldMissing(field="reason")
        return group_view(try_again(lambda: self._cancel(actor, group_id, reason.strip())))

    def list_groups(self, actor: Actor) -> tuple[GroupView, ...]:
        """Give the groups of the planner's sites, the earliest first."""
        groups = self.groups.of_institution(actor.institution_id)
        return tuple(group_view(group) for group in groups if group.site_id in actor.site_ids)

    def get_group(self, actor: Actor, *, group_id: GroupId) -> PlannedGroupView:
        """Show a group with its candidates. :raises NotFound: if it is not the planner's."""
        group = self._mine(actor, group_id)
        presences = self.presences.of_group(actor.institution_id, group_id)
        ids = [presence.candidate_id for presence in presences]
        known = self.candidates.known_candidates(actor.institution_id, ids)
        rows = [_planned(presence, listed_name_of(presence, known)) for presence in presences]
        return PlannedGroupView(group_view(group), tuple(sorted(rows, key=_by_name)))

    def ask_for_scores(self, actor: Actor, *, group_id: GroupId) -> GroupView:
        """Ask for the scoring of a closed group once more, when the first asking got lost.

        :raises NotFound: if it is not the planner's.
        :raises GroupNotClosed: before the closing.
        """
        group = self._mine(actor, group_id)
        if group.closed_at is None:
            raise GroupNotClosed(state=group.state.value)
        self.queue.put(ScoreGroup(actor.institution_id, group_id))
        return group_view(group)

    def _mine(self, actor: Actor, group_id: GroupId) -> SessionGroup:
        group = self.groups.get(actor.institution_id, group_id)
        if group.site_id not in actor.site_ids:
            raise NotFound()
        return group

    def _enrolling(self) -> Enrolling:
        return Enrolling(self.sessions, self.new_id)

    def _save_corrected(
        self, actor: Actor, group: SessionGroup, checked: CheckedPlan
    ) -> SessionGroup:
        presences = self.presences.of_group(actor.institution_id, group.id)
        there = self.sessions.of_group(
            actor.institution_id, [presence.login_name for presence in presences]
        )
        staying, leaving = _parted(there, presences, checked.candidates)
        taken = {session.candidate_id for session in there}
        arriving = [one for id, one in checked.candidates.items() if id not in taken]
        new = self._enrolling().enrol(group, arriving)
        return self.groups.correct(
            actor.institution_id,
            group,
            kept=[_corrected(seat, group, checked.candidates) for seat in staying],
            added=[(session, first_presence(session, group)) for session in new],
            removed=[session for session, _ in leaving],
        )

    def _cancel(self, actor: Actor, group_id: GroupId, reason: str) -> SessionGroup:
        group = self._mine(actor, group_id).cancel(reason)
        presences = self.presences.of_group(actor.institution_id, group_id)
        at = self.clock()
        followed = [presence.follow(group, at) for presence in presences]
        return self.groups.save(actor.institution_id, group, followed)


Seat = tuple[ExamSession, Presence]


def _parted(
    sessions: Sequence[ExamSession],
    presences: Sequence[Presence],
    wanted: Mapping[CandidateId, PlannableCandidate],
) -> tuple[list[Seat], list[Seat]]:
    """Part who stays in the group from who leaves it."""
    live = {presence.session_id: presence for presence in presences}
    seats = [(session, live[session.id]) for session in sessions]
    staying = [seat for seat in seats if seat[0].candidate_id in wanted]
    return staying, [seat for seat in seats if seat[0].candidate_id not in wanted]


def _corrected(
    seat: Seat, group: SessionGroup, candidates: Mapping[CandidateId, PlannableCandidate]
) -> Seat:
    session, presence = seat
    candidate = candidates[session.candidate_id]
    renewed = replace(
        presence,
        extra_time_minutes=candidate.extra_time_minutes,
        group_state=group.state,
        elsewhere=group.elsewhere,
    )
    return corrected(session, group, candidate), renewed


def _by_name(row: PlannedCandidate) -> tuple[str, str]:
    return without_accents(row.name), row.login_name


def _planned(presence: Presence, name: str) -> PlannedCandidate:
    return PlannedCandidate(
        session_id=presence.session_id,
        candidate_id=presence.candidate_id,
        name=name,
        login_name=presence.login_name,
        extra_time_minutes=presence.extra_time_minutes,
    )


def _planned_group(
    group_id: GroupId, access_code: str, actor: Actor, checked: CheckedPlan
) -> SessionGroup:
    plan = checked.plan
    group = SessionGroup(
        id=group_id,
        institution_id=actor.institution_id,
        site_id=plan.site_id,
        exam_id=plan.exam_id,
        exam_title=checked.exam_title,
        form_id=checked.form.form_id,
        name=plan.name.strip(),
        opens_at=plan.opens_at,
        closes_at=plan.closes_at,
        duration_minutes=checked.details.duration_minutes,
        total_items=checked.form.total_items,
        access_code=access_code,
        proctor_ids=plan.proctor_ids,
        candidate_count=len(plan.candidate_ids),
        edge_id=plan.edge_id,
        edge_name=checked.edge_name,
        elsewhere=plan.edge_id is not None,
    )
    # An online group is at its place as soon as it exists; a school server fetches its own.
    return group if group.elsewhere else group.distribute()
