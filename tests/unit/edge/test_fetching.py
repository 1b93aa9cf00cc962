"""A school server keeps its groups as the cloud has them, until they are released."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from chalicelib.core.access import AccountState
from chalicelib.core.exams import ContentDamaged
from chalicelib.core.kernel import ChangedMeanwhile, FormId, GroupId, NotFound
from chalicelib.core.sessions import GroupState, SessionGroup
from chalicelib.core.sync import (
    CloudOutOfReach,
    CloudRefused,
    FetchableGroup,
    FetchableGroups,
    FetchedShelf,
    Fetching,
    HandedOver,
)
from tests.builders.hand_overs import LEASE, PARTS, a_form, a_proctor, handed_over
from tests.builders.sessions import FORM, GROUP, NINE, PROCTOR, SCHOOL
from tests.fakes.exams import FakeBlobStore
from tests.fakes.kernel import StandingClock
from tests.fakes.sessions import FakeGroupStore, FakePresenceStore, FakeSessionStores
from tests.fakes.uplink import (
    FakeFetchedCandidates,
    FakeFetchedForms,
    FakeFetchedGroups,
    FakeFetchedStaff,
    SilentUplink,
)


@dataclass
class CloudWithGroups(SilentUplink):
    """The cloud as far as fetching sees it; ``asked`` remembers what it was asked for."""

    listed: list[FetchableGroup] = field(default_factory=list)
    group: HandedOver = field(default_factory=handed_over)
    parts: dict[str, bytes] = field(default_factory=lambda: dict(PARTS))
    asked: list[str] = field(default_factory=list)
    lost: list[int | None] = field(default_factory=list)
    refused: set[GroupId] = field(default_factory=set)

    def groups(self) -> FetchableGroups:
        return FetchableGroups(tuple(self.listed), NINE)

    def fetch_group(self, group_id: GroupId, *, lost_lease: int | None) -> HandedOver:
        self.asked.append(group_id)
        self.lost.append(lost_lease)
        if group_id in self.refused:
            raise CloudRefused("group-not-distributable")
        return self.group

    def fetch_part(self, form_id: FormId, name: str) -> bytes:
        self.asked.append(name)
        if name not in self.parts:
            raise CloudOutOfReach("ReadTimeout")
        return self.parts[name]


class School:
    """A school server that only fetches."""

    def __init__(self) -> None:
        self.memory = FakeSessionStores()
        self.groups = FakeGroupStore(self.memory)
        self.presences = FakePresenceStore(self.memory)
        self.cloud = CloudWithGroups([FetchableGroup(GROUP, LEASE - 1, owned=False)])
        self.content = FakeBlobStore()
        self.staff = FakeFetchedStaff()
        self.forms = FakeFetchedForms()
        self.candidates = FakeFetchedCandidates()
        self.clock = StandingClock(NINE)
        self.restart()

    def restart(self) -> None:
        shelf = FetchedShelf(
            FakeFetchedGroups(self.memory), self.forms, self.staff, self.candidates, self.content
        )
        self.fetching = Fetching(SCHOOL, self.cloud, self.groups, self.presences, shelf, self.clock)

    def fetched(self) -> None:
        """Fetch the group; from now on the cloud lists it as ours."""
        self.fetching.run()
        self.cloud.listed = [FetchableGroup(GROUP, LEASE, owned=True)]
        self.cloud.asked.clear()

    @property
    def group(self) -> SessionGroup:
        return self.groups.get(SCHOOL, GROUP)

    def release(self) -> None:
        released = self.group.release(NINE)
        self.groups.save(SCHOOL, released)


@pytest.fixture
def school() -> School:
    return School()


def test_a_group_arrives_with_everything_that_its_day_needs(school: School) -> None:
    school.fetching.run()

    assert school.group.lease == LEASE
    assert len(school.presences.of_group(SCHOOL, GROUP)) == 2
    assert {name for _, name in school.content.blobs} == set(PARTS)
    assert school.forms.rows[FORM] == a_form()
    assert len(school.candidates.rows) == 2
    proctor = school.staff.rows["p.devries"]
    assert (proctor.user_id, proctor.password.hash) == (PROCTOR, "verifier")
    assert (proctor.email, proctor.state) == ("", AccountState.ACTIVE)


def test_nothing_is_fetched_twice(school: School) -> None:
    school.fetched()

    school.fetching.run()

    assert school.cloud.asked == []


def test_a_group_is_fetched_again_after_an_hour_so_that_a_new_password_works(
    school: School,
) -> None:
    school.fetched()
    school.cloud.group = replace(school.cloud.group, proctors=(a_proctor("new verifier"),))

    school.clock.move(minutes=60)
    school.fetching.run()

    assert school.cloud.asked == [GROUP]
    assert school.cloud.lost == [None, None]
    assert school.staff.rows["p.devries"].password.hash == "new verifier"


def test_a_proctor_who_was_deactivated_in_the_portal_cannot_log_in_here_any_more(
    school: School,
) -> None:
    school.fetched()
    school.cloud.group = replace(school.cloud.group, proctors=())

    school.clock.move(minutes=60)
    school.fetching.run()

    assert school.staff.rows["p.devries"].state is AccountState.DEACTIVATED


def test_a_group_that_was_released_here_is_never_touched_again(school: School) -> None:
    school.fetched()
    school.release()

    school.clock.move(minutes=60)
    school.restart()
    school.fetching.run()

    assert school.cloud.asked == []
    assert school.group.state is GroupState.RELEASED


def test_an_answer_that_got_lost_is_fetched_again(school: School) -> None:
    school.cloud.listed = [FetchableGroup(GROUP, LEASE, owned=True)]

    school.fetching.run()

    assert school.group.lease == LEASE


def test_fetching_goes_on_with_the_part_where_the_line_broke(school: School) -> None:
    del school.cloud.parts["part-2"]
    with pytest.raises(CloudOutOfReach):
        school.fetching.run()
    with pytest.raises(NotFound):
        assert school.group

    school.cloud.listed = [FetchableGroup(GROUP, LEASE, owned=True)]
    school.cloud.parts, school.cloud.asked = dict(PARTS), []
    school.fetching.run()

    assert school.cloud.asked == [GROUP, "part-2"]
    assert school.cloud.lost == [None, None]
    assert school.group.lease == LEASE


def test_a_server_that_starts_again_says_which_lease_it_lost(school: School) -> None:
    del school.cloud.parts["part-2"]
    for _ in range(2):
        with pytest.raises(CloudOutOfReach):
            school.fetching.run()
        school.restart()
        school.cloud.listed = [FetchableGroup(GROUP, LEASE, owned=True)]

    assert school.cloud.lost == [None, LEASE]


def test_a_part_that_changed_on_its_way_is_not_kept(school: School) -> None:
    school.cloud.parts["part-2"] = b"something else"

    with pytest.raises(ContentDamaged):
        school.fetching.run()

    assert {name for _, name in school.content.blobs} == {"part-1"}


def test_a_part_that_was_damaged_here_is_fetched_again(school: School) -> None:
    school.fetched()
    school.content.blobs[FORM, "part-1"] = b"bit rot"

    school.clock.move(minutes=60)
    school.fetching.run()

    assert school.content.blobs[FORM, "part-1"] == PARTS["part-1"]


def test_a_group_that_was_taken_back_is_left(school: School) -> None:
    school.fetched()
    school.release()

    school.cloud.listed = []
    school.fetching.run()

    assert school.group.handed_over
    assert all(one.elsewhere for one in school.presences.of_group(SCHOOL, GROUP))


def test_a_list_that_was_old_when_it_came_is_put_right_by_the_next(school: School) -> None:
    school.fetched()
    school.release()
    ours, school.cloud.listed = school.cloud.listed, []
    school.fetching.run()

    school.cloud.listed = ours
    school.fetching.run()

    assert not school.group.elsewhere
    assert not any(one.elsewhere for one in school.presences.of_group(SCHOOL, GROUP))
    assert school.cloud.asked == []


def test_a_group_that_has_another_owner_since_is_left_too(school: School) -> None:
    school.fetched()
    school.release()

    school.cloud.listed = [FetchableGroup(GROUP, LEASE + 2, owned=True)]
    with pytest.raises(ChangedMeanwhile):
        school.fetching.run()

    assert school.group.elsewhere
    assert school.cloud.asked == []


def test_a_group_that_was_closed_and_went_home_stays_as_it_was(school: School) -> None:
    school.fetched()
    school.release()
    school.groups.save(SCHOOL, school.group.close(NINE + timedelta(hours=1)))

    school.cloud.listed = []
    school.fetching.run()

    assert not school.group.elsewhere


def test_a_group_that_the_cloud_refuses_does_not_hold_up_the_others(school: School) -> None:
    other = GroupId("OTHER")
    school.cloud.listed.insert(0, FetchableGroup(other, 1, owned=False))
    school.cloud.refused = {other}

    with pytest.raises(CloudRefused):
        school.fetching.run()

    assert school.group.lease == LEASE
