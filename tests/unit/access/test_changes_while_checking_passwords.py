"""An account that is changed while its password is being checked: that takes long enough to try."""

from dataclasses import replace

import pytest

from chalicelib.core.access import AccountState, Visitor
from chalicelib.core.kernel import ChangedMeanwhile
from tests.builders.access import PASSWORD, AccessRoom
from tests.fakes.access import FakePasswordHasher

HERE = Visitor("192.0.2.7")


class SlowHasher(FakePasswordHasher):
    """Checks so slowly that an administrator deactivates the account meanwhile."""

    room: AccessRoom | None = None

    def verify(self, password_hash: str | None, password: str) -> bool:
        if self.room:
            account = self.room.accounts.get_by_username("p.devries")
            self.room.accounts.save(replace(account, state=AccountState.DEACTIVATED))
            self.room.logins.end_all_of(account.user_id)
        return super().verify(password_hash, password)


@pytest.fixture
def room() -> AccessRoom:
    return AccessRoom(hasher=SlowHasher())


def _be_slow(room: AccessRoom) -> None:
    assert isinstance(room.hasher, SlowHasher)
    room.hasher.room = room


def test_no_login_on_the_monitor_outlives_it(room: AccessRoom) -> None:
    _be_slow(room)

    with pytest.raises(ChangedMeanwhile):
        room.monitor_log_in.log_in(username="p.devries", password=PASSWORD)

    assert room.login_rows.rows == {}


def test_no_login_of_a_remembered_browser_outlives_it(room: AccessRoom) -> None:
    pending = room.begin(visitor=HERE)
    login = room.log_in.confirm_one_time_password(
        pending_id=pending.pending_id, code=room.code_of_last_mail(), visitor=HERE
    )
    _be_slow(room)

    with pytest.raises(ChangedMeanwhile):
        room.log_in.log_in(
            username="p.devries", password=PASSWORD, visitor=replace(HERE, mark=login.mark)
        )

    assert room.login_rows.rows == {}
