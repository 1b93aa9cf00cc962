"""Before a release the keys of the exam lie in the chest of the school server."""

import base64

import pytest

from chalicelib.core.kernel import FormId, GroupId, Refusal
from chalicelib.core.sessions import GroupNotOpenYet
from chalicelib.core.sync import (
    CloudOutOfReach,
    CloudRefused,
    KeysNotHere,
    KeysRefused,
    Releasing,
    SealedKeys,
    seal_info,
)
from tests.builders.hand_overs import EDGE, LEASE, handed_over
from tests.builders.sessions import FORM, GROUP
from tests.fakes.uplink import FakeKeyChest, SilentUplink

OURS = handed_over().group


class CloudWithKeys(SilentUplink):
    """Gives keys, or fails as it is told."""

    def __init__(self) -> None:
        self.asked: list[tuple[GroupId, int]] = []
        self.failure: CloudRefused | CloudOutOfReach | None = None

    def release_keys(self, group_id: GroupId, lease: int) -> SealedKeys:
        self.asked.append((group_id, lease))
        if self.failure:
            raise self.failure
        content, outline = (base64.b64encode(b"sealed " + one).decode() for one in (b"c", b"o"))
        return SealedKeys(content, outline)


@pytest.fixture
def cloud() -> CloudWithKeys:
    return CloudWithKeys()


@pytest.fixture
def chest() -> FakeKeyChest:
    return FakeKeyChest()


def test_both_keys_come_into_the_chest_under_the_words_they_were_sealed_with(
    cloud: CloudWithKeys, chest: FakeKeyChest
) -> None:
    Releasing(EDGE, cloud, chest).make_ready(OURS)

    assert cloud.asked == [(GROUP, LEASE)]
    assert chest.keys == {
        (FORM, "content"): (b"sealed c", seal_info(EDGE, GROUP, LEASE, "content")),
        (FORM, "outline"): (b"sealed o", seal_info(EDGE, GROUP, LEASE, "outline")),
    }


def test_keys_that_are_here_need_no_cloud(cloud: CloudWithKeys, chest: FakeKeyChest) -> None:
    releasing = Releasing(EDGE, cloud, chest)
    assert not releasing.are_ready(OURS)
    releasing.make_ready(OURS)
    assert releasing.are_ready(OURS)

    cloud.failure = CloudOutOfReach()
    releasing.make_ready(OURS)

    assert len(cloud.asked) == 1


def test_half_of_the_keys_is_not_enough(cloud: CloudWithKeys, chest: FakeKeyChest) -> None:
    chest.take_in(b"sealed", b"", form_id=FormId(FORM), purpose="content")

    releasing = Releasing(EDGE, cloud, chest)
    assert not releasing.are_ready(OURS)
    releasing.make_ready(OURS)

    assert (FORM, "outline") in chest.keys


@pytest.mark.parametrize(
    ("failure", "refusal", "facts"),
    [
        (CloudOutOfReach("ConnectError"), KeysNotHere, {}),
        (CloudRefused("lease-lost"), KeysRefused, {"cause": "lease-lost"}),
    ],
)
def test_without_a_yes_of_the_cloud_nothing_is_released(
    cloud: CloudWithKeys,
    chest: FakeKeyChest,
    failure: CloudRefused | CloudOutOfReach,
    refusal: type[Refusal],
    facts: dict[str, str],
) -> None:
    cloud.failure = failure

    with pytest.raises(refusal) as refused:
        Releasing(EDGE, cloud, chest).make_ready(OURS)

    assert refused.value.facts == facts
    assert chest.keys == {}


def test_the_clock_of_the_cloud_decides_whether_it_is_time(
    cloud: CloudWithKeys, chest: FakeKeyChest
) -> None:
    cloud.failure = CloudRefused("group-not-open-yet")

    with pytest.raises(GroupNotOpenYet) as refused:
        Releasing(EDGE, cloud, chest).make_ready(OURS)

    assert refused.value.facts == {"opens_at": OURS.opens_at}
