"""Who hears of a mail that did not arrive, and when it is forgotten."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chalicelib.core.access import FAILURE_KEPT, Actor, MailFailures, MailRoom, Role, Scope
from chalicelib.core.access.mails import one_time_password_mail
from chalicelib.core.institutions.mails import registration_approved_mail
from chalicelib.core.kernel import (
    Fault,
    ForgetMailFailures,
    InstitutionId,
    MailFailureKind,
    MailRejected,
    RecordMailFailure,
    RenderedMail,
    UserId,
)
from chalicelib.pages.mail_writer import TemplateMailWriter
from tests.builders.access import NINE, SCHOOL, an_account
from tests.fakes.access import FakeAccountStore, FakeMailFailureStore, FakeWorkplaces
from tests.fakes.kernel import StandingClock

ELSEWHERE = InstitutionId("ELSEWHERE")
PIEN = UserId("PLANNER")
TO = "pien@school.example.nl"
HOUR = timedelta(hours=1)
NEWS = RecordMailFailure(
    to=TO,
    template="account_opened",
    at=NINE,
    kind=MailFailureKind.NO_MAILBOX,
    reason=f"550 5.1.1 <{TO}> no such user",
    user_id=PIEN,
    institution_id=SCHOOL,
)
TO_A_BOARD = replace(NEWS, to="bestuur@stichting.example.nl", user_id=None)


class FakeMailer:
    """Remembers mails, or refuses each with the same error."""

    def __init__(self, refusal: Exception | None = None) -> None:
        self.sent: list[RenderedMail] = []
        self.refusal = refusal

    def send(self, mail: RenderedMail) -> None:
        if self.refusal:
            raise self.refusal
        self.sent.append(mail)


class Room:
    """Mail failures over fakes, with one planner who has an account."""

    def __init__(self) -> None:
        self.clock = StandingClock(NINE)
        self.store = FakeMailFailureStore()
        accounts, places = FakeAccountStore(), FakeWorkplaces()
        accounts.add(an_account())
        places.names[SCHOOL] = "De Noord"
        self.failures = MailFailures(self.store, accounts, places, self.clock)

    def mail_room(self, mailer: FakeMailer) -> MailRoom:
        return MailRoom(TemplateMailWriter(), mailer, self.failures, self.clock)

    def seen_by(self, role: Role, school: InstitutionId = SCHOOL) -> list[str]:
        found = self.failures.list_failures(an_actor(role, school), page=1)
        return [one.to_masked for one in found.failures]


def an_actor(role: Role, school: InstitutionId = SCHOOL) -> Actor:
    return Actor(UserId("ELS"), school, frozenset(), frozenset({role}), Scope.PORTAL, "Els")


@pytest.fixture
def room() -> Room:
    return Room()


def test_an_administrator_sees_who_did_not_get_which_mail(room: Room) -> None:
    room.failures.record(NEWS)

    found = room.failures.list_failures(an_actor(Role.INSTITUTION_ADMIN), page=1)

    (one,) = found.failures
    assert (one.name, one.to_masked, one.template) == (
        "Pien de Vries",
        "p•••@school.example.nl",
        "account_opened",
    )
    assert (one.at, one.kind, one.institution_name) == (NINE, NEWS.kind, "De Noord")
    assert (found.total, found.of_all_institutions) == (1, False)


def test_the_words_of_a_mail_server_do_not_give_the_address_away(room: Room) -> None:
    room.failures.record(replace(NEWS, reason=NEWS.reason + "x" * 1000))

    assert TO not in repr(vars(room.store))
    (kept,) = room.store.everywhere()
    assert kept.reason.startswith("550 5.1.1 <p•••@school.example.nl> no such user")
    assert len(kept.reason) <= 300


def test_another_institution_sees_nothing_and_the_helpdesk_sees_all(room: Room) -> None:
    room.failures.record(NEWS)

    assert room.seen_by(Role.INSTITUTION_ADMIN, ELSEWHERE) == []
    assert room.seen_by(Role.HELPDESK, ELSEWHERE) == ["p•••@school.example.nl"]


def test_a_mail_to_a_board_is_for_the_helpdesk(room: Room) -> None:
    room.failures.record(TO_A_BOARD)
    room.failures.record(replace(TO_A_BOARD, institution_id=None))

    assert room.seen_by(Role.INSTITUTION_ADMIN) == []
    assert room.seen_by(Role.HELPDESK) == ["b•••@stichting.example.nl"] * 2


def test_the_newest_failure_comes_first_and_long_lists_come_in_pages(room: Room) -> None:
    for hours in range(30):
        user_id = UserId(f"USER-{hours}")
        room.failures.record(replace(NEWS, user_id=user_id, at=NINE + hours * HOUR))
    room.clock.at = NINE + 40 * HOUR

    first, last = (
        room.failures.list_failures(an_actor(Role.INSTITUTION_ADMIN), page=page) for page in (1, 2)
    )

    assert (first.pages, first.total, len(first.failures), len(last.failures)) == (2, 30, 25, 5)
    assert first.failures[0].at == NINE + 29 * HOUR
    assert last.failures[-1].at == NINE


def test_a_user_has_a_badge_for_the_latest_failure_only(room: Room) -> None:
    room.failures.record(replace(NEWS, template="password_ends", at=NINE + HOUR))
    room.failures.record(NEWS)
    room.failures.record(TO_A_BOARD)

    badges = room.failures.of_users(an_actor(Role.INSTITUTION_ADMIN))

    assert {user: failure.template for user, failure in badges.items()} == {PIEN: "password_ends"}
    assert room.failures.of_users(an_actor(Role.INSTITUTION_ADMIN, ELSEWHERE)) == {}


@pytest.mark.parametrize(("later", "seen"), [(timedelta(seconds=-1), 1), (timedelta(0), 0)])
def test_a_failure_is_shown_for_ninety_days(room: Room, later: timedelta, seen: int) -> None:
    room.failures.record(NEWS)

    room.clock.at = NINE + FAILURE_KEPT + later

    assert len(room.seen_by(Role.INSTITUTION_ADMIN)) == seen
    assert len(room.failures.of_users(an_actor(Role.INSTITUTION_ADMIN))) == seen


@pytest.mark.parametrize(
    ("arrived_at", "seen"), [(NINE - HOUR, 1), (NINE + HOUR, 0)], ids=["before", "after"]
)
def test_a_mail_that_arrives_later_makes_up_for_it(
    room: Room, arrived_at: datetime, seen: int
) -> None:
    room.failures.record(NEWS)

    room.mail_room(FakeMailer()).hear(
        ForgetMailFailures(to=TO, at=arrived_at, user_id=PIEN, institution_id=SCHOOL)
    )

    assert len(room.seen_by(Role.INSTITUTION_ADMIN)) == seen


def test_a_mail_to_one_board_does_not_make_up_for_another(room: Room) -> None:
    room.failures.record(TO_A_BOARD)

    room.failures.forget(ForgetMailFailures(to=TO, at=NINE + HOUR, institution_id=SCHOOL))
    assert len(room.seen_by(Role.HELPDESK)) == 1
    board = "Bestuur@Stichting.example.nl"
    room.failures.forget(ForgetMailFailures(to=board, at=NINE + HOUR, institution_id=SCHOOL))

    assert room.seen_by(Role.HELPDESK) == []


def test_a_new_address_wipes_what_the_old_one_did(room: Room) -> None:
    room.failures.record(NEWS)
    room.failures.record(replace(NEWS, institution_id=None))
    room.failures.record(replace(NEWS, user_id=UserId("MO")))
    room.clock.at = NINE + HOUR

    room.failures.address_changed(PIEN, [SCHOOL])

    assert [one.user_id for one in room.store.everywhere()] == ["MO"]


def test_who_and_what_no_longer_exist_have_no_name(room: Room) -> None:
    room.failures.record(replace(NEWS, user_id=UserId("GONE"), institution_id=ELSEWHERE))

    (one,) = room.failures.list_failures(an_actor(Role.HELPDESK), page=1).failures

    assert (one.name, one.institution_name, one.to_masked) == ("", "", "p•••@school.example.nl")


MAIL = one_time_password_mail(
    to=TO, name="Pien", code="12345678", user_id=PIEN, institution_id=SCHOOL
)
BOARD_MAIL: dict[str, Any] = {
    "to": "bestuur@stichting.example.nl",
    "board_name": "Stichting",
    "institution": "De Noord",
    "administrator": "Mo",
    "kind": "new-institution",
}


def test_a_mail_is_written_and_handed_over(room: Room) -> None:
    mailer = FakeMailer()

    room.mail_room(mailer).send(MAIL)

    assert [(mail.to, mail.template) for mail in mailer.sent] == [(TO, "one_time_password")]
    assert "12345678" in mailer.sent[0].text
    assert room.store.everywhere() == ()


def test_a_mail_that_never_will_be_accepted_is_shown_and_not_tried_again(room: Room) -> None:
    room.mail_room(FakeMailer(MailRejected("address has a space"))).send(MAIL)

    (kept,) = room.store.everywhere()
    assert (kept.kind, kept.reason, kept.user_id, kept.at) == (
        MailFailureKind.REJECTED,
        "address has a space",
        PIEN,
        NINE,
    )


def test_a_mail_that_was_not_accepted_now_stays_on_the_queue(room: Room) -> None:
    with pytest.raises(Fault):
        room.mail_room(FakeMailer(Fault("ses"))).send(MAIL)

    assert room.store.everywhere() == ()


def test_a_refused_mail_to_a_board_is_heard_of_by_the_helpdesk(room: Room) -> None:
    mail = registration_approved_mail(**BOARD_MAIL)

    room.mail_room(FakeMailer(MailRejected("no"))).send(mail)

    assert room.seen_by(Role.HELPDESK) == ["b•••@stichting.example.nl"]
