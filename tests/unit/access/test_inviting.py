"""Inviting somebody: a username that people recognise, a password for one time, and the mail."""

from dataclasses import replace
from typing import Any

import pytest

from chalicelib.adapters.ids import SystemIds
from chalicelib.core.access import (
    FACET_PASSWORDS,
    Account,
    AccountState,
    Membership,
    Role,
    UsernameTaken,
)
from chalicelib.core.access.model.invitation import (
    DIGITS,
    LETTERS,
    PASSWORD_PARTS,
    new_initial_password,
    usernames,
)
from chalicelib.core.kernel import UserId
from tests.builders.access import NINE, SCHOOL, SITE, AccessRoom, an_account
from tests.fakes.kernel import CountingIds


@pytest.mark.parametrize(
    ("first_name", "last_name", "username"),
    [
        ("Pien", "de Vries", "p.vries"),
        ("Zoë", "Kramerveen", "z.kramerveen"),
        ("Ömer", "Özgürel", "o.ozgurel"),
        ("Pien", "van 't Hoenderveld", "p.hoenderveld"),
        ("Jan-Willem", "van der Berg-de Jong", "j.bergdejong"),
        ("Anouk", "D'Hondtse", "a.dhondtse"),
        ("Søren", "Groß", "s.gross"),
        ("Bas", "jansen", "b.jansen"),
        ("Bas", "van jansen", "b.jansen"),
        ("Ли", "Ван", "gebruiker"),
        ("Ли", "", "gebruiker"),
        ("X", "A" * 60, "x." + "a" * 38),
    ],
)
def test_a_username_is_the_initial_and_the_surname(
    first_name: str, last_name: str, username: str
) -> None:
    assert next(usernames(first_name, last_name, CountingIds())) == username


def test_a_common_name_gets_a_number_and_at_last_a_drawn_one() -> None:
    tried = list(usernames("Jan", "de Jong", CountingIds()))

    assert tried[:3] == ["j.jong", "j.jong2", "j.jong3"]
    assert len(tried) == len(set(tried)) == 19
    assert all(len(one) == len("j.jong") + 4 for one in tried[9:])


def test_an_initial_password_is_hard_to_guess_and_easy_to_type() -> None:
    passwords = {new_initial_password(SystemIds()) for _ in range(500)}

    assert len(passwords) == 500
    assert (len(LETTERS) ** 2 * len(DIGITS)) ** PASSWORD_PARTS >= 2**60
    assert not set("".join(passwords)) & set("ilo01IO")
    for password in passwords:
        assert len(password) >= 12
        FACET_PASSWORDS.check(password)


class AlwaysTheSame:
    """Draws no other number, however often it is asked."""

    def __call__(self) -> str:
        return "the-same"

    def code(self, length: int, alphabet: str) -> str:
        return alphabet[0] * length


def _invite(room: AccessRoom, **changes: Any) -> Account:
    given: dict[str, Any] = {
        "first_name": "Nora",
        "last_name": "van den Bakker",
        "email": "nora@school.example.nl",
        "phone": "06 12 34 56 78",
        "institution_id": SCHOOL,
        "site_ids": frozenset({SITE}),
        "roles": frozenset({Role.PROCTOR}),
    }
    return room.staff.invite(**{**given, **changes})


def test_whoever_is_invited_has_an_account_that_waits_for_an_own_password() -> None:
    room = AccessRoom()

    account = _invite(room)

    assert room.accounts.get_by_username("n.bakker") == account
    assert account.state is AccountState.INVITED
    assert account.password.initial
    assert account.password.set_at == NINE
    assert account.memberships == (
        Membership(SCHOOL, frozenset({SITE}), frozenset({Role.PROCTOR})),
    )


def test_an_invitation_is_mailed_with_everything_to_get_in() -> None:
    room = AccessRoom()

    account = _invite(room)

    (mail,) = room.work.mails
    assert (mail.to, mail.template) == ("nora@school.example.nl", "account_opened")
    assert (mail.user_id, mail.institution_id) == (account.user_id, SCHOOL)
    assert mail.facts["username"] == "n.bakker"
    assert mail.facts["institution"] == "Het College"
    assert mail.facts["link"] == "https://facet.example.nl/login"
    assert room.hasher.verify(account.password.hash, mail.facts["password"])


def test_the_second_person_of_a_name_gets_a_number() -> None:
    room = AccessRoom()
    _invite(room)

    assert _invite(room).username == "n.bakker2"


def test_when_every_username_is_taken_nobody_is_mailed() -> None:
    room = AccessRoom()
    for number, username in enumerate(usernames("Nora", "Bakker", AlwaysTheSame())):
        room.accounts.rows[username] = an_account(username=username, user_id=UserId(str(number)))
    room.staff = replace(room.staff, new_id=AlwaysTheSame())

    with pytest.raises(UsernameTaken):
        _invite(room)
    assert room.work.mails == []


def test_a_chosen_username_is_used_or_refused() -> None:
    room = AccessRoom()

    assert _invite(room, username=" N.B ").username == "n.b"
    with pytest.raises(UsernameTaken):
        _invite(room, username="n.b")
