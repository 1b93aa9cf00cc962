"""The cloud with a school server, and a group that was handed over to it."""

import pytest

from chalicelib.core.kernel import GroupId
from tests.builders.edge_room import EdgeRoom


@pytest.fixture
def room() -> EdgeRoom:
    return EdgeRoom()


@pytest.fixture
def group_id(room: EdgeRoom) -> GroupId:
    return room.handed_over()
