"""Links in e-mails: one use, one purpose, and never longer than they were given."""

from datetime import timedelta

import pytest

from chalicelib.core.access import Link, LinkEnded, LinkPurpose, LinkTokens
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE
from tests.fakes.access import FakeLinkStore
from tests.fakes.kernel import CountingIds, StandingClock

PIEN = UserId("PIEN")
HOUR = timedelta(hours=1)
FORGOTTEN = LinkPurpose.PASSWORD_FORGOTTEN


class Room:
    """The service over fakes."""

    def __init__(self) -> None:
        self.clock = StandingClock(NINE)
        self.rows = FakeLinkStore()
        self.tokens = LinkTokens(self.rows, self.clock, CountingIds())

    def issue(self) -> str:
        return self.tokens.issue(FORGOTTEN, PIEN, lasts=HOUR, facts={"email": "p@example.nl"})


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_token_gives_back_whose_it_is_and_what_it_is_for(room: Room) -> None:
    token = room.issue()

    link = room.tokens.redeem(FORGOTTEN, token)

    assert (link.user_id, link.facts) == (PIEN, {"email": "p@example.nl"})


def test_a_token_works_once(room: Room) -> None:
    token = room.issue()
    room.tokens.redeem(FORGOTTEN, token)

    with pytest.raises(LinkEnded):
        room.tokens.redeem(FORGOTTEN, token)


def test_of_two_who_use_a_token_at_the_same_moment_one_gets_in() -> None:
    class UsedMeanwhile(FakeLinkStore):
        def get(self, id_hash: str) -> Link:
            found = super().get(id_hash)
            self.rows.clear()
            return found

    tokens = LinkTokens(UsedMeanwhile(), StandingClock(NINE), CountingIds())
    token = tokens.issue(FORGOTTEN, PIEN, lasts=HOUR)

    with pytest.raises(LinkEnded):
        tokens.redeem(FORGOTTEN, token)


def test_looking_does_not_use_a_token_up(room: Room) -> None:
    token = room.issue()

    room.tokens.peek(FORGOTTEN, token)

    assert room.tokens.redeem(FORGOTTEN, token).user_id == PIEN


def test_a_token_opens_nothing_but_what_it_is_for(room: Room) -> None:
    token = room.issue()

    with pytest.raises(LinkEnded):
        room.tokens.redeem(LinkPurpose.EMAIL_CONFIRMATION, token)


def test_a_token_ends_after_the_time_it_was_given(room: Room) -> None:
    token = room.issue()
    room.clock.move(minutes=60)

    with pytest.raises(LinkEnded):
        room.tokens.peek(FORGOTTEN, token)


def test_an_invented_token_opens_nothing(room: Room) -> None:
    with pytest.raises(LinkEnded):
        room.tokens.peek(FORGOTTEN, "invented")


def test_what_is_kept_is_not_the_token(room: Room) -> None:
    token = room.issue()

    assert token not in repr(room.rows.rows)
