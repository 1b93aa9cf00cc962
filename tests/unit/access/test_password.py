"""How long a password opens the door, and which ones before it are remembered."""

from datetime import timedelta

from chalicelib.core.access import EARLIER_KEPT, PASSWORD_LASTS, Password
from tests.builders.access import NINE

YEAR = timedelta(days=365)


def test_a_password_lasts_365_days_and_not_a_moment_longer() -> None:
    password = Password("hash", NINE)

    assert password.ends_at == NINE + YEAR == NINE + PASSWORD_LASTS
    assert not password.has_ended(NINE + YEAR - timedelta(microseconds=1))
    assert password.has_ended(NINE + YEAR)
    assert password.must_be_replaced(NINE + YEAR)


def test_without_expiry_an_own_password_never_ends() -> None:
    password = Password("hash", NINE, expires=False)

    assert password.ends_at is None
    assert not password.must_be_replaced(NINE + 10 * YEAR)


def test_an_initial_password_must_be_replaced_at_once_and_always_ends() -> None:
    password = Password("hash", NINE, initial=True, expires=False)

    assert password.must_be_replaced(NINE)
    assert not password.has_ended(NINE)
    assert password.has_ended(NINE + YEAR)


def test_the_last_24_own_passwords_are_remembered_the_last_one_first() -> None:
    password = Password("0", NINE)
    for number in range(1, 30):
        password = password.replaced_by(str(number), NINE)

    assert password.hash == "29"
    assert password.earlier == tuple(str(number) for number in range(28, 4, -1))
    assert len(password.earlier) == EARLIER_KEPT == 24


def test_an_initial_password_is_nobodys_choice_and_is_not_remembered() -> None:
    password = Password("own", NINE).reset_to("initial", NINE).replaced_by("next", NINE)

    assert password.earlier == ("own",)
    assert not password.initial
